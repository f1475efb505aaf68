#include "media/rtp/sequence_tracker.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using Verdict = SequenceTracker::Verdict;

TEST(SequenceTracker, JudgesPackets) {
  struct Step {
    uint16_t number;
    Verdict verdict;
    int64_t unwrapped;
  };
  const std::vector<std::vector<Step>> cases = {
      // in order, over the wrap
      {{65534, Verdict::kInOrder, 65534}, {65535, Verdict::kInOrder, 65535}, {0, Verdict::kInOrder, 65536}},
      // a gap, filled late, then repeated
      {{10, Verdict::kInOrder, 10}, {13, Verdict::kInOrder, 13}, {11, Verdict::kReordered, 11},
       {11, Verdict::kDuplicate, 11}, {13, Verdict::kDuplicate, 13}, {12, Verdict::kReordered, 12}},
      // late packets from before the first
      {{0, Verdict::kInOrder, 0}, {65535, Verdict::kReordered, -1}, {65535, Verdict::kDuplicate, -1}},
      // the largest loss, and one more
      {{0, Verdict::kInOrder, 0}, {3000, Verdict::kInOrder, 3000}, {6001, Verdict::kStray, 0},
       {3001, Verdict::kInOrder, 3001}},
      // the latest packet, and one later
      {{5000, Verdict::kInOrder, 5000}, {3000, Verdict::kReordered, 3000}, {2999, Verdict::kStray, 0}},
      // restart upwards; what lies just before the new range is refused
      {{100, Verdict::kInOrder, 100}, {20'000, Verdict::kStray, 0}, {20'001, Verdict::kRestarted, 20'001},
       {20'000, Verdict::kDuplicate, 20'000}, {20'003, Verdict::kInOrder, 20'003},
       {20'002, Verdict::kReordered, 20'002}},
      // restart downwards goes on upwards in unwrapped numbers
      {{64'000, Verdict::kInOrder, 64'000}, {10, Verdict::kInOrder, 65'546}, {60'000, Verdict::kStray, 0},
       {60'001, Verdict::kRestarted, 65'536 + 60'001}},
      {{40'000, Verdict::kInOrder, 40'000}, {20'000, Verdict::kStray, 0},
       {20'001, Verdict::kRestarted, 65'536 + 20'001}},
      // two strays that do not follow each other are no restart
      {{0, Verdict::kInOrder, 0}, {20'000, Verdict::kStray, 0}, {30'000, Verdict::kStray, 0},
       {20'001, Verdict::kStray, 0}, {1, Verdict::kInOrder, 1}},
      // a stray, the old range again, then the number after the stray: no restart either
      {{0, Verdict::kInOrder, 0}, {20'000, Verdict::kStray, 0}, {1, Verdict::kInOrder, 1},
       {20'001, Verdict::kStray, 0}},
  };
  for (size_t i = 0; i < cases.size(); ++i) {
    SequenceTracker tracker;
    EXPECT_EQ(tracker.newest(), std::nullopt);
    for (const Step& step : cases[i]) {
      const auto outcome = tracker.on_packet(step.number);
      EXPECT_EQ(outcome.verdict, step.verdict) << "case " << i << " number " << step.number;
      if (step.verdict != Verdict::kStray) {
        EXPECT_EQ(outcome.sequence_number, step.unwrapped) << "case " << i << " number " << step.number;
      }
    }
  }
}

TEST(SequenceTracker, RecoveredPacketsFillGapsButStartNothing) {
  SequenceTracker tracker;
  EXPECT_EQ(tracker.on_recovered(5).verdict, Verdict::kStray) << "before the first packet";
  tracker.on_packet(100);
  tracker.on_packet(103);
  EXPECT_EQ(tracker.on_recovered(101).verdict, Verdict::kReordered);
  EXPECT_EQ(tracker.on_packet(101).verdict, Verdict::kDuplicate) << "the packet itself came after its repeat";
  EXPECT_EQ(tracker.on_recovered(103).verdict, Verdict::kDuplicate);
  EXPECT_EQ(tracker.on_recovered(104).verdict, Verdict::kInOrder) << "repeated unasked, as browsers probe";
  EXPECT_EQ(tracker.on_recovered(30'000).verdict, Verdict::kStray);
  EXPECT_EQ(tracker.on_recovered(30'001).verdict, Verdict::kStray);
  EXPECT_EQ(tracker.newest(), 104);
}

TEST(SequenceTracker, AcceptsEachPacketOnceUnderLossDuplicationAndReordering) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    SequenceTracker tracker;
    std::vector<std::pair<int64_t, int64_t>> line;
    const int64_t first = static_cast<int64_t>(random.below(65536));
    for (int64_t i = 0; i < 3000; ++i) {
      if (random.below(10) == 0) continue;
      const int copies = random.below(20) == 0 ? 2 : 1;
      for (int c = 0; c < copies; ++c) line.emplace_back(i + static_cast<int64_t>(random.below(40)), first + i);
    }
    std::stable_sort(line.begin(), line.end(), [](auto& a, auto& b) { return a.first < b.first; });
    std::set<int64_t> accepted;
    for (const auto& [time, number] : line) {
      const bool known = accepted.contains(number);
      const auto outcome = tracker.on_packet(static_cast<uint16_t>(number));
      ASSERT_EQ(outcome.accepted(), !known) << "seed " << seed;
      ASSERT_EQ(outcome.sequence_number, number) << "seed " << seed;
      accepted.insert(number);
    }
  }
}

}  // namespace
}  // namespace media
