// Another process writes. It is killed with SIGKILL at a random moment, fifty times: nothing it acknowledged is lost;
// and it is backed up while it runs.
#include <unistd.h>

#include <string>

#include "media/base/random.h"
#include "signaling/store/audit_log.h"
#include "signaling/store/backup.h"
#include "signaling/store/restore.h"
#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/base/writer_process.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

int64_t newest_record(Store& store) {
  const auto newest = AuditLog(store.database()).page(std::nullopt, 1);
  return newest && !newest->empty() ? newest->front().id.value() : 0;
}

// Each record up to the newest is there with all its rows and its paper.
void expect_whole(Store& store) {
  ASSERT_TRUE(store.database().check_integrity());
  const int64_t last = newest_record(store);
  const auto entries = AuditLog(store.database()).page(std::nullopt, static_cast<int>(last) + 1);
  ASSERT_EQ(entries->size(), static_cast<size_t>(last)) << "ids without a gap";
  const auto rows = Settings(store.database()).all();
  ASSERT_EQ(rows->size(), 2 * static_cast<size_t>(last));
  for (int64_t id = 1; id <= last / 10; ++id) {
    const auto paper = store.papers().find(PaperId(id));
    ASSERT_TRUE(paper && *paper) << id;
    ASSERT_EQ(store.papers().read(**paper), "paper " + (*paper)->file_name);
  }
}

TEST(Kill, NothingAcknowledgedIsLostInFiftyKills) {
  TemporaryFolder parent;
  const auto folder = parent.path() / "store";
  media::Random random(20260101);
  int64_t acknowledged = 0;
  for (int round = 0; round < 50; ++round) {
    WriterProcess writer(STORE_WRITER, folder);
    ASSERT_TRUE(writer.read_some()) << "the writer did not start";
    // Some commits later, anywhere within one: the only sleep here, and its length decides nothing but the moment.
    ::usleep(static_cast<useconds_t>(random.below(40'000)));
    for (const int64_t id : writer.kill_and_collect()) {
      ASSERT_GT(id, acknowledged);
      acknowledged = id;
    }
    auto store = Store::open(folder, at({}));
    ASSERT_TRUE(store) << store.error().message;
    expect_whole(**store);
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << "round " << round;
    const int64_t stored = newest_record(**store);
    ASSERT_GE(stored, acknowledged) << "round " << round;
    ASSERT_LE(stored, acknowledged + 1) << "stored, but killed before it could say so";
    acknowledged = stored;
  }
  EXPECT_GE(acknowledged, 50);
  std::printf("%lld records survived 50 kills\n", static_cast<long long>(acknowledged));
}

TEST(Kill, ABackupOfARunningServiceIsWholeAndRestoresOnlyOnceItIsStopped) {
  TemporaryFolder parent;
  const auto folder = parent.path() / "store";
  const auto archive = parent.path() / "backup";
  WriterProcess writer(STORE_WRITER, folder);
  ASSERT_TRUE(writer.read_some());
  const auto made = backup_store(folder, archive, "0.1.0", at({}));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(restore_store(archive, folder, at({})).error().code, "store.in_use");
  const auto acknowledged = writer.kill_and_collect();
  const auto restored = restore_store(archive, folder, at({}));
  ASSERT_TRUE(restored) << restored.error().message;
  auto store = Store::open(folder, at({}));
  ASSERT_TRUE(store) << store.error().message;
  expect_whole(**store);
  EXPECT_GE(newest_record(**store), acknowledged.front());
}

}  // namespace
}  // namespace signaling
