#include "media/rtp/sender_clock.h"

#include <cmath>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/rtp/ntp_difference.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(5000));
constexpr NtpTime kEpoch{0xe9000000'12345678U};
constexpr Duration kDelay = milliseconds(25);

// An endpoint whose one clock drives NTP times and both media clocks.
struct Endpoint {
  double drift_ppm = 0;
  double jitter_ms = 0;          // of the line
  double report_noise_ms = 0;    // how far a report's RTP time may lie beside its NTP time
  Random random{1};

  int64_t own_ns(Timestamp local) const {
    return std::llround(static_cast<double>((local - kStart).count()) * (1 + drift_ppm * 1e-6));
  }
  uint32_t rtp_at(Timestamp local, int clock_rate, uint32_t offset) const {
    return offset + static_cast<uint32_t>(static_cast<int64_t>(static_cast<double>(own_ns(local)) * clock_rate / 1e9));
  }
  void report(SenderClock& clock, Timestamp sent, int clock_rate, uint32_t offset) {
    SenderReport report;
    report.ntp = ntp_plus_ns(kEpoch, own_ns(sent));
    const auto noise = Duration(std::llround((random.unit() - 0.5) * 2 * report_noise_ms * 1e6));
    report.rtp_timestamp = rtp_at(sent + noise, clock_rate, offset);
    clock.on_sender_report(report, sent + kDelay + Duration(std::llround(random.unit() * jitter_ms * 1e6)));
  }
};

double ms(Duration d) { return static_cast<double>(d.count()) / 1e6; }

TEST(SenderClock, NeedsAReport) {
  RemoteClock remote;
  SenderClock clock(90'000, remote);
  EXPECT_EQ(clock.capture_time(0), std::nullopt);
}

TEST(SenderClock, MapsTimesBeforeAndAfterAReportAndOverTheWrap) {
  RemoteClock remote;
  SenderClock clock(90'000, remote);
  Endpoint endpoint;
  const uint32_t offset = 0xffffff00;
  endpoint.report(clock, kStart, 90'000, offset);
  for (const int at_ms : {-2000, 0, 33, 60'000}) {
    const Timestamp t = kStart + milliseconds(at_ms);
    EXPECT_NEAR(ms(*clock.capture_time(endpoint.rtp_at(t, 90'000, offset)) - t - kDelay), 0, 0.05) << at_ms;
  }
}

TEST(SenderClock, SoundAndPictureOfOneEndpointAgree) {
  for (const double drift : {-200.0, 0.0, 200.0}) {
    for (uint64_t seed = 1; seed <= 5; ++seed) {
      RemoteClock remote;
      SenderClock audio(48'000, remote), video(90'000, remote);
      Endpoint endpoint{drift, 15, 0, Random(seed)};
      double worst_between = 0, worst = 0;
      for (int tick = 0; tick < 6000; ++tick) {
        const Timestamp t = kStart + milliseconds(50) * tick;
        if (tick % 20 == 0) endpoint.report(video, t, 90'000, 1'000'000);
        if (tick % 100 == 7) endpoint.report(audio, t, 48'000, 0xf0000000);
        const auto a = audio.capture_time(endpoint.rtp_at(t, 48'000, 0xf0000000));
        const auto v = video.capture_time(endpoint.rtp_at(t, 90'000, 1'000'000));
        if (!a || !v || tick < 1000) continue;
        worst_between = std::max(worst_between, std::abs(ms(*a - *v)));
        worst = std::max(worst, std::abs(ms(*v - t - kDelay)));
      }
      EXPECT_LT(worst_between, 0.2) << drift << " seed " << seed;
      EXPECT_LT(worst, 3.5) << drift << " seed " << seed;
    }
  }
}

TEST(SenderClock, SmoothsReportsWhoseTimesDoNotQuiteFit) {
  RemoteClock remote;
  SenderClock clock(48'000, remote);
  Endpoint endpoint{30, 2, 10, Random(4)};
  double worst = 0;
  for (int s = 0; s < 600; s += 5) {
    const Timestamp t = kStart + seconds(s);
    endpoint.report(clock, t, 48'000, 7);
    if (s > 100) worst = std::max(worst, std::abs(ms(*clock.capture_time(endpoint.rtp_at(t, 48'000, 7)) - t - kDelay)));
  }
  EXPECT_LT(worst, 8) << "reports lie up to 10 ms beside";
}

TEST(SenderClock, FollowsNewTimestamps) {
  RemoteClock remote;
  SenderClock clock(90'000, remote);
  Endpoint endpoint;
  for (int s = 0; s < 20; ++s) endpoint.report(clock, kStart + seconds(s), 90'000, 5);
  const Timestamp t = kStart + seconds(20);
  endpoint.report(clock, t, 90'000, 0x40000000);
  EXPECT_NEAR(ms(*clock.capture_time(endpoint.rtp_at(t, 90'000, 0x40000000)) - t - kDelay), 0, 0.1);
  clock.reset();
  EXPECT_EQ(clock.capture_time(0), std::nullopt);
}

TEST(SenderClock, IgnoresARepeatedReport) {
  RemoteClock remote;
  SenderClock clock(90'000, remote);
  SenderReport report;
  report.ntp = kEpoch;
  clock.on_sender_report(report, kStart);
  report.rtp_timestamp = 45'000;
  clock.on_sender_report(report, kStart + milliseconds(500));
  EXPECT_EQ(clock.capture_time(0), kStart);
}

}  // namespace
}  // namespace media
