#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/time.h"

namespace tools {

// Pictures of one stream as they come: rate and longest standstill.
class FrameMeter {
 public:
  void on_frame(media::Timestamp now);
  // Begins counting anew; the time before is forgotten.
  void reset(media::Timestamp now);

  uint64_t frames() const { return frames_; }
  double frames_per_second(media::Timestamp now) const;
  // Up to `now`, the one under way included. Zero before the first frame ever.
  media::Duration longest_freeze(media::Timestamp now) const;
  std::optional<media::Timestamp> first_frame() const { return first_ever_; }

 private:
  std::optional<media::Timestamp> first_ever_;
  media::Timestamp since_{};
  std::optional<media::Timestamp> last_;
  media::Duration longest_{0};
  uint64_t frames_ = 0;
};

// Collected delays.
class LatencyMeter {
 public:
  static constexpr size_t kMaxSamples = 100'000;
  void add(media::Duration latency);
  void reset() { samples_.clear(); }
  size_t count() const { return samples_.size(); }
  // `share` 0…1, nearest rank; nullopt without samples.
  std::optional<media::Duration> percentile(double share) const;
  const std::vector<media::Duration>& samples() const { return samples_; }

 private:
  std::vector<media::Duration> samples_;
};

}  // namespace tools
