#include "signaling/conference/conference_event_json.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ClockPair kClocks{std::chrono::sys_days(std::chrono::year(2026) / 12 / 1), Timestamp(1000s)};

ConferenceEvent locked() {
  ConferenceEvent event;
  event.sequence = 7;
  event.by = {Actor::Kind::kPerson, "user 3", "Trần Thị B", Role::kOperator, "10.0.0.7", Role::kChair, std::nullopt};
  event.what = ConferenceChange{Timestamp(1001s), LockChanged{true}};
  return event;
}

TEST(ConferenceEventJson, SaysWhoDidWhatForWhom) {
  EXPECT_EQ(to_json(locked(), kClocks),
            R"({"sequence":7,"by":{"kind":"person","id":"user 3","name":"Trần Thị B","role":"operator",)"
            R"("address":"10.0.0.7","for_role":"chair","for_site":null},"of":"conference",)"
            R"("what":{"at":"2026-12-01T00:00:01Z","event":"lock","locked":true}})");
}

TEST(ConferenceEventJson, ATestIsWrittenWithItsValuesAndWithoutWords) {
  ConferenceEvent event;
  event.sequence = 1;
  event.what = ConferenceChange{
      Timestamp(1001s),
      SiteTested{SiteId("a"), {true, {{PreflightCheck::kLossUp, CheckResult::kWarn, Finding::kOff, 2.5, 1}}}}};
  const auto text = to_json(event, kClocks);
  EXPECT_NE(text.find(R"("what":{"at":"2026-12-01T00:00:01Z","event":"tested","site":"a","sounds":true,"checks":[)"
                      R"({"check":"loss_up","result":"warn","finding":"off","value":2.5E0,"bound":1E0,"detail":""}]})"),
            std::string::npos)
      << text;
  const auto read = parse_conference_event(text, kClocks);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, event);
  auto worse = text;
  worse.replace(worse.find("loss_up"), 7, "sunspots");
  ASSERT_FALSE(parse_conference_event(worse, kClocks));
  EXPECT_NE(parse_conference_event(worse, kClocks).error().message.find("checks[0].check"), std::string::npos);
}

TEST(ConferenceEventJson, GoesOnByCalendarTimeInAnotherRun) {
  // The next run's clocks began 100 s later, at another steady time.
  const ClockPair later{kClocks.wall + 100s, Timestamp(5s)};
  const auto read = parse_conference_event(to_json(locked(), kClocks), later);
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<ConferenceChange>(read->what).at, Timestamp(-94s));
}

TEST(ConferenceEventJson, KeepsATechniciansHelp) {
  const std::pair<RemoteHelp, const char*> cases[] = {
      {{SiteId("a"), RemoteAct::kCap, "", 800}, R"("act":"cap","detail":"","cap_kbps":800)"},
      {{SiteId("a"), RemoteAct::kCap}, R"("act":"cap","detail":"","cap_kbps":null)"},
      {{SiteId("a"), RemoteAct::kTalk, std::string(kHelpEnds)}, R"("act":"talk","detail":"end","cap_kbps":null)"},
      {{SiteId("a"), RemoteAct::kSwitch, "camera Máy quay"}, R"("act":"switch","detail":"camera Máy quay",)"}};
  for (const auto& [help, members] : cases) {
    auto event = locked();
    event.what = ConferenceChange{Timestamp(1001s), help};
    const auto text = to_json(event, kClocks);
    EXPECT_NE(text.find(members), std::string::npos) << text;
    const auto read = parse_conference_event(text, kClocks);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, event);
  }
}

TEST(ConferenceEventJson, KeepsTheGroundsOfATrouble) {
  auto event = locked();
  event.what = ConferenceChange{
      Timestamp(1001s),
      SiteJudged{SiteId("a"), VerdictKind::kUplink, {{Measure::kLoss, 7.25, 3}, {Measure::kNoPicture}}}};
  const auto text = to_json(event, kClocks);
  EXPECT_NE(text.find(R"("event":"judged","site":"a","kind":"uplink","evidence":[)"
                      R"({"measure":"loss","value":7.25E0,"bound":3E0},)"),
            std::string::npos)
      << text;
  const auto read = parse_conference_event(text, kClocks);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, event);
  for (const auto& [from, to] :
       {std::pair("7.25E0", "7e99"), std::pair("\"loss\"", "\"luck\""), std::pair("\"uplink\"", "\"sunspots\"")}) {
    auto worse = text;
    worse.replace(worse.find(from), std::string(from).size(), to);
    EXPECT_FALSE(parse_conference_event(worse, kClocks)) << to;
  }
}

TEST(ConferenceEventJson, RefusesWhatIsWrongAndNamesIt) {
  const auto good = to_json(locked(), kClocks);
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"[]", "sequence"},
      {"{}", "sequence"},
      {with("\"sequence\":7", "\"sequence\":0"), "sequence"},
      {with("\"sequence\":7", "\"sequence\":\"7\""), "sequence"},
      {with("\"of\":\"conference\"", "\"of\":\"weather\""), "part"},
      {with("\"person\"", "\"ghost\""), "kind"},
      {with("\"role\":\"operator\"", "\"role\":\"king\""), "role"},
      {with("\"for_role\":\"chair\"", "\"for_role\":\"king\""), "for_role"},
      {with("\"address\":\"10.0.0.7\",", ""), "address"},
      {with("\"locked\":true", "\"locked\":1"), "locked"},
      {with("\"locked\":true", "\"locked\":true,\"more\":1"), "more"},
      {with("\"lock\"", "\"dance\""), "event"},
      {with("2026-12-01", "2026-13-01"), "at"},
      {with("Trần Thị B", std::string(1000, 'x')), "name"},
      {std::string(kMaxEventText + 1, ' '), "long"},
  };
  for (const auto& [text, named] : cases) {
    const auto read = parse_conference_event(text, kClocks);
    ASSERT_FALSE(read) << text.substr(0, 300);
    EXPECT_NE(read.error().message.find(named), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace signaling
