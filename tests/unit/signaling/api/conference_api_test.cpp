#include "signaling/api/conference_api.h"
#include "signaling/base/date_time.h"

#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

class ConferenceApiTest : public CalendarApiTest {
 protected:
  void SetUp() override {
    CalendarApiTest::SetUp();
    ASSERT_EQ(post("/bookings", booking("2026-11-26T08:30:00+07:00")), 201U);
  }
  unsigned phase(const std::string& phase, bool confirmed = false) {
    return post("/conferences/hn-20261126-1/phases", {{"phase", phase}, {"confirmed", confirmed}});
  }
};

TEST_F(ConferenceApiTest, PhasesAreChangedAndShown) {
  ASSERT_EQ(ask("GET", "/conferences"), 200U) << body_;
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(body_.at("items").at(0).at("phase"), "testing");
  EXPECT_EQ(body_.at("items").at(0).at("sites").at(1).at("name"), "Mỹ Lộc");
  EXPECT_EQ(body_.at("items").at(0).at("sites").at(1).at("state"), "absent");
  ASSERT_EQ(phase("in_session"), 200U) << body_;
  EXPECT_EQ(last_audit(), "an conference.begin_session hn-20261126-1");
  ASSERT_EQ(phase("paused"), 200U);
  ASSERT_EQ(phase("in_session"), 200U) << "resumed";
  EXPECT_EQ(last_audit(), "an conference.resume hn-20261126-1");
  EXPECT_EQ(phase("closed"), 409U);
  EXPECT_EQ(code(), "conference.not_confirmed");
  ASSERT_EQ(phase("closed", true), 200U);
  EXPECT_EQ(body_.at("may_reopen"), true);
  ASSERT_EQ(phase("in_session"), 200U) << "reopened";
  EXPECT_EQ(last_audit(), "an conference.reopen hn-20261126-1");
  EXPECT_EQ(phase("testing"), 409U);
  EXPECT_EQ(code(), "conference.wrong_phase");
  EXPECT_EQ(phase("scheduled"), 422U);
  EXPECT_EQ(ask("GET", "/conferences/none"), 404U);
  EXPECT_EQ(post("/conferences/none/phases", {{"phase", "paused"}, {"confirmed", false}}), 404U);
}

TEST_F(ConferenceApiTest, APauseMaySayWhenItEnds) {
  const auto pause = [this](const std::string& until) {
    return post("/conferences/hn-20261126-1/phases",
                {{"phase", "paused"}, {"confirmed", false}, {"resumes_at", until}});
  };
  EXPECT_EQ(pause("2026-11-26T09:30:00+07:00"), 409U) << "it is not in session";
  EXPECT_TRUE(resumptions_.empty());
  ASSERT_EQ(phase("in_session"), 200U) << body_;
  EXPECT_EQ(pause("half past nine"), 422U);
  ASSERT_EQ(pause("2026-11-26T09:30:00+07:00"), 200U) << body_;
  ASSERT_EQ(resumptions_.size(), 1U);
  EXPECT_EQ(resumptions_[0].first, ConferenceId("hn-20261126-1"));
  EXPECT_EQ(resumptions_[0].second, parse_date_time("2026-11-26T09:30:00+07:00"));
}

TEST_F(ConferenceApiTest, TheListHoldsWhatOneMayReadAndAsWhatOneEnters) {
  const auto listed = [&] {
    EXPECT_EQ(ask("GET", "/conferences"), 200U) << body_;
    return body_.at("items").as_array();
  };
  somebody_.principal = Principal{.role = Role::kAdministrator, .user = UserId(1)};
  EXPECT_TRUE(listed().at(0).at("part").is_null()) << "an administrator reads";
  somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(2)};
  EXPECT_EQ(listed().at(0).at("part"), "technician");
  somebody_.principal = Principal{.role = Role::kChair, .user = UserId(2)};
  EXPECT_TRUE(listed().empty()) << "another's conference";
  somebody_.roles = {{ConferenceId("hn-20261126-1"), Role::kDeputy}};
  EXPECT_EQ(listed().at(0).at("part"), "deputy");
  EXPECT_EQ(ask("GET", "/conferences/hn-20261126-1"), 200U);
  EXPECT_EQ(body_.at("part"), "deputy");
  somebody_.principal->scopes = Scopes();
  EXPECT_EQ(ask("GET", "/conferences"), 403U);
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", "/conferences"), 401U);
}

TEST_F(ConferenceApiTest, EachPhaseNeedsItsOwnRight) {
  somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(2)};
  EXPECT_EQ(phase("in_session"), 403U) << "a technician opens the test, not the session";
  EXPECT_EQ(phase("testing"), 409U) << "it is open already";
  somebody_.principal = Principal{.role = Role::kChair, .user = UserId(2)};
  EXPECT_EQ(phase("in_session"), 403U) << "of another conference";
  somebody_.roles = {{ConferenceId("hn-20261126-1"), Role::kChair}};
  EXPECT_EQ(phase("in_session"), 200U);
  somebody_.roles = {{ConferenceId("hn-20261126-1"), Role::kSecretary}};
  EXPECT_EQ(phase("closed", true), 403U);
  somebody_.principal->scopes = Scopes{Scope::kRead};
  somebody_.roles = {{ConferenceId("hn-20261126-1"), Role::kChair}};
  EXPECT_EQ(phase("closed", true), 403U) << "a token that may only read";
}

TEST_F(ConferenceApiTest, AnExtensionAsksTheNeighbour) {
  auto next = booking("2026-11-26T11:00:00+07:00");
  next["operator_in_charge"] = 2;
  ASSERT_EQ(post("/bookings", next), 201U);
  ASSERT_EQ(phase("in_session"), 200U);
  const std::string path = "/conferences/hn-20261126-1";
  ASSERT_EQ(post(path + "/extensions", {{"until", "2026-11-26T11:30:00+07:00"}}), 200U) << body_;
  const auto question = body_.at("question");
  EXPECT_EQ(question.at("until"), "2026-11-26T04:30:00Z");
  ASSERT_EQ(question.at("answers").as_array().size(), 2U);
  EXPECT_EQ(question.at("answers").at(0).at("agreed"), true);
  EXPECT_EQ(question.at("answers").at(1).at("title"), "Giao ban");
  somebody_.principal->user = UserId(2);
  EXPECT_EQ(post(path + "/extension-answers", {{"neighbour", "none"}, {"agreed", true}}), 409U);
  ASSERT_EQ(post(path + "/extension-answers", {{"neighbour", "hn-20261126-2"}, {"agreed", true}}), 200U) << body_;
  EXPECT_EQ(body_.at("expected_end"), "2026-11-26T04:30:00Z");
  EXPECT_TRUE(body_.at("question").is_null());
  EXPECT_EQ(post(path + "/extensions", {{"until", "2026-11-26T09:00:00+07:00"}}), 422U);
  EXPECT_THAT(told(), testing::ElementsAre("/until extension.not_later"));
}

TEST_F(ConferenceApiTest, CallNowRingsIdleHallsAndWarnsThoseInSession) {
  ASSERT_EQ(phase("in_session"), 200U);
  const json::value call = {{"title", "Họp khẩn"}, {"sites", {"my-loc", "vu-ban"}}, {"length_min", 60},
                            {"chair_site", "vu-ban"}};
  ASSERT_EQ(post("/calls", call), 201U) << body_;
  EXPECT_EQ(body_.at("conference"), "hk-20261126-1");
  EXPECT_EQ(body_.at("urgent"), true);
  EXPECT_EQ(body_.at("phase"), "in_session");
  EXPECT_EQ(body_.at("sites").at(0).at("state"), "noticed");
  EXPECT_EQ(body_.at("sites").at(1).at("state"), "called");
  EXPECT_EQ(body_.at("sites").at(1).at("duty_telephone"), "0228 3810 000");
  pass(std::chrono::seconds(10));
  EXPECT_TRUE(calendar_->site_joined(ConferenceId("hk-20261126-1"), SiteId("my-loc"), moment()));
  ASSERT_EQ(ask("GET", "/conferences/hk-20261126-1"), 200U);
  EXPECT_EQ(body_.at("sites").at(0).at("state"), "connected");
  ASSERT_EQ(ask("GET", "/conferences/hn-20261126-1"), 200U);
  EXPECT_EQ(body_.at("phase"), "paused");
  EXPECT_EQ(body_.at("interrupted_by"), "hk-20261126-1");
  ASSERT_EQ(ask("GET", "/bookings/hk-20261126-1"), 200U) << body_;
  EXPECT_TRUE(body_.at("chair").is_null());
}

TEST_F(ConferenceApiTest, AWrongCallIsNamed) {
  const json::value call = {{"title", "x"}, {"sites", {"none"}}, {"length_min", 60}, {"chair_site", "my-loc"}};
  EXPECT_EQ(post("/calls", call), 422U);
  EXPECT_THAT(told(), testing::ElementsAre("/sites/0 site.unknown", "/chair_site site.no_chair"));
  EXPECT_EQ(post("/calls", json::object{{"title", "x\n"}, {"sites", json::array()}}), 422U);
}

}  // namespace
}  // namespace signaling
