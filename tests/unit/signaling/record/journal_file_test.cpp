#include "signaling/record/journal_file.h"

#include "tests/unit/signaling/record/bad_disk.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

class JournalFileTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "a.jsonl";
  BadDisk bad_;
  JournalDisk disk_ = bad_.disk();
};

// Writes what was added and forces it to the disk.
media::Result<void> sync(JournalFile& file, const JournalDisk& disk) {
  if (auto written = file.write(); !written) return written;
  const auto begun = file.begin_sync();
  return begun ? file.end_sync(*begun, run_sync(*begun, disk)) : media::Result<void>();
}

TEST_F(JournalFileTest, AppendsLinesAndMakesTheFileForItsOwner) {
  JournalFile file(path_, disk_);
  EXPECT_FALSE(std::filesystem::exists(path_)) << "not before something is written";
  file.add("one\n");
  ASSERT_TRUE(file.write());
  EXPECT_EQ(read_text(path_), "one\n");
  EXPECT_TRUE(file.is_pending());
  EXPECT_EQ(bad_.syncs, 0);
  file.add("two\n");
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_FALSE(file.is_pending());
  EXPECT_EQ(read_text(path_), "one\ntwo\n");
  EXPECT_EQ(static_cast<int>(std::filesystem::status(path_).permissions()), 0600);
}

TEST_F(JournalFileTest, ATornLineIsCutOffBeforeTheNext) {
  for (const std::string before : {"", "{\"sequ", "one\n", "one\n{\"sequence\":2,\"ev"}) {
    write_text(path_, before);
    JournalFile file(path_, disk_);
    file.add("next\n");
    ASSERT_TRUE(sync(file, disk_));
    EXPECT_EQ(read_text(path_), before.starts_with("one") ? "one\nnext\n" : "next\n");
  }
}

TEST_F(JournalFileTest, AFullDiskLeavesNothingHalfAndIsTriedAgain) {
  write_text(path_, "before\n");
  JournalFile file(path_, disk_);
  bad_.room = 6;
  file.add("one\n");
  file.add("two\n");
  const auto full = file.write();
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, "record.disk_full");
  EXPECT_NE(full.error().message.find(path_.string()), std::string::npos);
  EXPECT_EQ(read_text(path_), "before\none\ntw");
  ASSERT_FALSE(sync(file, disk_));
  file.add("three\n");
  bad_.room = ~size_t{0};
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_EQ(read_text(path_), "before\none\ntwo\nthree\n");
}

TEST_F(JournalFileTest, WhatCouldNotBeForcedToTheDiskIsWrittenAnew) {
  JournalFile file(path_, disk_);
  file.add("one\n");
  ASSERT_TRUE(sync(file, disk_));
  bad_.sync_fails = true;
  file.add("two\n");
  EXPECT_EQ(sync(file, disk_).error().code, "record.failed");
  EXPECT_TRUE(file.is_pending());
  bad_.sync_fails = false;
  const int writes = bad_.writes;
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_EQ(bad_.writes, writes + 1);
  EXPECT_EQ(read_text(path_), "one\ntwo\n");
}

TEST_F(JournalFileTest, WhatIsWrittenBesideASyncIsLeftForTheNext) {
  JournalFile file(path_, disk_);
  file.add("one\n");
  ASSERT_TRUE(file.write());
  const auto first = file.begin_sync();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->new_in, folder_.path()) << "its name too";
  file.add("two\n");
  ASSERT_TRUE(file.write());
  EXPECT_FALSE(file.begin_sync()) << "one is under way";
  ASSERT_TRUE(file.end_sync(*first, 0));
  EXPECT_TRUE(file.is_pending());
  const auto second = file.begin_sync();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->size, 4u);
  EXPECT_TRUE(second->new_in.empty());
  EXPECT_EQ(file.end_sync(*second, EIO).error().code, "record.failed");
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_FALSE(file.is_pending());
  EXPECT_EQ(read_text(path_), "one\ntwo\n");
}

TEST_F(JournalFileTest, ShortWritesAreGoneOnWith) {
  JournalFile file(path_, disk_);
  bad_.truncates_writes = true;
  file.add("a line longer than the disk takes at once\n");
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_EQ(read_text(path_), "a line longer than the disk takes at once\n");
}

TEST_F(JournalFileTest, WhatCannotBeOpenedIsTriedAgain) {
  std::filesystem::create_directory(path_);
  JournalFile file(path_, disk_);
  file.add("one\n");
  EXPECT_EQ(file.write().error().code, "record.failed");
  std::filesystem::remove(path_);
  ASSERT_TRUE(sync(file, disk_));
  EXPECT_EQ(read_text(path_), "one\n");
}

TEST_F(JournalFileTest, AFileThatEndsInNoLineIsNotTouched) {
  const std::string junk(kMaxJournalLine + 100, 'x');
  write_text(path_, junk);
  JournalFile file(path_, disk_);
  file.add("one\n");
  EXPECT_EQ(sync(file, disk_).error().code, "record.damaged");
  EXPECT_EQ(read_text(path_), junk);
}

TEST_F(JournalFileTest, ALinkIsNotFollowed) {
  write_text(folder_.path() / "other", "");
  std::filesystem::create_symlink(folder_.path() / "other", path_);
  JournalFile file(path_, disk_);
  file.add("one\n");
  EXPECT_EQ(sync(file, disk_).error().code, "record.failed");
  EXPECT_EQ(read_text(folder_.path() / "other"), "");
}

}  // namespace
}  // namespace signaling
