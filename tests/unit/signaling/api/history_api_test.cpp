#include "signaling/api/history_api.h"

#include "signaling/conference/conference_event_json.h"
#include "signaling/record/journal_line.h"
#include "signaling/record/journal_writer.h"
#include "tests/unit/signaling/api/api_fixture.h"
#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

constexpr std::string_view kAsked = "/history/conferences/hn-20261126-1/";

class HistoryApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(7)};
    return history_operations({history_.file(), store_->layout().records(),
                               [](const auto& id) { return id == ConferenceId("hn-new"); }, background()});
  }

  // Two minutes of a hall with one bad second, of a hall that is not there, and of the server.
  void remember() {
    std::vector<HistorySecond> seconds;
    for (int64_t at = 0; at < 120; ++at) {
      const auto there = figures({{Figure::kUplinkLoss, at == 42 ? 0.25 : 0}, {Figure::kVerdict, at == 42 ? 1 : 0}});
      const auto server = figures({{Figure::kServerCpu, 0.5}});
      seconds.push_back(second_of(kNow + at, {connected(kMyLoc, there),
                                              {kYYen, std::nullopt, "", figures({{Figure::kVerdict, 9}})},
                                              {kServerSite, std::nullopt, "", server}}));
    }
    seconds.push_back(second_of(kNow + 120, {}));
    history_.write(seconds);
  }
  unsigned read(std::string_view what) { return ask("GET", std::string(kAsked) + std::string(what)); }
  std::string items() const { return boost::json::serialize(body_.at("items")); }

  TemporaryHistory history_;
};

TEST_F(HistoryApiTest, ConferencesAreListed) {
  EXPECT_EQ(ask("GET", "/history/conferences"), 200U);
  EXPECT_EQ(items(), "[]") << "there is no file yet";
  remember();
  EXPECT_EQ(ask("GET", "/history/conferences?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z"), 200U);
  EXPECT_EQ(items(), R"([{"conference":"hn-20261126-1","title":"Giao ban tuần","first":"2026-11-26T08:00:00Z",)"
                     R"("last":"2026-11-26T08:01:59Z","sites":["my-loc","y-yen"]}])");
  EXPECT_EQ(ask("GET", "/history/conferences?to=2026-11-25T00:00:00Z"), 200U);
  EXPECT_EQ(items(), "[]");
}

TEST_F(HistoryApiTest, FiguresOfSecondsHaveNoLeastAndMost) {
  remember();
  EXPECT_EQ(read("figures?figure=uplink.loss,server.cpu_share&site=my-loc&from=2026-11-26T15:00:41%2B07:00&to="
                 "2026-11-26T08:00:44Z&points=10"),
            200U);
  EXPECT_EQ(body_.at("from"), "2026-11-26T08:00:41Z");
  EXPECT_EQ(body_.at("step_s"), 1);
  const auto& series = body_.at("series").as_array();
  ASSERT_EQ(series.size(), 2U);
  EXPECT_EQ(series[0].at("site"), "my-loc");
  EXPECT_EQ(series[0].at("figure"), "uplink.loss");
  EXPECT_EQ(series[0].at("mean"), boost::json::value(boost::json::array{0.0, 0.25, 0.0}));
  EXPECT_FALSE(series[0].as_object().contains("min"));
  EXPECT_EQ(series[1].at("site"), "");
}

TEST_F(HistoryApiTest, FiguresOfMinutesHaveAndWhatIsNotKnownIsNull) {
  remember();
  for (const std::string& path : {std::string(kAsked) + "figures", std::string("/history/figures")}) {
    EXPECT_EQ(ask("GET", path + "?figure=uplink.loss&from=2026-11-26T08:00:00Z&to=2026-11-26T09:00:00Z&points=60"),
              200U);
    EXPECT_EQ(body_.at("step_s"), 60);
    const auto& line = body_.at("series").at(0);
    EXPECT_EQ(line.at("max").at(0), 0.25);
    EXPECT_EQ(line.at("min").at(0), 0.0);
    EXPECT_TRUE(line.at("mean").at(2).is_null());
    EXPECT_EQ(body_.at("series").as_array().size(), 2U) << "all sites";
  }
}

TEST_F(HistoryApiTest, WhatIsAskedWronglyIsNamed) {
  remember();
  const std::string span = "&from=2026-11-26T08:00:00Z&to=2026-11-26T09:00:00Z";
  const std::pair<std::string, std::string> cases[] = {
      {"figures?figure=uplink.los" + span, "figure"},
      {"figures?figure=uplink.loss," + span, "figure"},
      {"figures?figure=" + span, "figure"},
      {"figures?site=a" + span, "figure"},
      {"figures?figure=verdict&points=2001" + span, "points"},
      {"figures?figure=verdict&from=2026-11-26T08:00:00Z&to=2026-11-26T08:00:00Z", "to"},
      {"figures?figure=verdict&from=2025-11-26T08:00:00Z&to=2026-12-31T08:00:01Z", "to"},
      {"second", "at"},
      {"second?at=yesterday", "at"},
      {"events?from=1", "from"},
  };
  for (const auto& [asked, fault] : cases) {
    EXPECT_EQ(read(asked), 422U) << asked;
    EXPECT_THAT(faults(), testing::ElementsAre(fault)) << asked;
  }
  std::string sites;
  for (int i = 0; i < 400; ++i) sites += ",s" + std::to_string(i);
  EXPECT_EQ(read("figures?figure=verdict&points=1000&site=my-loc" + sites + span), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("points"));
}

TEST_F(HistoryApiTest, ASecondShowsAllSites) {
  remember();
  EXPECT_EQ(read("second?at=2026-11-26T08:00:42Z"), 200U);
  EXPECT_EQ(boost::json::serialize(body_),
            R"({"at":"2026-11-26T08:00:42Z","step_s":1,"server":{"server.cpu_share":5E-1},"sites":[)"
            R"({"site":"my-loc","figures":{"uplink.loss":2.5E-1},"verdict":"uplink"},)"
            R"({"site":"y-yen","figures":{},"verdict":"unreachable"}]})");
  EXPECT_EQ(read("second?at=2027-11-26T08:00:42Z"), 200U);
  EXPECT_EQ(boost::json::serialize(body_.at("sites")), "[]");
}

TEST_F(HistoryApiTest, EventsOfTheRecordStandBesideComingAndGoing) {
  remember();
  const ClockPair clocks{WallTime(std::chrono::seconds(kNow)), media::Timestamp(std::chrono::seconds(100))};
  const auto at = [&](int64_t second) { return clocks.steady + std::chrono::seconds(second); };
  const ConferenceEvent events[] = {
      {1, {}, ConferenceChange{at(-5), PhaseChanged{OpenPhase::kInSession, {}}}},
      {2, {}, ConferenceChange{at(1), ChatSent{.n = 1, .name = "An", .text = "bí mật"}}},
      {3,
       {},
       FloorEvent{at(10), FloorId::kSpeech,
                  RequestChanged{.request = 1, .site = kMyLoc, .status = RequestStatus::kGranted}}},
      {4,
       {},
       FloorEvent{at(20), FloorId::kSpeech,
                  RequestChanged{.request = 1, .site = kMyLoc, .status = RequestStatus::kRevoked}}},
      {5,
       {},
       ConferenceChange{
           at(30), SiteTested{kYYen, {false, {{PreflightCheck::kReach, CheckResult::kFail, Finding::kAbsent}}}}}},
  };
  std::string journal;
  for (const auto& event : events) journal += entry_line(event.sequence, to_json(event, clocks));
  write_text(journal_path(store_->layout().records(), kConference), journal);
  EXPECT_EQ(read("events"), 200U);
  EXPECT_EQ(items(), R"([{"at":"2026-11-26T07:59:55Z","kind":"phase","text":"in_session"},)"
                     R"({"at":"2026-11-26T08:00:00Z","kind":"joined","site":"my-loc"},)"
                     R"({"at":"2026-11-26T08:00:10Z","kind":"turn_begun","site":"my-loc"},)"
                     R"({"at":"2026-11-26T08:00:20Z","kind":"turn_ended","site":"my-loc","text":"revoked"},)"
                     R"({"at":"2026-11-26T08:00:30Z","kind":"tested","site":"y-yen","text":"red"},)"
                     R"({"at":"2026-11-26T08:01:59Z","kind":"left","site":"my-loc"}])");
  EXPECT_EQ(body_.at("more"), false);
  EXPECT_EQ(read("events?from=2026-11-26T08:00:10Z&to=2026-11-26T08:00:20Z"), 200U);
  EXPECT_EQ(body_.at("items").as_array().size(), 1U);
}

TEST_F(HistoryApiTest, CallRecordsAreLinesOfJson) {
  remember();
  HttpReply got;
  router_->answer({"GET", "/api/v1" + std::string(kAsked) + "call-records", {}, "", "10.0.0.1"}, now_,
                  [&got](HttpReply reply) { got = std::move(reply); });
  ASSERT_TRUE(turn());
  EXPECT_EQ(got.status, 200U);
  EXPECT_THAT(got.headers, testing::Contains(std::pair<std::string, std::string>("Content-Type", "application/jsonl")));
  ASSERT_EQ(std::count(got.body->begin(), got.body->end(), '\n'), 1);
  const auto call = boost::json::parse(got.body->substr(0, got.body->size() - 1));
  EXPECT_EQ(call.at("site"), "my-loc");
  EXPECT_EQ(call.at("began"), "2026-11-26T08:00:00Z");
  EXPECT_EQ(call.at("ended"), "2026-11-26T08:01:59Z");
  EXPECT_EQ(call.at("duration_s"), 120);
  EXPECT_EQ(call.at("verdict_seconds"), boost::json::value(boost::json::object{{"fine", 119}, {"uplink", 1}}));
  EXPECT_EQ(call.at("figures").at("uplink.loss").at("max"), 0.25);
}

TEST_F(HistoryApiTest, OfAKnownConferenceWithoutFiguresAllIsEmptyOfAnotherNothing) {
  for (const std::string what : {"figures?figure=verdict&from=2026-11-26T08:00:00Z&to=2026-11-26T09:00:00Z",
                                 "second?at=2026-11-26T08:00:00Z", "events"}) {
    EXPECT_EQ(ask("GET", "/history/conferences/hn-new/" + what), 200U) << what;
    EXPECT_EQ(ask("GET", "/history/conferences/hn-unknown/" + what), 404U) << what;
    EXPECT_EQ(ask("GET", "/history/conferences/..%2F..%2Fx/" + what), 404U) << what;
  }
}

TEST_F(HistoryApiTest, ADamagedFileIsSaidToBe) {
  write_text(history_.file(), std::string(10'000, 'x'));
  EXPECT_EQ(ask("GET", "/history/conferences"), 500U);
  EXPECT_EQ(code(), "history.corrupt");
}

TEST_F(HistoryApiTest, TooManyAtOnceAreRefused) {
  int answered = 0;
  unsigned last = 0;
  for (int i = 0; i <= kMaxHistoryWaiting; ++i) {
    router_->answer({"GET", "/api/v1/history/conferences", {}, "", "10.0.0.1"}, now_, [&](HttpReply reply) {
      ++answered;
      last = reply.status;
    });
  }
  EXPECT_EQ(answered, 1);
  EXPECT_EQ(last, 503U);
  while (turn()) {
  }
  EXPECT_EQ(answered, kMaxHistoryWaiting + 1);
  EXPECT_EQ(last, 200U);
  EXPECT_EQ(ask("GET", "/history/conferences"), 200U);
}

TEST_F(HistoryApiTest, WhoMayReadIsThePermissionTables) {
  constexpr std::pair<Role, unsigned> kRoles[] = {
      {Role::kChair, 403}, {Role::kObserver, 403}, {Role::kOperator, 200}, {Role::kAdministrator, 200}};
  for (const auto& [role, status] : kRoles) {
    somebody_.principal = Principal{.role = role, .user = UserId(7)};
    EXPECT_EQ(ask("GET", "/history/conferences"), status);
  }
  somebody_.principal = Principal{.role = Role::kSite, .site = kMyLoc, .device = DeviceId(1)};
  EXPECT_EQ(ask("GET", "/history/conferences"), 403U) << "all sites are in it";
}

}  // namespace
}  // namespace signaling
