// Another process appends. It is killed with SIGKILL at a random moment, twenty times: nothing it was told to be
// written is lost, and the journal goes on without a hole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "media/base/random.h"
#include "signaling/record/journal_writer.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

// The writer as a process whose output we read.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& folder) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl(RECORD_WRITER, RECORD_WRITER, folder.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  ~Writer() { ::close(output_); }

  // Waits until it has acknowledged something more.
  bool read_some() {
    char piece[4096];
    const auto count = ::read(output_, piece, sizeof piece);
    if (count > 0) text_.append(piece, static_cast<size_t>(count));
    return count > 0;
  }

  // The last number it had acknowledged when it died.
  uint64_t kill_and_collect() {
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it must not have ended by itself";
    while (read_some()) {
    }
    const size_t end = text_.rfind('\n');
    const size_t begin = text_.rfind('\n', end - 1) + 1;  // 0 if there is no other
    return std::stoull(text_.substr(begin, end - begin));
  }

 private:
  pid_t process_ = 0;
  int output_ = -1;
  std::string text_;
};

// What the writer wrote with this number.
std::string event(uint64_t sequence) {
  const auto text = std::to_string(sequence);
  return "{\"text\":\"" + std::string(sequence * 7919 % 3000, 'x') + text + "\"}";
}

TEST(JournalKill, NothingWrittenIsLostInTwentyKills) {
  const ScratchFolder folder;
  const auto file = journal_path(folder.path() / "records", ConferenceId("killed"));
  media::Random random(20261126);
  uint64_t stored = 0;
  int torn = 0;
  for (int round = 0; round < 20; ++round) {
    Writer writer(folder.path() / "records");
    ASSERT_TRUE(writer.read_some()) << "the writer did not start";
    // Anywhere within a write: the only sleep here, and its length decides nothing but the moment.
    ::usleep(static_cast<useconds_t>(random.below(100'000)));
    const uint64_t acknowledged = writer.kill_and_collect();
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
