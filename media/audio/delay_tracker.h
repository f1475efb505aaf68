#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/base/time.h"

namespace media {

// Follows the shortest way of a source's packets: the least (arrival − RTP time) of the last ten seconds. Jitter only
// adds to it, so it moves with clock drift and changes of path alone. Pure.
class DelayTracker {
 public:
  void add(Timestamp arrival, int64_t rtp_time);
  void reset();

  // When the fastest packet with `rtp_time` would arrive; nullopt before the first packet.
  std::optional<Timestamp> expected_arrival(int64_t rtp_time) const;
  std::optional<Timestamp> last_arrival() const { return last_arrival_; }

 private:
  static constexpr size_t kBuckets = 10;
  static constexpr Duration kBucket = std::chrono::seconds(1);
  static constexpr Duration kWindow = std::chrono::seconds(10);
  std::array<Duration, kBuckets> least_{};  // per second of arrival; Duration::max(): nothing arrived
  size_t current_ = 0;
  Timestamp bucket_end_{};
  Duration offset_ = Duration::max();       // least of all buckets
  std::optional<Timestamp> last_arrival_;
};

}  // namespace media
