#include "signaling/store/transaction.h"

#include "signaling/store/audit_log.h"
#include "signaling/store/settings.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class TransactionTest : public DatabaseTest {
 protected:
  size_t stored() { return Settings(*database_).all()->size(); }
};

TEST_F(TransactionTest, CommitStoresAllOfIt) {
  auto work = Transaction::begin(*database_);
  ASSERT_TRUE(work);
  EXPECT_TRUE(database_->in_transaction());
  ASSERT_TRUE(Settings(*database_).set("a", "1"));
  ASSERT_TRUE(AuditLog(*database_).append({{}, at({}), "an", "setting.set", "a", ""}));
  ASSERT_TRUE(work->commit());
  EXPECT_FALSE(database_->in_transaction());
  EXPECT_EQ(stored(), 1U);
  EXPECT_EQ(AuditLog(*database_).page(std::nullopt, 10)->size(), 1U);
}

TEST_F(TransactionTest, WhatIsStoredIsCounted) {
  const uint64_t before = database_->commits();
  ASSERT_TRUE(Settings(*database_).all());
  EXPECT_EQ(database_->commits(), before) << "reading changes nothing";
  { auto given_up = Transaction::begin(*database_); }
  EXPECT_EQ(database_->commits(), before);
  ASSERT_TRUE(Settings(*database_).set("a", "1"));
  EXPECT_EQ(database_->commits(), before + 1);
}

TEST_F(TransactionTest, WithoutCommitNothingIsStored) {
  {
    auto work = Transaction::begin(*database_);
    ASSERT_TRUE(Settings(*database_).set("a", "1"));
    EXPECT_EQ(stored(), 1U);
  }
  EXPECT_FALSE(database_->in_transaction());
  EXPECT_EQ(stored(), 0U);
}

TEST_F(TransactionTest, AFailedStatementSpoilsIt) {
  auto work = Transaction::begin(*database_);
  ASSERT_TRUE(Settings(*database_).set("a", "1"));
  ASSERT_FALSE(Sites(*database_).add({kSite, "twice", "", 1, "", ""}));
  ASSERT_TRUE(Settings(*database_).set("b", "2"));
  const auto done = work->commit();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.exists");
  EXPECT_FALSE(database_->in_transaction());
  EXPECT_EQ(stored(), 0U);
  auto next = Transaction::begin(*database_);
  ASSERT_TRUE(Settings(*database_).set("c", "3"));
  EXPECT_TRUE(next->commit()) << "the failure of one does not stick to the next";
}

TEST_F(TransactionTest, AFullDiskEndsItWhole) {
  auto small = Database::open(database_->file(), {.max_pages = 45});
  ASSERT_TRUE(small);
  auto work = Transaction::begin(**small);
  ASSERT_TRUE(Settings(**small).set("a", "1"));
  ASSERT_EQ(Settings(**small).set("b", std::string(1 << 20, 'v')).error().code, "store.disk_full");
  EXPECT_EQ(work->commit().error().code, "store.disk_full");
  EXPECT_EQ(stored(), 0U);
  EXPECT_TRUE(Settings(**small).set("a", "1"));
}

}  // namespace
}  // namespace signaling
