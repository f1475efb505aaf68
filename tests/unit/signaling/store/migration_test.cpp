#include "signaling/store/migration.h"

#include <array>

#include <fmt/format.h>

#include "signaling/store/papers.h"
#include "signaling/store/settings.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class MigrationTest : public testing::Test {
 protected:
  std::unique_ptr<Database> open() {
    auto opened = Database::open(file_);
    EXPECT_TRUE(opened);
    return opened ? std::move(*opened) : nullptr;
  }
  media::Result<void> bring_to(Database& database, std::span<const Migration> migrations) {
    return migrate(database, migrations, copies_, at({}));
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "a.db";
  std::filesystem::path copies_ = folder_.path() / "copies";
};

TEST_F(MigrationTest, NumbersAreWithoutGaps) {
  int number = 0;
  for (const auto& migration : schema_migrations()) EXPECT_EQ(migration.number, ++number);
  EXPECT_GE(number, 2);
}

TEST_F(MigrationTest, ANewDatabaseGetsAllAndNeedsNoCopy) {
  auto database = open();
  EXPECT_EQ(schema_version(*database), 0);
  ASSERT_TRUE(bring_to(*database, schema_migrations()));
  EXPECT_EQ(schema_version(*database), schema_migrations().back().number);
  EXPECT_FALSE(std::filesystem::exists(copies_));
  EXPECT_TRUE(bring_to(*database, schema_migrations())) << "a second time there is nothing to do";
  EXPECT_FALSE(std::filesystem::exists(copies_));
}

TEST_F(MigrationTest, AnOldOneIsCopiedFirstAndKeepsItsContent) {
  auto database = open();
  ASSERT_TRUE(bring_to(*database, schema_migrations().first(1)));
  ASSERT_TRUE(Settings(*database).set("kept", "yes"));
  ASSERT_FALSE(Papers(*database, folder_.path()).find(PaperId(1))) << "papers come with migration 2";
  ASSERT_TRUE(bring_to(*database, schema_migrations()));
  EXPECT_EQ(schema_version(*database), schema_migrations().back().number);
  EXPECT_EQ(*Settings(*database).find("kept"), "yes");
  EXPECT_TRUE(Papers(*database, folder_.path()).find(PaperId(1)));

  auto copy = Database::open(copies_ / "schema-0001.db");
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(permissions(copies_ / "schema-0001.db"), 0600);
  EXPECT_EQ(schema_version(**copy), 1);
  EXPECT_EQ(*Settings(**copy).find("kept"), "yes");
}

TEST_F(MigrationTest, AFailingOneLeavesTheOldStateAndTheCopy) {
  auto database = open();
  ASSERT_TRUE(bring_to(*database, schema_migrations()));
  ASSERT_TRUE(Settings(*database).set("kept", "yes"));
  const int before = *schema_version(*database);
  const std::array<Migration, 1> broken = {{{before + 1, "broken",
                                             "CREATE TABLE half (a BIGINT);\n"
                                             "DELETE FROM settings;\n"
                                             "INSERT INTO nowhere VALUES (1);\n"}}};
  const auto done = bring_to(*database, broken);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.failed");
  EXPECT_NE(done.error().message.find("_broken"), std::string::npos) << done.error().message;
  EXPECT_EQ(schema_version(*database), before);
  EXPECT_EQ(*Settings(*database).find("kept"), "yes");
  auto copy = Database::open(copies_ / fmt::format("schema-{:04}.db", before));
  ASSERT_TRUE(copy);
  EXPECT_EQ(*Settings(**copy).find("kept"), "yes");

  const std::array<Migration, 1> mended = {{{before + 1, "mended", "CREATE TABLE half (\n  a BIGINT\n);\n"}}};
  EXPECT_TRUE(bring_to(*database, mended)) << "nothing of the broken one is in the way";
}

TEST_F(MigrationTest, ANewerSchemaIsRefused) {
  auto database = open();
  ASSERT_TRUE(bring_to(*database, schema_migrations()));
  const auto done = bring_to(*database, schema_migrations().first(1));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.newer");
  EXPECT_EQ(schema_version(*database), schema_migrations().back().number);
  EXPECT_FALSE(std::filesystem::exists(copies_));
}

}  // namespace
}  // namespace signaling
