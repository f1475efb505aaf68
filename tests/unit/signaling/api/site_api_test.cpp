#include "signaling/api/site_api.h"

#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class SiteApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return site_operations(*store_, {[](const SiteId& site, RequestTime) { return site == SiteId("tinh-uy"); },
                                     [this](const SiteId& site) { removed_.push_back(site); }});
  }
  std::vector<SiteId> removed_;

  static std::string site(const std::string& id, const std::string& name, int place) {
    return R"({"id":")" + id + R"(","name":")" + name + R"(","short_name":")" + name + R"(","sort_order":)" +
           std::to_string(place) + R"(,"duty_telephone":"0228 3810 000","line_kind":"cáp quang","mail":""})";
  }
};

TEST_F(SiteApiTest, SitesAreAddedListedChangedAndRemoved) {
  EXPECT_EQ(ask("POST", "/sites", site("y-yen", "Ý Yên", 2)), 201U) << body_;
  EXPECT_EQ(ask("POST", "/sites", site("my-loc", "Mỹ Lộc", 1)), 201U);
  EXPECT_EQ(last_audit(), "an site.create my-loc");
  EXPECT_EQ(ask("GET", "/sites"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(body_.at("items").at(0).at("name"), "Mỹ Lộc");
  EXPECT_EQ(ask("GET", "/sites/y-yen"), 200U);
  EXPECT_EQ(put("/sites/y-yen", R"({"name":"Ý Yên","short_name":"Ý Yên","sort_order":3,"duty_telephone":"1",
                                    "line_kind":"","mail":"ubnd@yyen.example"})"), 200U) << body_;
  EXPECT_EQ(body_.at("sort_order"), 3);
  EXPECT_EQ(ask("DELETE", "/sites/y-yen"), 204U);
  EXPECT_EQ(ask("GET", "/sites/y-yen"), 404U);
  EXPECT_THAT(removed_, testing::ElementsAre(SiteId("y-yen")));
  EXPECT_EQ(last_audit(), "an site.remove y-yen");
}

TEST_F(SiteApiTest, SecondOfTwoWhoChangeOneSiteIsTold) {
  ask("POST", "/sites", site("y-yen", "Ý Yên", 2));
  ask("GET", "/sites/y-yen");
  const std::string first = tag_;
  const std::string change =
      R"({"name":"Ý Yên 2","short_name":"Ý Yên","sort_order":3,"duty_telephone":"","line_kind":"",
          "mail":""})";
  EXPECT_EQ(put("/sites/y-yen", change), 200U);
  EXPECT_EQ(ask("PUT", "/sites/y-yen", change, {{"if-match", first}}), 412U);
  EXPECT_EQ(ask("PUT", "/sites/y-yen", change), 428U);
}

TEST_F(SiteApiTest, WrongFieldsAreNamed) {
  EXPECT_EQ(ask("POST", "/sites", R"({"id":"a","name":"x\r\ny","short_name":"","extra":1})"), 422U);
  EXPECT_THAT(faults(), testing::UnorderedElementsAre("/name", "/short_name", "/extra", "/sort_order",
                                                      "/duty_telephone", "/line_kind", "/mail"));
  EXPECT_EQ(ask("POST", "/sites", site("../etc", "Ý Yên", 2)), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/id"));
  ask("POST", "/sites", site("y-yen", "Ý Yên", 2));
  EXPECT_EQ(ask("GET", "/sites/y-yen"), 200U);
  EXPECT_EQ(put("/sites/y-yen", R"({"name":"Ý Yên","short_name":"Ý Yên","sort_order":3,"duty_telephone":"1",
                                    "line_kind":"","mail":"a@b\r\nBcc: c@d.example"})"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/mail"));
  EXPECT_EQ(ask("POST", "/sites", site("y-yen", "Khác", 2)), 409U);
  EXPECT_EQ(code(), "site.exists");
}

TEST_F(SiteApiTest, ASiteWithConferencesToComeIsNotRemoved) {
  ask("POST", "/sites", site("tinh-uy", "Tỉnh ủy", 1));
  EXPECT_EQ(ask("DELETE", "/sites/tinh-uy"), 409U);
  EXPECT_EQ(code(), "site.has_bookings");
}

}  // namespace
}  // namespace signaling
