#include "signaling/record/journal_writer.h"

#include "tests/unit/signaling/record/bad_disk.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::kNever;

const ConferenceId kA("a"), kB("b");

media::Timestamp at(media::Duration d) { return media::Timestamp(1000s) + d; }

JournalBatch batch(uint64_t first, uint64_t last) {
  JournalBatch batch;
  for (uint64_t n = first; n <= last; ++n) batch.lines += entry_line(n, "{}");
  batch.last = last;
  batch.entries = last - first + 1;
  batch.bytes = 2 * batch.entries;
  return batch;
}

class JournalWriterTest : public testing::Test {
 protected:
  void add(const ConferenceId& conference, JournalBatch batch) {
    std::map<ConferenceId, JournalBatch> batches;
    batches.emplace(conference, std::move(batch));
    writer_.add(std::move(batches));
  }
  // What is written and forced to the disk, in one go.
  std::vector<JournalWritten> work(media::Timestamp now, JournalHaste haste = JournalHaste::kDue) {
    std::vector<JournalWritten> written;
    for (const auto& sync : writer_.work(now, haste)) {
      if (const auto safe = end(sync, now)) written.push_back(*safe);
    }
    return written;
  }
  std::optional<JournalWritten> end(const JournalWriter::Sync& sync, media::Timestamp now) {
    return writer_.end_sync(sync, run_sync(sync.sync, disk_), now);
  }
  std::string numbers_of(const ConferenceId& conference) { return numbers(journal_path(records_, conference)); }

  TemporaryFolder folder_;
  std::filesystem::path records_ = folder_.path() / "records";
  BadDisk bad_;
  JournalDisk disk_ = bad_.disk();
  JournalWriter writer_{records_, disk_};
};

TEST_F(JournalWriterTest, WritesAtOnceAndForcesToTheDiskInBatches) {
  EXPECT_EQ(writer_.next_deadline(), kNever);
  add(kA, batch(1, 2));
  const auto first = work(at(0s));
  ASSERT_EQ(first.size(), 1u) << "the first at once";
  EXPECT_EQ(first[0].conference, kA);
  EXPECT_EQ(first[0].last, 2u);
  EXPECT_EQ(first[0].entries, 2u);
  EXPECT_EQ(first[0].bytes, 4u);
  EXPECT_EQ(static_cast<int>(std::filesystem::status(records_).permissions()), 0700);

  add(kA, batch(3, 3));
  EXPECT_TRUE(work(at(50ms)).empty());
  EXPECT_EQ(numbers_of(kA), "1 2 3") << "survives the end of the process";
  EXPECT_EQ(writer_.next_deadline(), at(200ms));
  add(kA, batch(4, 4));
  EXPECT_TRUE(work(at(100ms)).empty());
  const auto later = work(at(200ms));
  ASSERT_EQ(later.size(), 1u);
  EXPECT_EQ(later[0].last, 4u);
  EXPECT_EQ(later[0].entries, 2u);
  EXPECT_EQ(bad_.syncs, 2);
  EXPECT_EQ(writer_.next_deadline(), kNever);
}

TEST_F(JournalWriterTest, WritesWhileTheDiskIsForced) {
  add(kA, batch(1, 1));
  const auto slow = writer_.work(at(0s));
  ASSERT_EQ(slow.size(), 1u);
  add(kA, batch(2, 3));
  EXPECT_TRUE(writer_.work(at(1s), JournalHaste::kSync).empty()) << "one at a time";
  EXPECT_EQ(numbers_of(kA), "1 2 3") << "survives the end of the process";
  EXPECT_EQ(writer_.next_deadline(), kNever) << "the end of what is under way comes first";
  const auto first = end(slow[0], at(2s));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->last, 1u);
  EXPECT_EQ(first->entries, 1u);
  EXPECT_EQ(writer_.next_deadline(), at(2200ms));
  const auto second = work(at(2200ms));
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].last, 3u);
  EXPECT_EQ(second[0].entries, 2u);
  EXPECT_EQ(numbers_of(kA), "1 2 3");
}

TEST_F(JournalWriterTest, AClosedFileStaysOpenUntilItIsForced) {
  auto last = batch(1, 1);
  last.close = true;
  add(kA, std::move(last));
  const auto slow = writer_.work(at(0s));
  ASSERT_EQ(slow.size(), 1u);
  EXPECT_TRUE(writer_.work(at(1s)).empty());
  EXPECT_TRUE(end(slow[0], at(2s)));
  add(kA, batch(2, 2));
  EXPECT_EQ(work(at(3s)).size(), 1u);
  EXPECT_EQ(numbers_of(kA), "1 2");
}

TEST_F(JournalWriterTest, AWriteThatFailsMeanwhileIsDoneAgainAfterwards) {
  add(kA, batch(1, 1));
  const auto slow = writer_.work(at(0s));
  bad_.room = 4;  // of the next line
  add(kA, batch(2, 2));
  EXPECT_TRUE(writer_.work(at(100ms)).empty());
  EXPECT_TRUE(writer_.failing().contains(kA));
  bad_.room = ~size_t{0};
  const int writes = bad_.writes;
  EXPECT_TRUE(writer_.work(at(5s), JournalHaste::kSync).empty());
  EXPECT_EQ(bad_.writes, writes) << "the file is not cut back under a sync";
  const auto first = end(slow[0], at(6s));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->last, 1u);
  EXPECT_TRUE(writer_.failing().contains(kA)) << "the second is not written yet";
  const auto second = work(at(6s));
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].last, 2u);
  EXPECT_EQ(numbers_of(kA), "1 2");
  EXPECT_EQ(writer_.problem(), "");
}

TEST_F(JournalWriterTest, ASyncThatFailsTakesWhatWasWrittenMeanwhileWithIt) {
  add(kA, batch(1, 1));
  const auto slow = writer_.work(at(0s));
  add(kA, batch(2, 2));
  (void)writer_.work(at(100ms));
  bad_.sync_fails = true;
  EXPECT_FALSE(end(slow[0], at(200ms)));
  EXPECT_EQ(writer_.next_deadline(), at(1200ms));
  EXPECT_NE(writer_.problem().find("Input/output error"), std::string::npos) << writer_.problem();
  EXPECT_TRUE(work(at(1200ms)).empty());
  EXPECT_NE(writer_.problem(), "") << "written, but it cannot be forced";
  bad_.sync_fails = false;
  const auto written = work(at(2200ms));
  ASSERT_EQ(written.size(), 1u);
  EXPECT_EQ(written[0].last, 2u);
  EXPECT_EQ(written[0].entries, 2u);
  EXPECT_EQ(numbers_of(kA), "1 2");
  EXPECT_EQ(writer_.problem(), "");
}

TEST_F(JournalWriterTest, WritesWithoutForcingWhenToldSo) {
  add(kA, batch(1, 1));
  EXPECT_TRUE(writer_.work(at(0s), JournalHaste::kWrite).empty());
  EXPECT_EQ(numbers_of(kA), "1");
  bad_.sync_fails = true;
  EXPECT_TRUE(work(at(1s)).empty());
  EXPECT_TRUE(writer_.work(at(9s), JournalHaste::kWrite).empty()) << "nor what failed";
}

TEST_F(JournalWriterTest, InHasteItForcesAtOnce) {
  add(kA, batch(1, 1));
  (void)work(at(0s));
  add(kA, batch(2, 2));
  EXPECT_EQ(work(at(1ms), JournalHaste::kSync).size(), 1u);
}

TEST_F(JournalWriterTest, WhatFailedIsTriedAgainEachSecond) {
  bad_.room = 0;
  add(kA, batch(1, 1));
  EXPECT_TRUE(work(at(0s)).empty());
  EXPECT_TRUE(writer_.failing().contains(kA));
  EXPECT_NE(writer_.problem().find("No space left"), std::string::npos) << writer_.problem();
  EXPECT_EQ(writer_.next_deadline(), at(1s));
  const int writes = bad_.writes;
  add(kA, batch(2, 2));
  EXPECT_TRUE(work(at(500ms), JournalHaste::kSync).empty());
  EXPECT_EQ(bad_.writes, writes) << "it rests";
  EXPECT_TRUE(work(at(1s)).empty());
  EXPECT_EQ(bad_.writes, writes + 1);
  bad_.room = ~size_t{0};
  const auto written = work(at(2s));
  ASSERT_EQ(written.size(), 1u);
  EXPECT_EQ(written[0].entries, 2u);
  EXPECT_EQ(numbers_of(kA), "1 2");
  EXPECT_TRUE(writer_.failing().empty());
  EXPECT_EQ(writer_.problem(), "");
}

TEST_F(JournalWriterTest, AtTheEndWhatFailedIsTriedOnceMore) {
  bad_.sync_fails = true;
  add(kA, batch(1, 1));
  (void)work(at(0s));
  bad_.sync_fails = false;
  EXPECT_EQ(work(at(1ms), JournalHaste::kEverything).size(), 1u);
}

TEST_F(JournalWriterTest, OneConferenceFailsAlone) {
  std::filesystem::create_directories(journal_path(records_, kA));
  add(kA, batch(1, 1));
  add(kB, batch(1, 1));
  const auto written = work(at(0s));
  ASSERT_EQ(written.size(), 1u);
  EXPECT_EQ(written[0].conference, kB);
  EXPECT_EQ(writer_.failing(), std::set{kA});
}

TEST_F(JournalWriterTest, AClosedConferenceCanGoOn) {
  auto last = batch(1, 1);
  last.close = true;
  add(kA, std::move(last));
  EXPECT_EQ(work(at(0s)).size(), 1u);
  JournalBatch close;
  close.close = true;
  add(kB, close);
  EXPECT_TRUE(work(at(0s)).empty());
  EXPECT_FALSE(std::filesystem::exists(journal_path(records_, kB)));
  add(kA, batch(2, 2));
  EXPECT_EQ(work(at(1ms)).size(), 1u) << "opened anew";
  EXPECT_EQ(numbers_of(kA), "1 2");
}

TEST(JournalPath, NamesAFileOfTheFolderForAnyId) {
  const std::pair<std::string, std::string> cases[] = {
      {"b-12.x_Y", "r/b-12.x_Y.jsonl"}, {"../../etc", "r/%2e.%2f..%2fetc.jsonl"}, {"", "r/.jsonl"},
      {".hidden", "r/%2ehidden.jsonl"}, {"a b%ế", "r/a%20b%25%e1%ba%bf.jsonl"},
  };
  for (const auto& [id, path] : cases) EXPECT_EQ(journal_path("r", ConferenceId(id)), path);
}

}  // namespace
}  // namespace signaling
