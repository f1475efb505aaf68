#include "signaling/api/history_events.h"

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include <boost/json/value.hpp>

#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ClockPair kClocks{std::chrono::sys_days(std::chrono::year(2026) / 12 / 1), Timestamp(1000s)};

TEST(HistoryEvents, SayWhoWasHelpedFromAfar) {
  struct Case {
    RemoteHelp help;
    std::string_view kind;
    const char* text;
  };
  const Case cases[] = {{{SiteId("a"), RemoteAct::kStill}, "remote", "still"},
                        {{SiteId("a"), RemoteAct::kListen, std::string(kHelpBegins)}, "remote", "listen"},
                        {{SiteId("a"), RemoteAct::kListen, std::string(kHelpEnds)}, "remote_over", "listen"},
                        {{SiteId("a"), RemoteAct::kCap, "", 800}, "remote", "cap"},
                        {{SiteId("a"), RemoteAct::kCap}, "remote_over", "cap"}};
  const auto kinds = history_event_kinds();
  for (const auto& c : cases) {
    ConferenceEvent event;
    event.what = ConferenceChange{Timestamp(1001s), c.help};
    const auto found = history_event(event, kClocks);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kind, c.kind);
    EXPECT_EQ(found->text, c.text);
    EXPECT_EQ(found->site, SiteId("a"));
    EXPECT_TRUE(std::ranges::any_of(kinds, [&](const auto& kind) { return kind == c.kind; }));
  }
}

TEST(HistoryEvents, SayWhoAskedForATest) {
  ConferenceEvent event;
  event.what = ConferenceChange{Timestamp(1001s), SiteTested{SiteId("a"), {}}};
  EXPECT_FALSE(to_json(*history_event(event, kClocks)).contains("by")) << "it came by itself";
  event.what = ConferenceChange{Timestamp(1001s), SiteTested{SiteId("a"), {false, {}, "Trần Thị B"}}};
  EXPECT_EQ(to_json(*history_event(event, kClocks)).at("by").as_string(), "Trần Thị B");
}

TEST(HistoryEvents, SayWhyASiteWasInTrouble) {
  ConferenceEvent event;
  event.what = ConferenceChange{
      Timestamp(1001s),
      SiteJudged{SiteId("a"), VerdictKind::kUplink, {{Measure::kLoss, 7.5, 3}, {Measure::kJitter, 61, 40}}}};
  const auto found = history_event(event, kClocks);
  ASSERT_TRUE(found);
  const auto json = to_json(*found);
  EXPECT_EQ(json.at("kind").as_string(), "verdict");
  EXPECT_EQ(json.at("text").as_string(), "uplink");
  const auto loss = describe(Evidence{Measure::kLoss, 7.5, 3});
  const auto jitter = describe(Evidence{Measure::kJitter, 61, 40});
  EXPECT_EQ(json.at("grounds").at("vi").as_string(), loss.vi + " " + jitter.vi);
  EXPECT_EQ(json.at("grounds").at("en").as_string(), loss.en + " " + jitter.en);
}

}  // namespace
}  // namespace signaling
