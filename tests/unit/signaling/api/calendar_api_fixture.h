// The resources of the calendar over a real store, with sites and people, on 26/11/2026 at 08:00. An operator asks.
#pragma once

#include "signaling/api/booking_api.h"
#include "signaling/api/calendar_api.h"
#include "signaling/api/conference_api.h"
#include "signaling/api/template_api.h"
#include "tests/unit/signaling/api/api_fixture.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {

namespace json = boost::json;

class CalendarApiTest : public ApiTest {
 protected:
  void SetUp() override {
    now_.wall = WallTime(scene::kNow);
    somebody_.principal = Principal{.role = Role::kOperator, .user = UserId(1)};
    ApiTest::SetUp();
  }

  std::vector<Operation> operations() override {
    auto& database = store_->database();
    for (const auto& [id, name] : {std::pair("tinh-uy", "Tỉnh ủy"), std::pair("my-loc", "Mỹ Lộc"),
                                   std::pair("vu-ban", "Vụ Bản"), std::pair("y-yen", "Ý Yên")}) {
      EXPECT_TRUE(Sites(database).add({SiteId(id), name, name, 0, "0228 3810 000", ""}));
    }
    for (const auto* name : {"Trần An", "Lê Bình", "Đỗ Chi"}) {
      User user;
      user.login = user.display_name = name;
      user.role = "operator";
      EXPECT_TRUE(Users(database).add(user));
    }
    calendar_ = Calendar::open(database, {}, moment()).value();
    calendar_->set_layouts(scene::kKnownLayouts);
    EXPECT_TRUE(calendar_->begin(moment()));
    std::vector<Operation> all;
    const auto parts = [this](const auto&, const auto&) { return somebody_.roles; };
    const auto resumption = [this](const auto& id, auto at) { resumptions_.emplace_back(id, at); };
    for (auto more : {booking_operations(*calendar_, database), calendar_operations(*calendar_),
                      conference_operations(*calendar_, database, parts, resumption), template_operations(database)}) {
      for (auto& operation : more) all.push_back(std::move(operation));
    }
    return all;
  }

  Moment moment() const { return {std::chrono::floor<std::chrono::seconds>(now_.wall), now_.steady}; }
  void pass(std::chrono::seconds span) {
    now_.wall += span;
    now_.steady += span;
    EXPECT_TRUE(calendar_->handle_timeout(moment()));
  }

  // A right booking, 02/12/2026 08:00 to 10:00.
  static json::object booking(const std::string& start = "2026-12-02T08:00:00+07:00") {
    return {{"title", "Giao ban"}, {"kind", ""}, {"start", start}, {"length_min", 120}, {"test_window_min", 60},
            {"sites", {"tinh-uy", "my-loc"}}, {"chair_site", "tinh-uy"}, {"chair", 2}, {"deputy", nullptr},
            {"secretary", 3}, {"operator_in_charge", 1}, {"departments", {"Sở Y tế"}}, {"communes", json::array()},
            {"agenda", {{{"title", "Khai mạc"}, {"planned_min", 10}, {"speakers", {{{"site", "my-loc"},
              {"delegate", "Ông Đức"}}}}, {"layout_preset", "stage"}, {"papers", json::array()}}}},
            {"policy", "chaired"}, {"layout_presets", {"stage"}}, {"auto_start", false}, {"recurrence", nullptr}};
  }
  static json::object weekly(const std::string& rule) {
    auto series = booking();
    series["recurrence"] = {{"rule", rule}, {"cancelled", json::array()}, {"moved", json::array()}};
    return series;
  }
  unsigned post(const std::string& path, const json::value& body) { return ask("POST", path, json::serialize(body)); }
  // The faults of the last refusal: "/sites/2 site.twice".
  std::vector<std::string> told() const { return pairs(body_.at("errors")); }
  static std::vector<std::string> pairs(const json::value& faults) {
    std::vector<std::string> all;
    for (const auto& fault : faults.as_array()) {
      all.push_back(std::string(fault.at("pointer").as_string()) + " " + std::string(fault.at("code").as_string()));
      EXPECT_FALSE(fault.at("vi").as_string().empty());
      EXPECT_FALSE(fault.at("en").as_string().empty());
    }
    return all;
  }

  std::vector<std::pair<ConferenceId, CalendarTime>> resumptions_;  // what open conferences were told
  std::unique_ptr<Calendar> calendar_;
};

}  // namespace signaling
