#include "signaling/api/audit_api.h"

#include "signaling/store/audited_transaction.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class AuditApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override { return audit_operations(*store_); }
};

TEST_F(AuditApiTest, EntriesAreReadInPagesNewestFirst) {
  for (int i = 1; i <= 5; ++i) {
    auto work = AuditedTransaction::begin(store_->database(), {"an", now_.wall});
    ASSERT_TRUE(work->commit("site.change", std::to_string(i), "<script>"));
  }
  EXPECT_EQ(ask("GET", "/audit?limit=3"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 3U);
  EXPECT_EQ(body_.at("items").at(0).at("object"), "5");
  EXPECT_EQ(ask("GET", "/audit?limit=3&cursor=" + std::string(body_.at("next").as_string())), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(body_.at("items").at(1).at("object"), "1");
  EXPECT_TRUE(body_.at("next").is_null());
}

TEST_F(AuditApiTest, ASearchFindsTextsAndTheActionsBesides) {
  for (const auto& [action, details] : {std::pair("site.change", "Mỹ Lộc"), std::pair("paper.upload", "Báo cáo.pdf"),
                                        std::pair("user.change", "Đỗ Chi")}) {
    auto work = AuditedTransaction::begin(store_->database(), {"an", now_.wall});
    ASSERT_TRUE(work->commit(action, "1", details));
  }
  EXPECT_EQ(ask("GET", "/audit?text=my%20loc"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(body_.at("items").at(0).at("action"), "site.change");
  EXPECT_EQ(ask("GET", "/audit?text=do%20chi&actions=paper.upload,no.such"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(body_.at("items").at(1).at("action"), "paper.upload");
  EXPECT_EQ(ask("GET", "/audit?text=kh%C3%B4ng"), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
}

TEST_F(AuditApiTest, AWrongCursorIsNamed) {
  EXPECT_EQ(ask("GET", "/audit?cursor=abc"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("cursor"));
}

}  // namespace
}  // namespace signaling
