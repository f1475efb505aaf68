#include "media/audio/delay_tracker.h"

#include <algorithm>

#include "media/audio/audio_frame.h"

namespace media {

void DelayTracker::add(Timestamp arrival, int64_t rtp_time) {
  const bool first = !last_arrival_ || arrival - *last_arrival_ > kWindow;
  if (first) {
    least_.fill(Duration::max());
    bucket_end_ = arrival + kBucket;
  }
  while (arrival >= bucket_end_) {
    current_ = (current_ + 1) % kBuckets;
    least_[current_] = Duration::max();
    bucket_end_ += kBucket;
  }
  const Duration offset = arrival.time_since_epoch() - samples_to_duration(rtp_time);
  least_[current_] = std::min(least_[current_], offset);
  offset_ = *std::min_element(least_.begin(), least_.end());
  last_arrival_ = std::max(arrival, last_arrival_.value_or(arrival));
}

void DelayTracker::reset() { last_arrival_.reset(); }

std::optional<Timestamp> DelayTracker::expected_arrival(int64_t rtp_time) const {
  if (!last_arrival_) return std::nullopt;
  return Timestamp(offset_ + samples_to_duration(rtp_time));
}

}  // namespace media
