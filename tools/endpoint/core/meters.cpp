#include "tools/endpoint/core/meters.h"

#include <algorithm>
#include <cmath>

namespace tools {

using media::Duration;
using media::Timestamp;

void FrameMeter::on_frame(Timestamp now) {
  if (!first_ever_) {
    first_ever_ = now;
    since_ = now;
  }
  if (last_) longest_ = std::max(longest_, now - *last_);
  last_ = now;
  ++frames_;
}

void FrameMeter::reset(Timestamp now) {
  since_ = now;
  longest_ = Duration(0);
  if (last_) last_ = now;
  frames_ = 0;
}

double FrameMeter::frames_per_second(Timestamp now) const {
  if (!first_ever_ || now <= since_) return 0;
  return static_cast<double>(frames_) / std::chrono::duration<double>(now - since_).count();
}

Duration FrameMeter::longest_freeze(Timestamp now) const {
  if (!last_) return Duration(0);
  return std::max(longest_, now - *last_);
}

void LatencyMeter::add(Duration latency) {
  if (samples_.size() < kMaxSamples) samples_.push_back(latency);
}

std::optional<Duration> LatencyMeter::percentile(double share) const {
  if (samples_.empty()) return std::nullopt;
  auto sorted = samples_;
  const auto rank = static_cast<size_t>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size())));
  const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(rank == 0 ? 0 : rank - 1);
  std::ranges::nth_element(sorted, place);
  return *place;
}

}  // namespace tools
