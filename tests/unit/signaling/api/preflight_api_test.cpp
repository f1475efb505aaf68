#include "signaling/api/preflight_api.h"

#include "signaling/base/date_time.h"
#include "signaling/conference/conference_event_json.h"
#include "signaling/record/journal_line.h"
#include "signaling/record/journal_writer.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class PreflightApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(7)};
    return preflight_operations({store_->layout().records(), [](const auto& id) { return id == ConferenceId("hn-1"); },
                                 [this](const ConferenceId& id, media::Timestamp at) {
                                   asked_at_ = at;
                                   return id == ConferenceId("hn-open") ? board_ : std::nullopt;
                                 },
                                 background()});
  }
  void write(const std::string& text) {
    write_text(journal_path(store_->layout().records(), ConferenceId("hn-1")), text);
  }
  std::string sites() const { return boost::json::serialize(body_.at("sites")); }

  std::optional<PreflightBoard> board_;
  media::Timestamp asked_at_{};
};

PreflightReport report(CheckResult result, Finding finding) {
  return {false, {{PreflightCheck::kReach, result, finding}, {PreflightCheck::kEcho, CheckResult::kSkipped,
                                                              Finding::kNotAsked}}};
}

TEST_F(PreflightApiTest, AnOpenConferenceIsAskedItself) {
  board_.emplace();
  auto& site = board_->sites.emplace_back();
  site.site = SiteId("y-yen");
  site.state = TestState::kRunning;
  site.report = report(CheckResult::kFail, Finding::kAbsent);
  site.at = "2026-11-26T01:00:00Z";
  site.retest_in_ms = 1500;
  EXPECT_EQ(ask("GET", "/conferences/hn-open/preflight"), 200U);
  EXPECT_EQ(asked_at_, now_.steady);
  EXPECT_TRUE(waiting_.empty()) << "no file is read";
  EXPECT_EQ(body_.as_object().size(), 1U) << "no type, nor what a message says of itself";
  const auto& one = body_.at("sites").at(0);
  EXPECT_EQ(one.at("state"), "running");
  EXPECT_EQ(one.at("lamp"), "red");
  EXPECT_EQ(one.at("retest_in_ms"), 1500);
  EXPECT_EQ(one.at("checks").at(0).at("vi"), "Chưa kết nối.");
  EXPECT_EQ(one.at("checks").at(0).at("advice").at("en"),
            "Telephone the hall: has the computer power, is the network cable in, is the page open?");
}

TEST_F(PreflightApiTest, OfAnEndedOneTheRecordHasTheNewestTestOfEachSite) {
  const ClockPair clocks{now_.wall, now_.steady};
  const auto at = [&](std::chrono::seconds after) { return clocks.steady + after; };
  const SiteId a("a"), b("b");
  auto asked = report(CheckResult::kPass, Finding::kGood);
  asked.asked_by = "Trần Thị B";
  const ConferenceEvent events[] = {
      {1, {}, ConferenceChange{at(1s), SitesPlanned{{b, a}}}},
      {2, {}, ConferenceChange{at(2s), SiteTested{a, report(CheckResult::kFail, Finding::kAbsent)}}},
      {3, {}, ConferenceChange{at(3s), SiteTested{a, asked}}},
      {4, {}, ConferenceChange{at(4s), ConferenceClosed{"closed"}}},
  };
  std::string journal;
  for (const auto& event : events) journal += entry_line(event.sequence, to_json(event, clocks));
  write(journal);
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 200U);
  ASSERT_EQ(body_.at("sites").as_array().size(), 2U);
  const auto& untested = body_.at("sites").at(0);
  EXPECT_EQ(untested.at("site"), "b") << "in the conference's order";
  EXPECT_EQ(untested.at("state"), "untested");
  EXPECT_TRUE(untested.at("at").is_null());
  const auto& tested = body_.at("sites").at(1);
  EXPECT_EQ(tested.at("lamp"), "green");
  EXPECT_EQ(tested.at("asked_by"), "Trần Thị B");
  EXPECT_EQ(tested.at("at").as_string(), to_date_time(std::chrono::floor<std::chrono::seconds>(now_.wall) + 3s));
  EXPECT_EQ(tested.at("checks").at(1).at("vi"), "Chưa kiểm tra loa – micro (có tiếng).");
}

TEST_F(PreflightApiTest, WhatTheRecordDoesNotSayIsNotThere) {
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 200U);
  EXPECT_EQ(sites(), "[]") << "known, and never open";
  EXPECT_EQ(ask("GET", "/conferences/hn-2/preflight"), 404U);
  EXPECT_EQ(ask("GET", "/conferences/..%2F..%2Fx/preflight"), 404U);
  write(entry_line(1, R"({"a":"an event of another version"})") + gap_line({2, 9}));
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 200U);
  EXPECT_EQ(sites(), "[]");
  write("nonsense\n");
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 500U);
  EXPECT_EQ(code(), "record.damaged");
}

TEST_F(PreflightApiTest, WhoMayReadIsThePermissionTables) {
  constexpr std::pair<Role, unsigned> kAllowed[] = {{Role::kAdministrator, 200}, {Role::kOperator, 200},
                                                    {Role::kTechnician, 200},    {Role::kChair, 403},
                                                    {Role::kSecretary, 403},     {Role::kObserver, 403}};
  for (const auto& [role, status] : kAllowed) {
    somebody_.principal = Principal{.role = role, .user = UserId(7)};
    EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), status) << to_string(role);
  }
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("a"), .device = DeviceId(1)};
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 403U) << "all sites are in it";
  somebody_.principal = std::nullopt;
  EXPECT_EQ(ask("GET", "/conferences/hn-1/preflight"), 401U);
}

}  // namespace
}  // namespace signaling
