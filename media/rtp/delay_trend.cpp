#include "media/rtp/delay_trend.h"

#include <utility>

namespace media {

std::optional<Duration> DelayTrend::take() {
  const bool enough = std::exchange(packets_, 0) >= kFewest;
  const auto before = std::exchange(before_, enough ? std::optional(least_) : std::nullopt);
  if (!enough || !before) return std::nullopt;
  const Duration change = least_ - *before;
  return change > kMost || change < -kMost ? std::nullopt : std::optional(change);
}

}  // namespace media
