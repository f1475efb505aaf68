#include "signaling/api/template_api.h"

#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

class TemplateApiTest : public CalendarApiTest {
 protected:
  static std::string body(const std::string& name, const std::string& booking) {
    return R"({"name":")" + name + R"(","booking":)" + booking + "}";
  }
};

TEST_F(TemplateApiTest, TemplatesAreAddedListedChangedAndRemoved) {
  ASSERT_EQ(ask("POST", "/templates", body("Giao ban", R"({"length_min":90,"sites":["my-loc"],"auto_start":true})")),
            201U) << body_;
  EXPECT_EQ(last_audit(), "an template.change 1");
  ASSERT_EQ(ask("POST", "/templates", body("Đê điều", "{}")), 201U);
  ASSERT_EQ(ask("GET", "/templates"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("name"), "Đê điều");
  ASSERT_EQ(ask("GET", "/templates/1"), 200U);
  EXPECT_EQ(body_.at("booking").at("length_min"), 90);
  EXPECT_FALSE(body_.at("booking").as_object().contains("title"));
  ASSERT_EQ(put("/templates/1", body("Giao ban tuần", R"({"title":"Giao ban"})")), 200U) << body_;
  EXPECT_EQ(ask("PUT", "/templates/1", body("x", "{}"), {{"if-match", "\"old\""}}), 412U);
  ASSERT_EQ(ask("DELETE", "/templates/1"), 204U);
  EXPECT_EQ(ask("GET", "/templates/1"), 404U);
  EXPECT_EQ(ask("DELETE", "/templates/x"), 404U);
}

TEST_F(TemplateApiTest, ALectureKeepsItsLecturer) {
  ASSERT_EQ(ask("POST", "/templates", body("Tập huấn", R"({"policy":"lecture","lecturer":"my-loc"})")), 201U) << body_;
  ASSERT_EQ(ask("GET", "/templates/1"), 200U);
  EXPECT_EQ(body_.at("booking"), (json::object{{"policy", "lecture"}, {"lecturer", "my-loc"}}));
}

TEST_F(TemplateApiTest, WrongMembersAreNamed) {
  EXPECT_EQ(ask("POST", "/templates", body("", R"({"title":"a\r\nb","surprise":1})")), 422U);
  EXPECT_THAT(faults(), testing::UnorderedElementsAre("/name", "/booking/title", "/booking/surprise"));
  somebody_.principal->role = Role::kTechnician;
  EXPECT_EQ(ask("POST", "/templates", body("x", "{}")), 403U);
}

}  // namespace
}  // namespace signaling
