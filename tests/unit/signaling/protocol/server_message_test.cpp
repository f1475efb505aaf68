#include "signaling/protocol/server_message.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

void expect_json(const ServerMessage& message, std::string_view expected) {
  EXPECT_EQ(json::parse(to_json(message)), json::parse(expected)) << to_json(message);
}

TEST(ServerMessage, Joined) {
  Joined joined;
  joined.conference = {ConferenceId("giao-ban"), "Giao ban", FloorPolicy::kChaired};
  joined.site = SiteId("y-yen");
  joined.name = "Ý Yên";
  joined.connection = ConnectionId("c-1");
  joined.stream = "s-1";
  expect_json(joined, R"({"type":"joined","version":2,
    "conference":{"id":"giao-ban","title":"Giao ban","policy":"chaired"},
    "self":{"site":"y-yen","name":"Ý Yên","role":"site"},"connection":"c-1","resumed":false,"stream":"s-1",
    "resumed_state":false})");
  joined.role = Role::kChair;
  joined.site.reset();
  EXPECT_NE(to_json(joined).find(R"("self":{"site":null,"name":"Ý Yên","role":"chair"})"), std::string::npos);
}

TEST(ServerMessage, HasItsNumberIfThereIsOne) {
  EXPECT_EQ(to_json(Pong{}, 7), R"({"type":"pong","seq":7})");
  EXPECT_EQ(to_json(Pong{}), R"({"type":"pong"})");
}

TEST(ServerMessage, Media) {
  expect_json(Answer{MessageId("o"), "v=0"}, R"({"type":"answer","reply_to":"o","sdp":"v=0"})");
  expect_json(Slots{{{"1", "stage", std::nullopt, true}, {"2", "gallery-1", SiteId("a"), false}}, mcu::View::kComposed},
              R"({"type":"slots","slots":[
                {"mid":"1","slot":"stage","site":null,"view":"composed","composed":true},
                {"mid":"2","slot":"gallery-1","site":"a","view":"composed","composed":false}]})");
  expect_json(Layers{{"h", "l"}}, R"({"type":"layers","layers":["h","l"]})");
}

TEST(ServerMessage, Standby) {
  Standby standby;
  standby.site = SiteId("y-yen");
  standby.name = "Ý Yên";
  expect_json(standby, R"({"type":"standby","site":"y-yen","name":"Ý Yên","next":null,"invitations":[],"call":null})");
  standby.next = {ConferenceId("gb"), "Giao ban", "2026-12-01T08:00:00+07:00", "2026-12-01T07:00:00+07:00",
                  "UBND tỉnh"};
  standby.invitations = {{"gb", ConferenceId("gb"), "Giao ban", "2026-12-01T08:00:00+07:00", std::nullopt},
                         {"b2", ConferenceId("b2"), "Bão", "2026-12-02T08:00:00+07:00", true, "20261202T080000"},
                         {"b3", ConferenceId("b3"), "Lũ", "2026-12-03T08:00:00+07:00", false}};
  standby.call = {ConferenceId("khan"), "Họp khẩn", "UBND tỉnh", 10000};
  expect_json(standby, R"({"type":"standby","site":"y-yen","name":"Ý Yên",
    "next":{"conference":"gb","title":"Giao ban","start":"2026-12-01T08:00:00+07:00",
      "testing_from":"2026-12-01T07:00:00+07:00","chair_site_name":"UBND tỉnh"},
    "invitations":[
      {"booking":"gb","occurrence":null,"conference":"gb",
       "title":"Giao ban","start":"2026-12-01T08:00:00+07:00","answer":null},
      {"booking":"b2","occurrence":"20261202T080000","conference":"b2",
       "title":"Bão","start":"2026-12-02T08:00:00+07:00","answer":"yes"},
      {"booking":"b3","occurrence":null,"conference":"b3",
       "title":"Lũ","start":"2026-12-03T08:00:00+07:00","answer":"no"}],
    "call":{"conference":"khan","title":"Họp khẩn","from":"UBND tỉnh","answer_in_ms":10000}})");
}

TEST(ServerMessage, ComingAndGoing) {
  expect_json(MoveNotice{ConferenceId("khan"), "Họp khẩn", "UBND tỉnh", 10000},
              R"({"type":"move_notice","conference":"khan","title":"Họp khẩn","from":"UBND tỉnh","in_ms":10000})");
  expect_json(Ended{ConferenceId("gb"), CloseCause::kAllGone},
              R"({"type":"ended","conference":"gb","cause":"all_gone"})");
}

TEST(ServerMessage, OkErrorPong) {
  expect_json(Ok{MessageId(int64_t{3})}, R"({"type":"ok","reply_to":3})");
  expect_json(Pong{}, R"({"type":"pong"})");
  expect_json(ErrorMessage{MessageId(0.5), make_refusal(RefusalCode::kNotWaiting)},
              R"({"type":"error","reply_to":0.5,"code":"floor.not_waiting","field":null,"message":{
                "vi":"Điểm cầu không có đăng ký phát biểu nào đang chờ.",
                "en":"The site has no request that waits."}})");
  const auto unknown = make_refusal(RefusalCode::kUnknownSite, "site", {name("{0}<b>")});
  EXPECT_EQ(unknown.text.en, "The conference has no site \"{0}<b>\".");
}

// Whatever a name holds, it comes back as the same text and makes no new member.
TEST(ServerMessage, NamesAreData) {
  const std::string evil = "\"},{\"role\":\"chair\"}</script><b>\\\n\t\xe2\x80\xa8";
  Roster roster;
  roster.sites.resize(1);
  roster.sites[0].name = evil;
  const auto value = json::parse(to_json(roster));
  EXPECT_EQ(value.at("sites").as_array().size(), 1U);
  EXPECT_EQ(value.at("sites").at(0).at("name").as_string(), evil);
}

}  // namespace
}  // namespace signaling
