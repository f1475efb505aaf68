#include "media/rtp/remote_clock.h"

#include <algorithm>
#include <cmath>

#include "media/rtp/ntp_difference.h"

namespace media {
namespace {

constexpr int64_t kMillisecond = 1'000'000;
constexpr int64_t kSecond = 1'000'000'000;
constexpr int64_t kBucket = 4 * kSecond;         // of which only the fastest report is kept: 200 ppm of it are 0.8 ms
constexpr int64_t kWindow = 64 * kBucket;
constexpr int64_t kSpanForSlope = 20 * kSecond;  // jitter hides the drift of anything shorter
constexpr double kMaxSlope = 300e-6;
constexpr size_t kSettlingBuckets = 8;
constexpr double kMaxStep = 1.0 * kMillisecond;  // per report, once settled; larger errors go by a fifth
constexpr int64_t kFarBelow = 10 * kMillisecond;  // no drift comes down so far at once: the way or the clock changed
constexpr int64_t kFarAbove = 2 * kSecond;
constexpr int kFarSamplesToJump = 3;

}  // namespace

void RemoteClock::on_sender_report(NtpTime remote, Timestamp arrival) {
  if (count_ == 0) return reset(remote, arrival);
  Sample sample;
  sample.remote_ns = ntp_difference_ns(remote, first_remote_);
  sample.offset_ns = (arrival - first_arrival_).count() - sample.remote_ns;
  const int64_t deviation = sample.offset_ns - offset_at(sample.remote_ns);
  if (deviation < -kFarBelow) return reset(remote, arrival);
  if (deviation > kFarAbove) {
    if (++far_samples_ >= kFarSamplesToJump) reset(remote, arrival);
    return;
  }
  far_samples_ = 0;
  if (sample.remote_ns <= samples_[count_ - 1].remote_ns) return;  // of another stream, overtaken on the way
  add(sample);

  const Line line = fit(sample.remote_ns);
  const double now_ns = static_cast<double>(offset_at(sample.remote_ns));
  const double error = line.at_ns - now_ns;
  const double max_step = std::max(kMaxStep, std::abs(error) / 5);
  anchor_offset_ns_ = count_ <= kSettlingBuckets ? line.at_ns : now_ns + std::clamp(error, -max_step, max_step);
  anchor_remote_ns_ = sample.remote_ns;
  slope_ = line.slope;
}

std::optional<Timestamp> RemoteClock::to_local(NtpTime remote) const {
  if (count_ == 0) return std::nullopt;
  const int64_t remote_ns = ntp_difference_ns(remote, first_remote_);
  return first_arrival_ + Duration(remote_ns + offset_at(remote_ns));
}

int64_t RemoteClock::offset_at(int64_t remote_ns) const {
  return static_cast<int64_t>(anchor_offset_ns_ + slope_ * static_cast<double>(remote_ns - anchor_remote_ns_));
}

// The drift stays: it belongs to a crystal, not to a way through the network.
void RemoteClock::reset(NtpTime remote, Timestamp arrival) {
  first_remote_ = remote;
  first_arrival_ = arrival;
  samples_[0] = {0, 0};
  count_ = 1;
  far_samples_ = 0;
  anchor_remote_ns_ = 0;
  anchor_offset_ns_ = 0;
}

void RemoteClock::add(const Sample& sample) {
  Sample& last = samples_[count_ - 1];
  if (sample.remote_ns / kBucket == last.remote_ns / kBucket) {
    if (sample.offset_ns < last.offset_ns) last = sample;
    return;
  }
  size_t stale = count_ == kSamples ? 1 : 0;
  while (stale < count_ && sample.remote_ns - samples_[stale].remote_ns > kWindow) ++stale;
  std::move(samples_.begin() + stale, samples_.begin() + count_, samples_.begin());
  count_ -= stale;
  samples_[count_++] = sample;
}

// The line below all samples whose distances to them add up to least: the edge of the lower convex hull that spans
// their mean time.
RemoteClock::Line RemoteClock::fit(int64_t at_remote_ns) const {
  std::array<Sample, kSamples> hull;
  size_t size = 0;
  double sum = 0;
  const auto slope_between = [](const Sample& a, const Sample& b) {
    return static_cast<double>(b.offset_ns - a.offset_ns) / static_cast<double>(b.remote_ns - a.remote_ns);
  };
  for (size_t i = 0; i < count_; ++i) {
    const Sample& sample = samples_[i];
    sum += static_cast<double>(sample.remote_ns);
    while (size >= 2 && slope_between(hull[size - 2], hull[size - 1]) >= slope_between(hull[size - 2], sample)) --size;
    hull[size++] = sample;
  }
  double slope = slope_;
  if (samples_[count_ - 1].remote_ns - samples_[0].remote_ns >= kSpanForSlope) {
    const double mean = sum / static_cast<double>(count_);
    size_t edge = 1;
    while (edge + 1 < size && static_cast<double>(hull[edge].remote_ns) < mean) ++edge;
    slope = std::clamp(slope_between(hull[edge - 1], hull[edge]), -kMaxSlope, kMaxSlope);
  }
  double lowest = INFINITY;
  for (size_t i = 0; i < size; ++i) {
    const double from_here = slope * static_cast<double>(at_remote_ns - hull[i].remote_ns);
    lowest = std::min(lowest, static_cast<double>(hull[i].offset_ns) + from_here);
  }
  return {lowest, slope};
}

}  // namespace media
