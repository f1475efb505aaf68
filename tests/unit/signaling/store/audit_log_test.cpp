#include "signaling/store/audit_log.h"

#include "signaling/store/transaction.h"
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

// What stands in the objects that a search finds, newest first: "31".
std::string objects(const AuditPage& page) {
  std::string all;
  for (const auto& entry : page.entries) all += entry.object;
  return all;
}

TEST_F(DatabaseTest, AuditLogIsSearchedWhateverTheDiacritics) {
  AuditLog audit(*database_);
  ASSERT_TRUE(audit.append({{}, at({}), "nguyễn.đức", "site.change", "1", "Mỹ Lộc"}));
  ASSERT_TRUE(audit.append({{}, at({}), "an", "paper.upload", "2", "Báo  cáo.pdf"}));
  ASSERT_TRUE(audit.append({{}, at({}), "an", "site.remove", "3", "100%"}));
  const struct {
    std::string text;
    std::vector<std::string> actions;
    std::string found;
  } kCases[] = {{"", {}, "321"},       {"NGUYEN.DUC", {}, "1"},
                {"mỹ lộc", {}, "1"},   {"bao cao", {}, "2"},
                {"site.", {}, "31"},   {"%", {}, "3"},
                {"không", {}, ""},     {"không", {"paper.upload", "site.change"}, "21"},
                {"100", {"site.change"}, "31"}, {"", {"site.change"}, "321"}};
  for (const auto& one : kCases) {
    const auto page = audit.search({one.text, one.actions, std::nullopt, 10});
    ASSERT_TRUE(page);
    EXPECT_EQ(objects(*page), one.found) << one.text;
    EXPECT_FALSE(page->next) << one.text;
  }
}

TEST_F(DatabaseTest, AuditLogIsSearchedInPagesAndPieces) {
  AuditLog audit(*database_);
  {
    auto work = Transaction::begin(*database_);
    ASSERT_TRUE(work);
    for (int i = 1; i <= AuditLog::kLookedThrough + 20; ++i) {
      const bool meant = i == 1 || i == 2 || i == AuditLog::kLookedThrough + 10;
      ASSERT_TRUE(audit.append({{}, at({}), meant ? "Bình" : "an", "user.change", std::to_string(i), ""}));
    }
    ASSERT_TRUE(work->commit());
  }
  std::vector<std::string> pages;
  AuditQuery query{"binh", {}, std::nullopt, 1};
  do {
    const auto page = audit.search(query);
    ASSERT_TRUE(page);
    pages.push_back(objects(*page));
    query.before = page->next;
  } while (query.before && pages.size() < 9);
  // What lies further back than a search looks is on the next page.
  EXPECT_EQ(pages, (std::vector<std::string>{std::to_string(AuditLog::kLookedThrough + 10), "2", "1"}));

  const auto all = audit.search({"", {}, AuditId(4), 2});
  ASSERT_TRUE(all);
  EXPECT_EQ(objects(*all), "32");
  EXPECT_EQ(all->next, AuditId(2));
  EXPECT_FALSE(audit.search({"", {}, AuditId(3), 2})->next) << "the last page says so";
}

}  // namespace
}  // namespace signaling
