#include "mcu/bridge/decode_governor.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

using media::DecodeEffort;
using std::chrono::milliseconds;

class DecodeGovernorTest : public testing::Test {
 protected:
  // `seconds` of ticks, the given share of which finds the lane busy.
  void run(double seconds, int skipped_of_ten) {
    for (int i = 0; i < static_cast<int>(seconds * 30); ++i) {
      now_ += milliseconds(33);
      governor_.on_tick(i % 10 < skipped_of_ten, now_);
    }
  }

  DecodeGovernor governor_{30};
  media::Timestamp now_ = media::timestamp_from_ns(1'000'000'000);
};

TEST_F(DecodeGovernorTest, ALaneThatKeepsUpDoesEverything) {
  run(20, 0);
  EXPECT_FALSE(governor_.smaller_layers());
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kAll);
  run(20, 1);
  EXPECT_FALSE(governor_.smaller_layers()) << "a hiccup now and then is no overload";
}

TEST_F(DecodeGovernorTest, GivesUpSizeThenRateThenWhatWaits) {
  run(1.5, 5);
  EXPECT_TRUE(governor_.smaller_layers());
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kAll);
  run(1.5, 5);
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kHalfRate);
  run(1.5, 5);
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kKeyframes);
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kHalfRate) << "thrown away once";
}

TEST_F(DecodeGovernorTest, ReturnsStepByStepAfterTenGoodSeconds) {
  run(2.5, 5);
  ASSERT_EQ(governor_.take_effort(), DecodeEffort::kHalfRate);
  run(9, 0);
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kHalfRate);
  run(2, 0);
  EXPECT_EQ(governor_.take_effort(), DecodeEffort::kAll);
  EXPECT_TRUE(governor_.smaller_layers());
  run(11, 0);
  EXPECT_FALSE(governor_.smaller_layers());
}

}  // namespace
}  // namespace mcu
