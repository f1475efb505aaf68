#include "signaling/record/journal_queue.h"

#include <algorithm>

#include "media/base/random.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

const ConferenceId kA("a"), kB("b");
const std::set<ConferenceId> kNone;

// Lines taken of one conference; "" if there are none.
std::string taken(JournalQueue& queue, const ConferenceId& conference, bool last = false) {
  auto all = queue.take(kNone, last);
  const auto batch = all[conference];
  queue.release(batch.entries, batch.bytes);
  return batch.lines;
}

TEST(JournalQueue, GivesWhatWaitsInOrderAndByConference) {
  JournalQueue queue(10, kMaxEntryBytes);
  EXPECT_FALSE(queue.has_work(kNone));
  EXPECT_TRUE(queue.add(kA, 1, "{}"));
  EXPECT_TRUE(queue.add(kB, 1, "[]"));
  EXPECT_TRUE(queue.add(kA, 2, "[1]"));
  EXPECT_TRUE(queue.has_work(kNone));
  const auto batches = queue.take(kNone);
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches.at(kA).lines, entry_line(1, "{}") + entry_line(2, "[1]"));
  EXPECT_EQ(batches.at(kA).last, 2u);
  EXPECT_EQ(batches.at(kA).entries, 2u);
  EXPECT_EQ(batches.at(kA).bytes, 5u);
  EXPECT_EQ(batches.at(kB).lines, entry_line(1, "[]"));
  EXPECT_FALSE(queue.has_work(kNone));
  EXPECT_EQ(queue.held_entries(), 3u) << "until it is on the disk";
  queue.release(3, 7);
  EXPECT_EQ(queue.held_entries(), 0u);
  EXPECT_EQ(queue.held_bytes(), 0u);
}

TEST(JournalQueue, WhatIsLostIsOneGapBeforeWhateverFollows) {
  JournalQueue queue(2, kMaxEntryBytes);
  EXPECT_TRUE(queue.add(kA, 1, "{}"));
  EXPECT_TRUE(queue.add(kA, 2, "{}"));
  EXPECT_FALSE(queue.add(kA, 3, "{}"));
  EXPECT_FALSE(queue.add(kA, 4, "{}"));
  EXPECT_EQ(queue.dropped(), 2u);
  EXPECT_EQ(taken(queue, kA), entry_line(1, "{}") + entry_line(2, "{}")) << "no room yet: the gap may grow";
  EXPECT_TRUE(queue.has_gap());
  EXPECT_TRUE(queue.add(kA, 5, "{}"));
  EXPECT_FALSE(queue.has_gap());
  EXPECT_EQ(taken(queue, kA), gap_line({3, 4}) + entry_line(5, "{}"));
}

TEST(JournalQueue, AGapIsWrittenThoughNothingFollows) {
  JournalQueue queue(1, kMaxEntryBytes);
  (void)queue.add(kA, 1, "{}");
  (void)queue.add(kA, 2, "{}");
  EXPECT_EQ(taken(queue, kA), entry_line(1, "{}"));
  EXPECT_TRUE(queue.has_work(kNone));
  EXPECT_EQ(taken(queue, kA), gap_line({2, 2}));
  EXPECT_FALSE(queue.has_work(kNone));
}

TEST(JournalQueue, AGapOfAFailingConferenceStaysOpenUntilTheLastTime) {
  JournalQueue queue(2, kMaxEntryBytes);
  for (uint64_t n = 1; n <= 3; ++n) (void)queue.add(kA, n, "{}");
  const std::set<ConferenceId> failing = {kA};
  (void)queue.take(failing);
  queue.release(2, 4);
  EXPECT_FALSE(queue.has_work(failing));
  EXPECT_TRUE(queue.take(failing).empty());
  EXPECT_EQ(queue.take(failing, true).at(kA).lines, gap_line({3, 3}));
}

TEST(JournalQueue, ConferencesHaveGapsOfTheirOwn) {
  JournalQueue queue(1, kMaxEntryBytes);
  (void)queue.add(kA, 1, "{}");
  EXPECT_FALSE(queue.add(kB, 7, "{}"));
  EXPECT_FALSE(queue.add(kA, 2, "{}"));
  EXPECT_FALSE(queue.add(kB, 8, "{}"));
  const auto batches = queue.take(kNone, true);
  EXPECT_EQ(batches.at(kA).lines, entry_line(1, "{}") + gap_line({2, 2}));
  EXPECT_EQ(batches.at(kB).lines, gap_line({7, 8}));
}

TEST(JournalQueue, BytesAreBoundedToo) {
  JournalQueue queue(100, kMaxEntryBytes);
  EXPECT_TRUE(queue.add(kA, 1, std::string(kMaxEntryBytes - 10, 'x')));
  EXPECT_FALSE(queue.add(kA, 2, std::string(11, 'x')));
  EXPECT_TRUE(queue.add(kA, 3, std::string(10, 'x')));
  EXPECT_TRUE(queue.is_half_full());
}

TEST(JournalQueue, WhatIsNoEntryIsLost) {
  JournalQueue queue(100, kMaxEntryBytes);
  for (const auto& text : {std::string(), std::string("a\nb"), std::string(kMaxEntryBytes + 1, 'x')}) {
    EXPECT_FALSE(queue.add(kA, 1, text));
  }
  EXPECT_EQ(queue.held_entries(), 0u);
  EXPECT_EQ(queue.dropped(), 3u);
}

TEST(JournalQueue, AClosedConferenceIsGivenOnce) {
  JournalQueue queue(100, kMaxEntryBytes);
  queue.close(kA);
  EXPECT_TRUE(queue.has_work(kNone));
  EXPECT_TRUE(queue.take(kNone).at(kA).close);
  EXPECT_FALSE(queue.has_work(kNone));
}

// Whatever is lost when: each journal is one row of numbers without a hole, and as many are missing as were counted.
TEST(JournalQueue, JournalsHaveNoHolesForAnyOrderOfSteps) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    media::Random random(seed);
    JournalQueue queue(1 + random.below(8), kMaxEntryBytes);
    std::map<ConferenceId, std::string> journals;
    std::map<ConferenceId, uint64_t> sequences;
    size_t out_entries = 0, out_bytes = 0;
    const auto take = [&](bool last) {
      for (auto& [conference, batch] : queue.take(random.below(3) == 0 ? std::set{kA} : kNone, last)) {
        journals[conference] += batch.lines;
        out_entries += batch.entries;
        out_bytes += batch.bytes;
      }
    };
    for (int step = 0; step < 200; ++step) {
      const auto& conference = random.below(2) == 0 ? kA : kB;
      if (random.below(4) != 0) {
        (void)queue.add(conference, ++sequences[conference], random.below(30) == 0 ? "" : "{}");
      } else {
        take(false);
        if (random.below(2) == 0) {
          queue.release(out_entries, out_bytes);
          out_entries = out_bytes = 0;
        }
      }
    }
    take(true);
    uint64_t missing = 0;
    for (const auto& [conference, bytes] : journals) {
      const TemporaryFolder folder;
      write_text(folder.path() / "j", bytes);
      const auto content = read_journal(folder.path() / "j");
      ASSERT_TRUE(content) << "seed " << seed << content.error().message;
      EXPECT_EQ(content->last_sequence, sequences[conference]);
      for (const auto& record : content->records) {
        const auto* gap = std::get_if<JournalGap>(&record);
        if (gap != nullptr) missing += gap->to - gap->from + 1;
      }
    }
    EXPECT_EQ(missing, queue.dropped()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace signaling
