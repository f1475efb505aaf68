#include "signaling/store/snapshot.h"

#include "signaling/store/settings.h"
#include "signaling/store/transaction.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST_F(DatabaseTest, SnapshotHoldsWhatIsCommittedAndNothingElse) {
  Settings settings(*database_);
  ASSERT_TRUE(settings.set("a", "1"));
  auto work = Transaction::begin(*database_);
  ASSERT_TRUE(settings.set("b", "2"));
  const auto copy = folder_.path() / "copy.db";
  const auto done = snapshot_database(database_->file(), copy);
  ASSERT_TRUE(done) << done.error().message;
  ASSERT_TRUE(work->commit());

  EXPECT_EQ(permissions(copy), 0600);
  EXPECT_FALSE(std::filesystem::exists(copy.string() + "-wal"));
  auto opened = Database::open(copy);
  ASSERT_TRUE(opened);
  EXPECT_TRUE((*opened)->check_integrity());
  EXPECT_EQ(Settings(**opened).all()->size(), 1U);
}

TEST(Snapshot, AFailedOneLeavesNoFile) {
  TemporaryFolder folder;
  const auto copy = folder.path() / "copy.db";
  EXPECT_EQ(snapshot_database(folder.path() / "none.db", copy).error().code, "store.failed");
  write_text(folder.path() / "junk.db", std::string(5000, 'x'));
  EXPECT_EQ(snapshot_database(folder.path() / "junk.db", copy).error().code, "store.corrupt");
  const auto nowhere = folder.path() / "no" / "copy.db";
  EXPECT_EQ(snapshot_database(folder.path() / "junk.db", nowhere).error().code, "store.failed");
  EXPECT_FALSE(std::filesystem::exists(copy));
}

}  // namespace
}  // namespace signaling
