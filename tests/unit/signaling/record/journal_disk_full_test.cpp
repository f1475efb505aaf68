// A disk that is really full: a small tmpfs, or, for who may not mount one, a limit on the size of files.
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "signaling/record/journal_writer.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const ConferenceId kA("a");
constexpr size_t kSmall = 64 * 1024;

void add_event(JournalWriter& writer, uint64_t n) {
  JournalBatch batch;
  batch.lines = entry_line(n, "\"" + std::string(1000, 'x') + "\"");
  batch.last = n;
  batch.entries = 1;
  std::map<ConferenceId, JournalBatch> batches;
  batches.emplace(kA, std::move(batch));
  writer.add(std::move(batches));
}

// Writes, and forces to the disk; gives how many conferences are safe.
size_t work(JournalWriter& writer, media::Timestamp now) {
  static const JournalDisk disk = JournalDisk::system();
  size_t safe = 0;
  for (const auto& sync : writer.work(now)) safe += writer.end_sync(sync, run_sync(sync.sync, disk), now).has_value();
  return safe;
}

// Adds until the disk is full; gives the number that did not fit.
uint64_t fill(JournalWriter& writer) {
  media::Timestamp now{};
  for (uint64_t n = 1; n < 1000; ++n) {
    add_event(writer, n);
    (void)work(writer, now += 1s);
    if (!writer.failing().empty()) return n;
  }
  return 0;
}

TEST(JournalDiskFull, OnASmallDisk) {
  const TemporaryFolder folder;
  const auto small = folder.path() / "small";
  fs::create_directory(small);
  if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=64k") != 0) GTEST_SKIP() << "only root can mount a small disk";
  {
    write_text(small / "ballast", std::string(kSmall / 2, 'x'));
    JournalWriter writer(small / "records", JournalDisk::system());
    const uint64_t refused = fill(writer);
    EXPECT_GT(refused, 10u);
    EXPECT_NE(writer.problem().find("No space left"), std::string::npos) << writer.problem();
    add_event(writer, refused + 1);
    fs::remove(small / "ballast");
    EXPECT_EQ(work(writer, media::Timestamp(5000s)), 1u);
    const auto content = read_journal(journal_path(small / "records", kA));
    EXPECT_TRUE(content) << content.error().message;
    EXPECT_EQ(content->last_sequence, refused + 1);
    EXPECT_EQ(content->records.size(), refused + 1);
  }
  ::umount2(small.c_str(), MNT_DETACH);
}

TEST(JournalDiskFull, AtALimit) {
  const TemporaryFolder folder;
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = kSmall;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  JournalWriter writer(folder.path() / "records", JournalDisk::system());
  const uint64_t refused = fill(writer);
  const std::string problem = writer.problem();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  ::signal(SIGXFSZ, handler);
  EXPECT_GT(refused, 10u);
  EXPECT_NE(problem.find("File too large"), std::string::npos) << problem;
  EXPECT_EQ(work(writer, media::Timestamp(5000s)), 1u);
  EXPECT_EQ(read_journal(journal_path(folder.path() / "records", kA))->last_sequence, refused);
}

}  // namespace
}  // namespace signaling
