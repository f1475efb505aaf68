#include "signaling/store/database.h"

#include <fstream>

#include "signaling/store/settings.h"
#include "signaling/store/transaction.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST(Database, IsMadeForItsOwnerOnly) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.db";
  auto database = Database::open(file);
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_EQ(permissions(file), 0600);
  ASSERT_TRUE(schema_version(**database));
  EXPECT_EQ(permissions(file.string() + "-wal"), 0600);
  EXPECT_EQ(permissions(file.string() + "-shm"), 0600);
  EXPECT_TRUE((*database)->check_integrity());
}

TEST(Database, WhatIsNoDatabaseIsRefused) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.db";
  write_text(file, std::string(8192, 'x'));
  const auto database = Database::open(file);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, "store.corrupt");
  EXPECT_NE(database.error().message.find(file.string()), std::string::npos) << database.error().message;
  EXPECT_EQ(read_text(file), std::string(8192, 'x'));
  EXPECT_EQ(Database::open(folder.path() / "none" / "a.db").error().code, "store.failed");
  EXPECT_EQ(Database::open(folder.path() / "a\"b.db").error().code, "store.failed");
}

TEST_F(DatabaseTest, DamageIsFound) {
  Settings settings(*database_);
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(settings.set("k" + std::to_string(i), std::string(500, 'v')));
  ASSERT_TRUE(database_->check_integrity());
  database_.reset();  // the log is in the file now
  const auto file = folder_.path() / "test.db";
  {
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 20000);  // rows, not the schema
    for (int i = 0; i < 20000; ++i) damage.put('\x5a');
  }
  auto again = Database::open(file);
  ASSERT_TRUE(again) << again.error().message;
  const auto whole = (*again)->check_integrity();
  ASSERT_FALSE(whole);
  EXPECT_EQ(whole.error().code, "store.corrupt");
}

// A full disk, by way of the bound on the file's size.
TEST(Database, AFullDiskIsRefusedAndNothingIsHalfWritten) {
  TemporaryFolder folder;
  auto database = Database::open(folder.path() / "a.db", {.max_pages = 100});
  ASSERT_TRUE(database) << database.error().message;
  ASSERT_TRUE(migrate(**database, schema_migrations(), folder.path(), at({})));
  Settings settings(**database);
  int stored = 0;
  media::Result<void> done;
  while (stored < 1000 && (done = settings.set("k" + std::to_string(stored), std::string(3000, 'v')))) ++stored;
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.disk_full") << done.error().message;
  EXPECT_GT(stored, 5);
  EXPECT_EQ(settings.all()->size(), static_cast<size_t>(stored));
  EXPECT_TRUE((*database)->check_integrity());
  ASSERT_TRUE(settings.remove("k0"));
  EXPECT_TRUE(settings.set("small", "v")) << "space that was freed can be used again";
}

TEST_F(DatabaseTest, AnotherWriterMakesItBusyForAWhile) {
  auto other = Database::open(database_->file(), {.busy_timeout = std::chrono::milliseconds(1)});
  ASSERT_TRUE(other);
  {
    auto work = Transaction::begin(*database_);
    ASSERT_TRUE(work);
    ASSERT_TRUE(Settings(*database_).set("a", "1"));
    const auto refused = Settings(**other).set("b", "2");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "store.busy");
    EXPECT_TRUE(Settings(**other).all()->empty()) << "reading goes on, and sees what is committed";
    ASSERT_TRUE(work->commit());
  }
  EXPECT_TRUE(Settings(**other).set("b", "2"));
  EXPECT_EQ(Settings(*database_).all()->size(), 2U);
}

// What an administrator may see in a log must not hold what was stored.
TEST_F(DatabaseTest, ErrorsDoNotRepeatValues) {
  User twin;
  twin.login = "AN";
  twin.password_hash = "very-secret";
  const auto refused = Users(*database_).add(twin);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "store.exists");
  EXPECT_EQ(refused.error().message.find("very-secret"), std::string::npos) << refused.error().message;
}

}  // namespace
}  // namespace signaling
