#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "media/quality/speech_bands.h"

namespace media {

// How much weaker a known echo is than what was sent. The hall's own talk only adds to what comes back, so the answer
// is near the low end of what was seen. No allocation.
class EchoLoss {
 public:
  static constexpr size_t kLags = 64;

  // One step of 10 ms: what was sent and what came back now, and the steady noise in the latter (mean squares).
  void add(float sent, float returned, float noise, size_t lag);
  // The delay is another one: begins anew.
  void clear();

  // In dB; nothing before enough was seen.
  std::optional<float> decibels() const;

 private:
  static constexpr size_t kBins = 60;  // of 1 dB, from kLowest
  static constexpr int kLowest = -10;

  std::array<float, kLags> sent_{};  // ring, smoothed; the newest at next_ − 1
  size_t next_ = 0;
  float smooth_sent_ = 0;
  float smooth_returned_ = 0;
  float loudest_ = 0;
  float total_ = 0;
  std::array<float, kBins> bins_{};
};

}  // namespace media
