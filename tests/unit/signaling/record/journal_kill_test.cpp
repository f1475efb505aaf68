// Another process appends. It is killed with SIGKILL at a random moment, twenty times: nothing it was told to be
// written is lost, and the journal goes on without a hole.
#include <unistd.h>

#include "media/base/random.h"
#include "signaling/record/journal_writer.h"
#include "tests/unit/signaling/base/writer_process.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

// What the writer wrote with this number.
std::string event(uint64_t sequence) {
  const auto text = std::to_string(sequence);
  return "{\"text\":\"" + std::string(sequence * 7919 % 3000, 'x') + text + "\"}";
}

TEST(JournalKill, NothingWrittenIsLostInTwentyKills) {
  const TemporaryFolder folder;
  const auto file = journal_path(folder.path() / "records", ConferenceId("killed"));
  media::Random random(20261126);
  uint64_t stored = 0;
  int torn = 0;
  for (int round = 0; round < 20; ++round) {
    WriterProcess writer(RECORD_WRITER, folder.path() / "records");
    ASSERT_TRUE(writer.read_some()) << "the writer did not start";
    // Anywhere within a write: the only sleep here, and its length decides nothing but the moment.
    ::usleep(static_cast<useconds_t>(random.below(100'000)));
    const auto acknowledged = static_cast<uint64_t>(writer.kill_and_collect().back());
    ASSERT_GT(acknowledged, stored);
    const auto content = read_journal(file);
    ASSERT_TRUE(content) << content.error().message;
    ASSERT_GE(content->last_sequence, acknowledged) << "round " << round;
    ASSERT_EQ(content->records.size(), content->last_sequence) << "no gaps: the writer waits for the disk";
    for (uint64_t n = stored + 1; n <= content->last_sequence; ++n) {
      const JournalEntry wanted{n, event(n)};
      ASSERT_EQ(content->records[n - 1], JournalRecord(wanted));
    }
    stored = content->last_sequence;
    torn += content->torn_bytes > 0;
  }
  std::printf("%llu events survived 20 kills, %d of them within a line\n", static_cast<unsigned long long>(stored),
              torn);
}

}  // namespace
}  // namespace signaling
