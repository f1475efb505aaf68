#include "signaling/roll/roll_event_json.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tests/unit/signaling/roll/roll_fixture.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

const ClockPair kClocks{WallTime(1764118800000ms), at({})};

TEST(RollEventJson, IsThisBothWays) {
  const std::pair<RollEvent, std::string> cases[] = {
      {{at(250ms), RollPlanned{{{kA, 3}}}},
       R"({"at":"2025-11-26T01:00:00.25Z","event":"planned","sites":[{"site":"a","invited":3}]})"},
      {{at(0s), RollStarted{{kA, kB}}},
       R"({"at":"2025-11-26T01:00:00Z","event":"started","sites":[{"site":"a"},{"site":"b"}]})"},
      {{at(0s), SiteCalled{kA, CallRound::kAgain, 20s}},
       R"({"at":"2025-11-26T01:00:00Z","event":"called","site":"a","round":"again","time_ms":20000})"},
      {{at(0s), CallEnded{kA, CallEnd::kNoAnswer}},
       R"({"at":"2025-11-26T01:00:00Z","event":"call_ended","site":"a","end":"no_answer"})"},
      {{at(0s), SiteRecorded{kA, true, Presence::kStandIn, "Trần Thị B", 7}},
       R"({"at":"2025-11-26T01:00:00Z","event":"recorded","site":"a","by_itself":true,"presence":"stand_in",)"
       R"("head":"Trần Thị B","delegates":7})"},
      {{at(0s), RollStopped{}}, R"({"at":"2025-11-26T01:00:00Z","event":"stopped"})"},
      {{at(0s), RollFinished{}}, R"({"at":"2025-11-26T01:00:00Z","event":"finished"})"},
      {{at(0s), RollPaused{}}, R"({"at":"2025-11-26T01:00:00Z","event":"paused"})"},
      {{at(0s), RollResumed{}}, R"({"at":"2025-11-26T01:00:00Z","event":"resumed"})"},
  };
  for (const auto& [event, text] : cases) {
    EXPECT_EQ(json::serialize(to_json(event, kClocks)), text);
    const auto read = read_roll_event(json::parse(text), kClocks);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, event);
  }
}

TEST(RollEventJson, AnErrorNamesTheMember) {
  const std::string at = R"("at":"2025-11-26T01:00:00Z",)";
  const std::pair<std::string, std::string> cases[] = {
      {"[]", "the whole must be an object"},
      {R"({"event":"stopped"})", R"("at" is missing)"},
      {"{" + at + R"("event":"burnt","sites":[]})", R"("event" must be a word that is known here)"},
      {"{" + at + R"("event":"stopped","site":"a"})", R"("site" is not known here)"},
      {"{" + at + R"("event":"called","site":"a","round":"third","time_ms":1})", R"("round" must be a word)"},
      {"{" + at + R"("event":"called","site":"a","round":"first","time_ms":0})", R"("time_ms" must be a whole number)"},
      {"{" + at + R"("event":"planned","sites":[{"site":"a","invited":1001}]})", R"("sites[0].invited" must be)"},
      {"{" + at + R"("event":"recorded","site":"a","by_itself":true,"presence":"late","head":"","delegates":-1})",
       R"("delegates" must be)"},
      {"{" + at + R"("event":"recorded","site":"a","by_itself":true,"presence":"late","head":")" +
           std::string(481, 'x') + R"(","delegates":1})",
       R"("head" must be)"},
  };
  for (const auto& [text, problem] : cases) {
    const auto read = read_roll_event(json::parse(text), kClocks);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "roll.bad_event");
    EXPECT_NE(read.error().message.find(problem), std::string::npos) << read.error().message;
  }
}

// Events of a record that was tampered with: in any order, about sites that are not there, at any time.
TEST(RollEventJson, EventsThatDoNotFitHarmNothing) {
  RollState state;
  const RollEvent events[] = {{at(0s), SiteCalled{kA, CallRound::kFirst, 1s}},
                              {at(0s), SiteRecorded{kA, true, Presence::kLate, "", 1}},
                              {at(0s), CallEnded{kA, CallEnd::kPassed}},
                              {at(0s), RollStarted{{kA, kA}}},
                              {at(0s), RollResumed{}},
                              {at(0s), RollStopped{}}};
  for (const auto& event : events) apply(state, event);
  EXPECT_EQ(state, RollState());
  apply(state, {at(0s), RollPlanned{{{kA, 1}}}});
  apply(state, {at(0s), SiteCalled{kA, CallRound::kFirst, 20s}});
  apply(state, {at(-100000h), RollPaused{}});
  apply(state, {at(-90000h), RollResumed{}});
  ASSERT_TRUE(state.turn);
  EXPECT_EQ(state.turn->until, at(-90000h) + 20s);
}

}  // namespace
}  // namespace signaling
