#include "media/rtp/sender_clock.h"

#include <algorithm>
#include <cmath>

#include "media/rtp/ntp_difference.h"

namespace media {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;
constexpr int64_t kJump = kNanosPerSecond;             // a report that far off means new timestamps
constexpr int64_t kSpanForRate = 8 * kNanosPerSecond;  // reports closer together only shift, never tilt the line
constexpr double kMaxRateError = 1000e-6;

}  // namespace

void SenderClock::on_sender_report(const SenderReport& report, Timestamp arrival) {
  remote_->on_sender_report(report.ntp, arrival);
  if (count_ > 0) {
    const int64_t remote_ns = ntp_difference_ns(report.ntp, first_ntp_);
    if (remote_ns == newest().remote_ns) return;
    const auto ticks = static_cast<double>(unwrapper_.peek(report.rtp_timestamp) - anchor_rtp_);
    const double expected = anchor_ns_ + ticks * ns_per_tick_;
    if (std::abs(expected - static_cast<double>(remote_ns)) > kJump) reset();
  }
  if (count_ == 0) first_ntp_ = report.ntp;
  points_[next_] = {unwrapper_.unwrap(report.rtp_timestamp), ntp_difference_ns(report.ntp, first_ntp_)};
  next_ = (next_ + 1) % kReports;
  count_ = std::min(count_ + 1, kReports);
  fit();
}

std::optional<Timestamp> SenderClock::capture_time(uint32_t rtp_timestamp) const {
  if (count_ == 0) return std::nullopt;
  const auto ticks = static_cast<double>(unwrapper_.peek(rtp_timestamp) - anchor_rtp_);
  return remote_->to_local(ntp_plus_ns(first_ntp_, static_cast<int64_t>(anchor_ns_ + ticks * ns_per_tick_)));
}

void SenderClock::reset() {
  unwrapper_.reset();
  count_ = 0;
  next_ = 0;
}

// Least squares through the reports kept, relative to the newest so that doubles are exact enough.
void SenderClock::fit() {
  const double nominal = static_cast<double>(kNanosPerSecond) / clock_rate_;
  const Point origin = newest();
  double mean_x = 0, mean_y = 0;
  int64_t first_ns = origin.remote_ns;
  for (size_t i = 0; i < count_; ++i) {
    mean_x += static_cast<double>(points_[i].rtp - origin.rtp) / static_cast<double>(count_);
    mean_y += static_cast<double>(points_[i].remote_ns - origin.remote_ns) / static_cast<double>(count_);
    first_ns = std::min(first_ns, points_[i].remote_ns);
  }
  double xx = 0, xy = 0;
  for (size_t i = 0; i < count_; ++i) {
    const double x = static_cast<double>(points_[i].rtp - origin.rtp) - mean_x;
    xx += x * x;
    xy += x * (static_cast<double>(points_[i].remote_ns - origin.remote_ns) - mean_y);
  }
  const bool enough = origin.remote_ns - first_ns >= kSpanForRate && count_ >= 4 && xx > 0;
  const double limit = nominal * kMaxRateError;
  ns_per_tick_ = enough ? std::clamp(xy / xx, nominal - limit, nominal + limit) : nominal;
  anchor_rtp_ = origin.rtp;
  anchor_ns_ = static_cast<double>(origin.remote_ns) + mean_y - mean_x * ns_per_tick_;
}

}  // namespace media
