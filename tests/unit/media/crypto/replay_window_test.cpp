#include "media/crypto/replay_window.h"

#include <gtest/gtest.h>

#include <set>

#include "media/base/random.h"

namespace media {
namespace {

using Window = ReplayWindow<128>;
using Verdict = Window::Verdict;

TEST(ReplayWindow, TakesEachIndexOnce) {
  Window window;
  EXPECT_EQ(window.newest(), -1);
  EXPECT_EQ(window.judge(5), Verdict::kNew);
  window.add(5);
  EXPECT_EQ(window.newest(), 5);
  EXPECT_EQ(window.judge(5), Verdict::kSeen);
  EXPECT_EQ(window.judge(4), Verdict::kNew) << "came before, but has not been seen";
  window.add(4);
  EXPECT_EQ(window.judge(4), Verdict::kSeen);
  EXPECT_EQ(window.newest(), 5);
}

TEST(ReplayWindow, ForgetsWhatLiesBehindIt) {
  Window window;
  window.add(5);
  window.add(5 + 127);
  EXPECT_EQ(window.judge(5), Verdict::kSeen);
  window.add(5 + 128);
  EXPECT_EQ(window.judge(5), Verdict::kTooOld);
  EXPECT_EQ(window.judge(6), Verdict::kNew);
  window.add(1'000'000);
  EXPECT_EQ(window.judge(1'000'000 - 127), Verdict::kNew) << "nothing is left of the last lap";
  EXPECT_EQ(window.judge(1'000'000 - 128), Verdict::kTooOld);
}

TEST(ReplayWindow, AgreesWithASetOverRandomWalks) {
  Random random(7);
  Window window;
  std::set<int64_t> seen;
  int64_t newest = -1;
  for (int i = 0; i < 20'000; ++i) {
    const int64_t step = static_cast<int64_t>(random.below(random.below(20) == 0 ? 300 : 12)) - 8;
    const int64_t index = std::max<int64_t>(0, newest + step);
    const bool old = index <= newest - 128;
    const Verdict expected = old ? Verdict::kTooOld : seen.contains(index) ? Verdict::kSeen : Verdict::kNew;
    ASSERT_EQ(window.judge(index), expected) << index << " with newest " << newest;
    if (expected != Verdict::kNew) continue;
    window.add(index);
    seen.insert(index);
    newest = std::max(newest, index);
  }
}

}  // namespace
}  // namespace media
