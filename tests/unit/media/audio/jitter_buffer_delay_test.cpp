#include "media/audio/jitter_buffer.h"

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/audio/line.h"

namespace media {
namespace {

using namespace test;

// How the jitter buffer holds its delay over time.
class JitterBufferDelayTest : public testing::Test, public Line {};

TEST_F(JitterBufferDelayTest, ALongerAndAShorterWayAreFollowedStepByStep) {
  run(1s);
  way = nominal_way = 60ms;
  run(30s);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_LT(corrected_samples, 0) << "sound was put in";
  way = nominal_way = 30ms;
  run(3s);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
}

TEST_F(JitterBufferDelayTest, AMuchShorterWayIsFollowedAtOnce) {
  way = nominal_way = 300ms;
  run(1s);
  way = nominal_way = 30ms;
  run(400ms);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_GT(buffer.counters().skipped_samples, 0U);
}

struct Drift {
  const char* name;
  double ppm;
  Shape shape;
  double quiet;  // how often a place suits a correction that only quiet allows
};

class JitterBufferDriftTest : public JitterBufferDelayTest, public testing::WithParamInterface<Drift> {};

// Eight hours of a conference at the worst clocks: the delay stays within target ± 20 ms.
TEST_P(JitterBufferDriftTest, EightHours) {
  Random random(5);
  ppm = GetParam().ppm;
  shape = GetParam().shape;
  correct = [&](const PortInput& port) {
    if (port.urgency == Urgency::kNow) return true;
    return random.unit() < (port.urgency == Urgency::kWhenPeriodic ? 0.05 : GetParam().quiet);
  };
  run(1s);
  measure_anew();
  run(8h);
  EXPECT_GE(least_wait, 20ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec) + count(DecodeKind::kSilence), 0);
  // 200 ppm of eight hours are 5.76 s.
  EXPECT_NEAR(static_cast<double>(corrected_samples) / kSampleRate, 8 * 3600 * ppm * 1e-6, 0.05);
  RecordProperty("wait_us", std::to_string(least_wait / 1us) + " to " + std::to_string(most_wait / 1us));
}

INSTANTIATE_TEST_SUITE_P(Sites, JitterBufferDriftTest,
                         testing::Values(Drift{"fast, never pauses", 200, k60ms, 0},
                                         Drift{"slow, talks with pauses", -200, k60ms, 0.01}));

TEST_F(JitterBufferDelayTest, DriftUnderLossAndJitter) {
  Random random(6);
  ppm = -200;
  sending = false;
  for (int i = 0; i < 50 * 600; ++i) {
    while (site_time <= kBegin + offset + kTick * ticks) {
      way = 30ms + Duration(random.below(25'000'000));
      send(random.unit() < 0.05);
    }
    tick();
    if (i == 50) measure_anew();
  }
  EXPECT_GE(least_wait, 30ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_GT(buffer.counters().fec_samples, 5 * buffer.counters().concealed_samples) << "single losses are repaired";
}

}  // namespace
}  // namespace media
