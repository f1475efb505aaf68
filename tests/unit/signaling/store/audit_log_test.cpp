#include "signaling/store/audit_log.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST_F(DatabaseTest, AuditLogIsReadInPagesNewestFirst) {
  AuditLog audit(*database_);
  for (int i = 1; i <= 7; ++i) {
    const auto id = audit.append({{}, at(std::chrono::seconds(i)), "an", "user.disable", std::to_string(i), "lý do"});
    ASSERT_EQ(id, AuditId(i));
  }
  std::string order;
  std::optional<AuditId> before;
  for (;;) {
    const auto page = audit.page(before, 3);
    ASSERT_TRUE(page);
    if (page->empty()) break;
    for (const auto& entry : *page) order += entry.object;
    order += "|";
    before = page->back().id;
    if (order.size() == 4) {  // what is appended meanwhile does not disturb the pages that follow
      ASSERT_TRUE(audit.append({{}, at({}), "", "", "8", ""}));
    }
  }
  EXPECT_EQ(order, "765|432|1|");
  const auto newest = audit.page(AuditId(8), 1);
  EXPECT_EQ(newest->front(), (AuditEntry{AuditId(7), at(std::chrono::seconds(7)), "an", "user.disable", "7", "lý do"}));
}

}  // namespace
}  // namespace signaling
