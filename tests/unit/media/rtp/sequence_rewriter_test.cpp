#include "media/rtp/sequence_rewriter.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using Action = SequenceRewriter::Action;

TEST(SequenceRewriter, LeavesGapsForLossOnly) {
  SequenceRewriter rewriter(10);
  rewriter.start(1000);
  EXPECT_EQ(rewriter.map(1000, Action::kForward), 10);
  EXPECT_EQ(rewriter.map(1001, Action::kDrop), std::nullopt);
  EXPECT_EQ(rewriter.map(1002, Action::kForward), 11) << "a dropped packet leaves no gap";
  EXPECT_EQ(rewriter.map(1005, Action::kForward), 14) << "two lost ones do";
  EXPECT_EQ(rewriter.map(1003, Action::kForward), 12) << "late, at its place";
  EXPECT_EQ(rewriter.map(1004, Action::kDrop), 13) << "late and not wanted: the gap is there, fill it";
  EXPECT_EQ(rewriter.map(1006, Action::kForward), 15);
}

TEST(SequenceRewriter, RefusesWhatIsPast) {
  SequenceRewriter rewriter(0);
  rewriter.start(5000);
  rewriter.map(5000, Action::kForward);
  EXPECT_TRUE(rewriter.is_past(5000)) << "seen";
  EXPECT_TRUE(rewriter.is_past(4999)) << "before the start";
  EXPECT_EQ(rewriter.map(4999, Action::kForward), std::nullopt);
  rewriter.map(5002, Action::kForward);
  EXPECT_FALSE(rewriter.is_past(5001));
  for (int64_t n = 5003; n <= 5001 + SequenceRewriter::kWindow; ++n) rewriter.map(n, Action::kForward);
  EXPECT_TRUE(rewriter.is_past(5001)) << "too old";
}

TEST(SequenceRewriter, ANewSourceGoesOnBehindTheOld) {
  SequenceRewriter rewriter(100);
  rewriter.start(7);
  rewriter.map(7, Action::kForward);
  rewriter.map(9, Action::kForward);
  rewriter.start(3);
  EXPECT_EQ(rewriter.map(3, Action::kForward), 103);
  EXPECT_EQ(rewriter.map(2, Action::kForward), std::nullopt);
  EXPECT_EQ(rewriter.map(4, Action::kForward), 104);
}

TEST(SequenceRewriter, KnowsAJumpFromLoss) {
  SequenceRewriter rewriter(0);
  rewriter.start(0);
  rewriter.map(0, Action::kForward);
  EXPECT_FALSE(rewriter.is_jump(SequenceRewriter::kWindow / 2));
  EXPECT_TRUE(rewriter.is_jump(SequenceRewriter::kWindow / 2 + 1));
}

TEST(SequenceRewriter, GivesEachNumberOnceAndKeepsTheOrder) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    SequenceRewriter rewriter(0);
    rewriter.start(0);
    std::map<int64_t, int64_t> given;  // source → ours
    std::set<int64_t> numbers;
    int64_t newest = -1;
    for (int step = 0; step < 5000; ++step) {
      const int64_t ahead = 1 + static_cast<int64_t>(random.below(random.below(8) == 0 ? 5 : 1));
      const int64_t source = random.below(4) == 0 ? newest - static_cast<int64_t>(random.below(30)) : newest + ahead;
      const auto number = rewriter.map(source, random.below(3) == 0 ? Action::kDrop : Action::kForward);
      newest = std::max(newest, source);
      if (!number) continue;
      ASSERT_TRUE(numbers.insert(*number).second) << "seed " << seed << ": given twice";
      ASSERT_TRUE(given.emplace(source, *number).second);
    }
    int64_t before = -1;
    for (const auto& [source, number] : given) {
      ASSERT_GT(number, before) << "seed " << seed << " source " << source;
      before = number;
    }
  }
}

}  // namespace
}  // namespace media
