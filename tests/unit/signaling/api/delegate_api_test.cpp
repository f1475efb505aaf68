#include "signaling/api/delegate_api.h"

#include "signaling/store/sites.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class DelegateApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    EXPECT_TRUE(Sites(store_->database()).add({SiteId("y-yen"), "Ý Yên", "Ý Yên", 1, "", ""}));
    EXPECT_TRUE(Sites(store_->database()).add({SiteId("my-loc"), "Mỹ Lộc", "Mỹ Lộc", 2, "", ""}));
    return delegate_operations(*store_);
  }
  static std::string delegate(const std::string& name) {
    return R"({"name":")" + name + R"(","post":"Chủ tịch UBND xã","unit":"UBND xã","commune":"Yên Cường"})";
  }
};

TEST_F(DelegateApiTest, DelegatesAreAddedFoundChangedAndRemoved) {
  EXPECT_EQ(ask("POST", "/sites/y-yen/delegates", delegate("Đỗ Văn Đức")), 201U) << body_;
  EXPECT_EQ(ask("POST", "/sites/y-yen/delegates", delegate("Dương Văn An")), 201U);
  EXPECT_EQ(last_audit(), "an delegate.create y-yen/2");
  EXPECT_EQ(ask("GET", "/sites/y-yen/delegates"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("name"), "Dương Văn An") << "D comes before Đ";
  EXPECT_EQ(ask("GET", "/delegates?text=do%20van%20duc"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(ask("GET", "/sites/y-yen/delegates/1"), 200U);
  EXPECT_EQ(put("/sites/y-yen/delegates/1", delegate("Đỗ Văn Đông")), 200U) << body_;
  EXPECT_EQ(put("/sites/y-yen/delegates/1", delegate("Đỗ Văn Đông")), 200U) << "the same again is no conflict";
  EXPECT_EQ(ask("DELETE", "/sites/y-yen/delegates/1"), 204U);
  EXPECT_EQ(ask("DELETE", "/sites/y-yen/delegates/1"), 404U);
}

TEST_F(DelegateApiTest, ADelegateIsOneOfItsSite) {
  ask("POST", "/sites/y-yen/delegates", delegate("Đỗ Văn Đức"));
  EXPECT_EQ(ask("GET", "/sites/my-loc/delegates/1"), 404U);
  EXPECT_EQ(ask("POST", "/sites/nowhere/delegates", delegate("Đỗ Văn Đức")), 404U);
  EXPECT_EQ(ask("GET", "/sites/nowhere/delegates"), 404U);
  for (const char* id : {"0", "-1", "x", "1x", "99999999999999999999", "%2e%2e"}) {
    EXPECT_EQ(ask("GET", std::string("/sites/y-yen/delegates/") + id), 404U) << id;
  }
}

}  // namespace
}  // namespace signaling
