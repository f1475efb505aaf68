#include "signaling/api/layout_api.h"

#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class LayoutApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return layout_operations({{"pair", {"Hai hình", "Two equal"}, mcu::LayoutName::kPair, {PlaceRule{}}, true},
                              {"chair", {"Chủ trì", "Chair"}, mcu::LayoutName::kChairSpeaker, {PlaceRule{}}, false},
                              {"grid", {"Lưới", "Grid"}, mcu::LayoutName::kGrid, {}, true},
                              {"stage", {"Hình chính", "Stage"}, mcu::LayoutName::kStage, {PlaceRule{}}, true},
                              {"paper", {"Tài liệu", "Paper"}, mcu::LayoutName::kContentSpeaker, {PlaceRule{}}, true},
                              {"full", {"Một hình", "One"}, mcu::LayoutName::kFull, {PlaceRule{}}, false}});
  }
};

TEST_F(LayoutApiTest, AreListedInTheirOrderWithBothNames) {
  ASSERT_EQ(ask("GET", "/layouts"), 200U) << body_;
  const auto& items = body_.at("items").as_array();
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[0], (boost::json::object{{"id", "pair"}, {"vi", "Hai hình"}, {"en", "Two equal"},
                                           {"layout", "pair"}}));
  EXPECT_EQ(items[1].at("layout"), "chair_speaker");
  EXPECT_TRUE(body_.at("next").is_null());
}

TEST_F(LayoutApiTest, WhoReadsTheCalendarReadsThem) {
  for (const auto& [role, status] : {std::pair(Role::kTechnician, 200U), std::pair(Role::kSecretary, 200U),
                                     std::pair(Role::kObserver, 403U)}) {
    somebody_.principal = Principal{.role = role, .user = UserId(2)};
    EXPECT_EQ(ask("GET", "/layouts"), status) << to_string(role);
  }
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", "/layouts"), 401U);
}

}  // namespace
}  // namespace signaling
