#include "signaling/stage/stage_event_json.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tests/unit/signaling/stage/stage_scene.h"

namespace signaling {
namespace {

namespace json = boost::json;

const ClockPair kClocks{WallTime(std::chrono::seconds(1764118800)), at(0s)};  // 2025-11-26T01:00:00Z

std::string line(const StageEvent& event) { return json::serialize(to_json(event, kClocks)); }

TEST(StageEventJson, IsReadableInTheRecord) {
  EXPECT_EQ(line({at(1s), ViewShown{StageGroup::kHalls, StageView{"pair", {by_hand(kC), std::nullopt}}, true}}),
            R"({"at":"2025-11-26T01:00:01Z","event":"shown","group":"halls","taken":true,"preset":"pair",)"
            R"("places":[{"place":"site","site":"c"},{"place":"rule","site":""}]})");
  EXPECT_EQ(line({at(1s), ContentShown{StageGroup::kChair, StageView{"full", {}}, StageView{"grid", {}}}}),
            R"({"at":"2025-11-26T01:00:01Z","event":"content_shown","group":"chair","preset":"full","places":[],)"
            R"("aside_preset":"grid","aside_places":[]})");
  EXPECT_EQ(line({at(1s), SitePinned{kC}}), R"({"at":"2025-11-26T01:00:01Z","event":"pinned","site":"c"})");
}

TEST(StageEventJson, EveryKindIsReadAsItWasWritten) {
  const decltype(StageEvent::what) kinds[] = {
      ViewShown{StageGroup::kChair, std::nullopt, false},
      ViewShown{StageGroup::kRecorder, StageView{"grid", {kNobody, kShowContent, std::nullopt, by_hand(kA)}}, true},
      ContentShown{StageGroup::kHalls, StageView{"full", {}}, StageView{"pair", {by_hand(kC), std::nullopt}}},
      ViewPrepared{StageGroup::kHalls, StageView{"full", {}}},
      ViewPrepared{StageGroup::kHalls, std::nullopt},
      SitePinned{kA},
      SitePinned{},
      SpeakerChanged{kB}};
  for (const auto& what : kinds) {
    const StageEvent event{at(5s) + 1ns, what};
    const auto read = read_stage_event(json::parse(line(event)), kClocks);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, event) << line(event);
  }
}

TEST(StageEventJson, ErrorsNameTheMember) {
  const std::string start = R"({"at":"2025-11-26T01:00:00Z","event":)";
  const std::pair<std::string, std::string> cases[] = {
      {R"("shown","group":"cellar","taken":false,"preset":"","places":[]})", "group"},
      {R"("shown","group":"halls","taken":1,"preset":"","places":[]})", "taken"},
      {R"("shown","group":"halls","taken":true,"preset":"x","places":[{"place":"site","site":""}]})", "places[0].site"},
      {R"("prepared","group":"halls","preset":"x","places":[{"place":"rule","site":"a"}]})", "places[0].site"},
      {R"("prepared","group":"halls","preset":"x","places":[{"place":"roof","site":""}]})", "places[0].place"},
      {R"("prepared","group":"halls","preset":"x"})", "places"},
      {R"("content_shown","group":"halls","preset":"","places":[],"aside_preset":"x","aside_places":[]})", "preset"},
      {R"("content_shown","group":"chair","preset":"x","places":[],"aside_preset":"","aside_places":[]})",
       "aside_preset"},
      {R"("content_shown","group":"chair","preset":"x","places":[]})", "aside_preset"},
      {R"("pinned"})", "site"},
      {R"("speaker","site":""})", "site"},
      {R"("speaker","site":"a","more":1})", "more"},
      {R"("party"})", "event"}};
  for (const auto& [rest, member] : cases) {
    const auto read = read_stage_event(json::parse(start + rest), kClocks);
    ASSERT_FALSE(read) << rest;
    EXPECT_EQ(read.error().code, "stage.bad_event");
    EXPECT_NE(read.error().message.find(member), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace signaling
