#include "signaling/store/audited_transaction.h"

#include "signaling/store/audit_log.h"
#include "signaling/store/settings.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST_F(DatabaseTest, ChangeAndAuditEntryAreStoredTogether) {
  auto work = AuditedTransaction::begin(*database_, {"an", at(std::chrono::seconds(5))});
  ASSERT_TRUE(work);
  ASSERT_TRUE(Settings(*database_).set("province", "Nam Định"));
  ASSERT_TRUE(work->commit("settings.change", "province", "Nam Định"));
  const auto entries = AuditLog(*database_).page(std::nullopt, 10);
  ASSERT_EQ(entries->size(), 1U);
  EXPECT_EQ(entries->front(), (AuditEntry{AuditId(1), at(std::chrono::seconds(5)), "an", "settings.change", "province",
                                          "Nam Định"}));
}

TEST_F(DatabaseTest, ChangeThatIsGivenUpLeavesNoAuditEntry) {
  {
    auto work = AuditedTransaction::begin(*database_, {"an", at({})});
    ASSERT_TRUE(work);
    ASSERT_TRUE(Settings(*database_).set("province", "Nam Định"));
  }
  EXPECT_TRUE(AuditLog(*database_).page(std::nullopt, 10)->empty());
  EXPECT_EQ(*Settings(*database_).find("province"), std::nullopt);
}

}  // namespace
}  // namespace signaling
