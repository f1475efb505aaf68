#include "signaling/api/probe_turns.h"

#include <chrono>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr media::Timestamp kNow{100s};

TEST(ProbeTurns, OneSiteMeasuresAtATime) {
  ProbeTurns turns;
  const auto first = turns.begin("a", kNow);
  ASSERT_TRUE(first);
  EXPECT_EQ(turns.begin("b", kNow).error(), 1s);
  EXPECT_EQ(turns.begin("a", kNow).error(), 1s) << "nor itself";
  turns.end(*first);
  const auto second = turns.begin("b", kNow);
  ASSERT_TRUE(second);
  EXPECT_NE(*second, *first);
  turns.end(*first);
  EXPECT_FALSE(turns.begin("c", kNow)) << "the end of a former turn ends no other";
}

TEST(ProbeTurns, ATurnEndsByItself) {
  ProbeTurns turns;
  const auto slow = turns.begin("a", kNow);
  ASSERT_TRUE(slow);
  EXPECT_FALSE(turns.begin("b", kNow + ProbeTurns::kLongestTurn - 1ns));
  ASSERT_TRUE(turns.begin("b", kNow + ProbeTurns::kLongestTurn));
  turns.end(*slow);
  EXPECT_FALSE(turns.begin("c", kNow + ProbeTurns::kLongestTurn));
}

TEST(ProbeTurns, EachSiteMeasuresNotTooOften) {
  ProbeTurns turns;
  for (int i = 0; i < ProbeTurns::kTurnsAtOnce; ++i) {
    const auto turn = turns.begin("a", kNow);
    ASSERT_TRUE(turn) << i;
    turns.end(*turn);
  }
  const auto more = turns.begin("a", kNow);
  ASSERT_FALSE(more);
  EXPECT_GT(more.error(), 4s);
  EXPECT_LE(more.error(), 6s);
  EXPECT_TRUE(turns.begin("b", kNow)) << "who waits keeps nobody from it";
}

}  // namespace
}  // namespace signaling
