#include "signaling/floor/floor_event_json.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

namespace json = boost::json;

const ClockPair kClocks{WallTime(std::chrono::seconds(1764118800)), at(0s)};  // 2025-11-26T01:00:00Z

std::string text(const FloorEvent& event) { return json::serialize(to_json(event, kClocks)); }

TEST(FloorEventJson, IsReadableInTheRecord) {
  auto floor = make_floor({.time_limit = 180s});
  (void)floor.request(kA, {.speaker = {"Trần Thị Bình", "Chủ tịch"}, .priority = true}, at(1s));
  (void)floor.grant(kA, {}, at(2500ms));
  const auto events = floor.take_events();
  EXPECT_EQ(text(events[0]),
            R"({"at":"2025-11-26T01:00:01Z","floor":"speech","event":"request","request":1,"site":"a",)"
            R"("status":"pending","cause":"site","delegate":"Trần Thị Bình","post":"Chủ tịch",)"
            R"("priority":true,"place":1,"since":"2025-11-26T01:00:01Z"})");
  EXPECT_EQ(text(events[1]),
            R"({"at":"2025-11-26T01:00:02.5Z","floor":"speech","event":"request","request":1,"site":"a",)"
            R"("status":"granted","cause":"chair","delegate":"Trần Thị Bình","post":"Chủ tịch",)"
            R"("limit_ns":180000000000,"remaining_ns":180000000000,"over_ns":0,"phase":"speaking"})");
}

TEST(FloorEventJson, EveryKindIsReadAsItWasWritten) {
  RequestChanged ended;
  ended.request = 3;
  ended.site = kA;
  ended.status = RequestStatus::kRevoked;
  ended.cause = FloorCause::kStandingRight;
  const TurnChanged late{4, kB, FloorCause::kUndo, {"x", "y"}, 60s, -1500ms, TurnPhase::kGrace};
  const FloorChange changes[] = {
      ended,
      late,
      TurnChanged{5, kB, FloorCause::kPolicy, {}, {}, {}, TurnPhase::kSpeaking},
      QueueArranged{QueueOrder::kUnspoken, true, {7, 3, 5}},
      SpeakersPlanned{{{kA, "Ông A"}, {kB, ""}}},
      FloorPolicyChanged{FloorPolicy::kLecture, kLecturer},
      FloorPolicyChanged{FloorPolicy::kOpen, {}},
      FloorSettingsChanged{{.max_holders = 4, .time_limit = 90s, .warning = 1500ms}},
      FloorSettingsChanged{},
      ChairSiteChanged{kA},
      ChairSiteChanged{},
      LineChanged{kA, false},
      SoundChanged{kA, true},
      FloorPaused{},
      FloorResumed{},
      FloorClosed{},
      FloorReopened{},
  };
  for (const auto& change : changes) {
    const FloorEvent event{at(77s) + 123456789ns, FloorId::kContent, change};
    const auto read = read_floor_event(json::parse(text(event)), kClocks);
    ASSERT_TRUE(read) << text(event) << ": " << read.error().message;
    EXPECT_EQ(*read, event) << text(event);
  }
}

TEST(FloorEventJson, ErrorsNameTheMember) {
  const std::string good =
      R"({"at":"2025-11-26T01:00:02Z","floor":"speech","event":"request","request":1,"site":"a","status":"granted",)"
      R"("cause":"chair","delegate":"","post":"","limit_ns":5,"remaining_ns":5,"over_ns":0,"phase":"speaking"})";
  ASSERT_TRUE(read_floor_event(json::parse(good), kClocks));
  struct Case {
    std::string member, value, named;
  };
  const Case cases[] = {{"at", "\"yesterday\"", "at"},
                        {"at", "\"2190-11-26T01:00:02Z\"", "at"},
                        {"floor", "\"ceiling\"", "floor"},
                        {"event", "\"party\"", "event"},
                        {"request", "0", "request"},
                        {"request", "-1", "request"},
                        {"request", "18446744073709551615", "request"},
                        {"site", "\"\"", "site"},
                        {"status", "\"accepted\"", "status"},
                        {"cause", "7", "cause"},
                        {"delegate", "\"" + std::string(kMaxSpeakerBytes + 1, 'x') + "\"", "delegate"},
                        {"post", "\"a\\nb\"", "post"},
                        {"limit_ns", "86400000000001", "limit_ns"},
                        {"limit_ns", "null", "remaining_ns"},
                        {"remaining_ns", "-5", "remaining_ns"},
                        {"phase", "\"over\"", "phase"},
                        {"more", "1", "more"}};
  for (const auto& c : cases) {
    auto value = json::parse(good);
    value.as_object()[c.member] = json::parse(c.value);
    const auto read = read_floor_event(value, kClocks);
    ASSERT_FALSE(read) << c.member << " " << c.value;
    EXPECT_EQ(read.error().code, "floor.bad_event");
    EXPECT_NE(read.error().message.find(c.named), std::string::npos) << read.error().message;
  }
  for (const std::string bad : {"1", "[]", "{}", "null"}) EXPECT_FALSE(read_floor_event(json::parse(bad), kClocks));
}

}  // namespace
}  // namespace signaling
