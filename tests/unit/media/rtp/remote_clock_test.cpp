#include "media/rtp/remote_clock.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/rtp/ntp_difference.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A remote clock that started at a wall-clock time of its own and runs `drift_ppm` fast, behind a line with a fixed
// delay and random jitter on top.
struct Remote {
  double drift_ppm = 0;
  Duration delay = milliseconds(20);
  double jitter_ms = 0;
  NtpTime epoch{0xe9a1b2c3'00000000U};
  Timestamp start = Timestamp(seconds(1000));
  Random random{1};

  NtpTime ntp_at(Timestamp local) const {
    const auto elapsed = static_cast<double>((local - start).count());
    return ntp_plus_ns(epoch, std::llround(elapsed * (1 + drift_ppm * 1e-6)));
  }
  Timestamp arrival_of(Timestamp sent) {
    return sent + delay + Duration(std::llround(random.unit() * jitter_ms * 1e6));
  }
};

double error_ms(const RemoteClock& clock, const Remote& remote, Timestamp t) {
  return static_cast<double>((*clock.to_local(remote.ntp_at(t)) - (t + remote.delay)).count()) / 1e6;
}

TEST(RemoteClock, KnowsNothingBeforeTheFirstReport) {
  RemoteClock clock;
  EXPECT_FALSE(clock.started());
  EXPECT_EQ(clock.to_local({1}), std::nullopt);
}

TEST(RemoteClock, MapsExactlyWithoutJitter) {
  Remote remote;
  RemoteClock clock;
  clock.on_sender_report(remote.ntp_at(remote.start), remote.arrival_of(remote.start));
  for (int s = -5; s <= 5; ++s) EXPECT_NEAR(error_ms(clock, remote, remote.start + seconds(s)), 0, 1e-3) << s;
}

TEST(RemoteClock, StaysNearTheFastestWayUnderJitterAndDrift) {
  struct Case {
    double drift_ppm, jitter_ms;
    Duration interval;
    Duration from;
    double allowed_ms;
  };
  const Duration often = milliseconds(830);
  for (const Case& c : {Case{0, 5, often, seconds(30), 2.5}, Case{200, 5, often, seconds(30), 2.5},
                        Case{-200, 5, often, seconds(30), 2.5}, Case{200, 5, often, seconds(120), 1},
                        Case{-200, 5, often, seconds(120), 1}, Case{200, 20, often, seconds(120), 3},
                        Case{-200, 20, often, seconds(120), 3}, Case{100, 5, seconds(5), seconds(120), 3}}) {
    for (uint64_t seed = 1; seed <= 10; ++seed) {
      Remote remote{c.drift_ppm, milliseconds(35), c.jitter_ms};
      remote.random = Random(seed);
      RemoteClock clock;
      double worst = 0;
      for (int64_t i = 0; c.interval * i < seconds(600); ++i) {
        const Timestamp sent = remote.start + c.interval * i;
        clock.on_sender_report(remote.ntp_at(sent), remote.arrival_of(sent));
        if (c.interval * i > c.from) worst = std::max(worst, std::abs(error_ms(clock, remote, sent)));
      }
      EXPECT_LT(worst, c.allowed_ms) << c.drift_ppm << " ppm, jitter " << c.jitter_ms << " ms, seed " << seed;
      if (c.interval == often) {
        EXPECT_NEAR(clock.drift_ppm(), c.drift_ppm, 25) << "seed " << seed;
      }
    }
  }
}

TEST(RemoteClock, MovesByLittleAtEachReportOnceSettled) {
  Remote remote{50, milliseconds(10), 30};
  RemoteClock clock;
  for (int i = 0; i < 400; ++i) {
    const Timestamp sent = remote.start + seconds(1) * i;
    const double before = i == 0 ? 0 : error_ms(clock, remote, sent);
    clock.on_sender_report(remote.ntp_at(sent), remote.arrival_of(sent));
    if (i > 40) {
      EXPECT_LT(std::abs(error_ms(clock, remote, sent) - before), 3.0) << i;
    }
  }
}

TEST(RemoteClock, FollowsAJumpOfTheRemoteClock) {
  for (const int64_t jump_s : {-3600, -2, 2, 3600}) {
    Remote remote{0, milliseconds(20), 2};
    RemoteClock clock;
    for (int i = 0; i < 40; ++i) {
      if (i == 30) remote.epoch = ntp_plus_ns(remote.epoch, jump_s * 1'000'000'000);
      const Timestamp sent = remote.start + seconds(1) * i;
      clock.on_sender_report(remote.ntp_at(sent), remote.arrival_of(sent));
    }
    EXPECT_NEAR(error_ms(clock, remote, remote.start + seconds(40)), 0, 3) << jump_s;
  }
}

TEST(RemoteClock, OneReportHeldUpForSecondsChangesNothing) {
  Remote remote{0, milliseconds(20), 1};
  RemoteClock clock;
  for (int i = 0; i < 40; ++i) {
    const Timestamp sent = remote.start + seconds(1) * i;
    const Duration held = i == 20 ? seconds(4) : seconds(0);
    clock.on_sender_report(remote.ntp_at(sent), remote.arrival_of(sent) + held);
    EXPECT_NEAR(error_ms(clock, remote, sent), 0, 1.5) << i;
  }
}

TEST(RemoteClock, AFasterWayIsTakenOverSoonASlowerOneSlowly) {
  Remote remote{0, milliseconds(60), 1};
  RemoteClock clock;
  for (int i = 0; i < 200; ++i) {
    if (i == 100) remote.delay = milliseconds(20);
    const Timestamp sent = remote.start + seconds(1) * i;
    clock.on_sender_report(remote.ntp_at(sent), remote.arrival_of(sent));
  }
  EXPECT_NEAR(error_ms(clock, remote, remote.start + seconds(200)), 0, 2);
}

}  // namespace
}  // namespace media
