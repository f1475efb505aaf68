#include "signaling/history/sqlite_file.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

class SqliteFileTest : public testing::Test {
 protected:
  std::unique_ptr<SqliteFile> open(SqliteFile::Use use) {
    auto opened = SqliteFile::open(history_.file(), use);
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  TemporaryHistory history_;
};

TEST_F(SqliteFileTest, ValuesComeBackAsTheyWere) {
  const auto file = open(SqliteFile::Use::kWrite);
  file->run("CREATE TABLE t(a INTEGER, b TEXT, c BLOB)");
  auto insert = file->statement("INSERT INTO t VALUES(?, ?, ?)");
  const std::string bytes("\0\xff", 2);
  for (const int64_t number : {int64_t{-5}, int64_t{1} << 60}) {
    insert.bind(number).bind(std::string_view("Ý Yên")).bind_bytes(bytes).run();
  }
  ASSERT_TRUE(file->take_result());
  const auto reader = open(SqliteFile::Use::kRead);
  auto asked = reader->statement("SELECT a, b, c FROM t ORDER BY a");
  ASSERT_TRUE(asked.step());
  EXPECT_EQ(asked.integer(0), -5);
  EXPECT_EQ(asked.text(1), "Ý Yên");
  EXPECT_EQ(asked.bytes(2), bytes);
  ASSERT_TRUE(asked.step());
  EXPECT_EQ(asked.integer(0), int64_t{1} << 60);
  EXPECT_FALSE(asked.step());
}

TEST_F(SqliteFileTest, TheFirstErrorIsKeptAndUndoesTheTransaction) {
  const auto file = open(SqliteFile::Use::kWrite);
  file->run("CREATE TABLE t(a INTEGER PRIMARY KEY)");
  file->run("BEGIN IMMEDIATE");
  file->run("INSERT INTO t VALUES(1)");
  file->run("INSERT INTO nowhere VALUES(1)");
  file->run("INSERT INTO t VALUES(2)");
  file->run("COMMIT");
  const auto result = file->take_result();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "history.failed");
  EXPECT_TRUE(file->take_result()) << "it is asked once";
  EXPECT_EQ(file->number("SELECT COUNT(*) FROM t"), 0);
}

TEST_F(SqliteFileTest, AReaderDoesNotWriteAndMakesNoFile) {
  EXPECT_EQ(SqliteFile::open(history_.file(), SqliteFile::Use::kRead).error().code, "history.missing");
  open(SqliteFile::Use::kWrite)->run("CREATE TABLE t(a INTEGER)");
  const auto reader = open(SqliteFile::Use::kRead);
  reader->run("INSERT INTO t VALUES(1)");
  EXPECT_FALSE(reader->take_result());
}

TEST_F(SqliteFileTest, AFullDiskIsSaid) {
  const auto file = open(SqliteFile::Use::kWrite);
  file->run("CREATE TABLE t(c BLOB)");
  file->number("PRAGMA max_page_count = 4");
  file->statement("INSERT INTO t VALUES(?)").bind_bytes(std::string(100'000, 'x')).run();
  const auto result = file->take_result();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "history.disk_full");
}

}  // namespace
}  // namespace signaling
