#pragma once

#include <array>
#include <cstddef>

#include "media/quality/speech_bands.h"

namespace media {

// How alike two rows of onsets are when one is delayed against the other, for every delay of 0 … kLags − 1 steps of
// 10 ms, over the last seconds in which the first one had something to say. No allocation.
class LagCorrelation {
 public:
  static constexpr size_t kLags = 128;

  // One step. `cause` was sent, `effect` came back now.
  void add(const BandEnergies& cause, const BandEnergies& effect);

  // Steps with something in `cause`, of those that still count.
  float evidence() const { return evidence_ / weight_; }
  // So many steps were compared that all delays, the longest too, rest on something.
  bool settled() const { return age_ >= kSettled; }
  // Something was sent that could still come back.
  bool active() const { return quiet_ < kLags; }
  // The correlation coefficient of each delay, −1 … 1; all 0 if there is nothing to compare.
  void write(std::array<float, kLags>& coefficients) const;

 private:
  static constexpr int kSettled = 180;
  static constexpr int kOldest = 4000;

  void fade();

  // Ring of each band, twice: the last kLags steps always lie in a row, the newest first, at newest_.
  std::array<std::array<float, 2 * kLags>, kSpeechBands> causes_{};
  size_t newest_ = 0;
  size_t quiet_ = kLags;  // steps since `cause` had anything
  int age_ = 0;             // steps, up to kOldest
  float weight_ = 1;      // of the present step; grows, so that the past need not be touched to fade
  float steps_ = 0;       // sums of weight · …
  float evidence_ = 0;
  BandEnergies cause_sum_{};
  BandEnergies effect_sum_{};
  float cause_square_ = 0;
  float effect_square_ = 0;
  std::array<float, kLags> products_{};
};

}  // namespace media
