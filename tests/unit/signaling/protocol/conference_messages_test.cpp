#include "signaling/protocol/conference_messages.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

template <typename M>
void expect_json(const M& message, std::string_view expected) {
  EXPECT_EQ(json::value(to_object(message)), json::parse(expected)) << json::serialize(to_object(message));
}

TEST(ConferenceMessages, Roster) {
  Roster roster;
  roster.title = "Giao ban";
  roster.phase = OpenPhase::kPaused;
  roster.resumes_at = "2026-12-01T07:30:00Z";
  roster.policy = FloorPolicy::kLecture;
  roster.lecturer = SiteId("b");
  roster.locked = true;
  roster.acting = ActingChair{Role::kDeputy, "Trần B"};
  roster.chair_lost = true;
  roster.message = "Nghỉ 10 phút";
  roster.preset = "pair";
  roster.stage = SiteId("a");
  roster.content = SiteId("b");
  roster.mcu = true;
  SiteState a{SiteId("a"), "A", true, true, true, MicrophoneState::kLive, std::nullopt, mcu::View::kForwarded};
  SiteState b{SiteId("b"), "B", false, false, true, MicrophoneState::kAsked, 2};
  b.muted = b.removed = b.silent = b.content = true;
  b.help = "Mất tiếng";
  roster.sites = {a, b};
  expect_json(roster, R"({"type":"roster","title":"Giao ban","phase":"paused","resumes_at":"2026-12-01T07:30:00Z",
    "policy":"lecture","lecturer":"b","locked":true,"acting":{"role":"deputy","name":"Trần B"},"chair_lost":true,
    "message":"Nghỉ 10 phút","preset":"pair","stage":"a","on_stage":null,"content":"b","mcu":true,"sites":[
    {"site":"a","name":"A","role":"chair","connected":true,"was_in":true,"microphone":"live","place":null,
     "view":"forwarded","muted":false,"removed":false,"help":null,"silent":false,"content":false},
    {"site":"b","name":"B","role":"site","connected":false,"was_in":true,"microphone":"asked","place":2,
     "view":"composed","muted":true,"removed":true,"help":"Mất tiếng","silent":true,"content":true}]})");
  expect_json(Roster{}, R"({"type":"roster","title":"","phase":"in_session","resumes_at":null,"policy":"chaired",
    "lecturer":null,"locked":false,"acting":null,"chair_lost":false,"message":"","preset":"","stage":null,
    "on_stage":null,"content":null,"mcu":false,"sites":[]})");
}

TEST(ConferenceMessages, Floor) {
  FloorState floor;
  floor.order = QueueOrder::kPriority;
  floor.holders = 2;
  floor.seconds = 300;
  floor.warning = 30;
  floor.grace = 10;
  floor.speech.holders = {{SiteId("a"), "Nguyễn A", "Chủ tịch", 1500, 60000, TurnPhase::kWarning, true}};
  floor.speech.queue = {{SiteId("c"), 20, "", "", true}};
  expect_json(floor, R"({"type":"floor","order":"priority",
    "settings":{"holders":2,"seconds":300,"warning":30,"grace":10},
    "speech":{"holders":[{"site":"a","delegate":"Nguyễn A","post":"Chủ tịch","remaining_ms":1500,"limit_ms":60000,
                          "phase":"warning","gone":true}],
              "queue":[{"site":"c","waiting_ms":20,"delegate":"","post":"","priority":true}]},
    "content":{"holders":[],"queue":[]}})");
}

TEST(ConferenceMessages, Microphone) {
  Microphone message;
  message.state = MicrophoneState::kAsked;
  message.place = 3;
  message.delegate = "Nguyễn A";
  message.content_place = 1;
  expect_json(message, R"({"type":"microphone","state":"asked","place":3,"remaining_ms":null,"phase":"speaking",
    "holder":false,"can_open":false,"muted":false,"delegate":"Nguyễn A","post":"","silent":false,
    "content":{"holder":false,"place":1,"can_send":false}})");
}

TEST(ConferenceMessages, AgendaHasNotesForSomeOnly) {
  AgendaState agenda;
  agenda.current = 0;
  agenda.items = {{"Báo cáo", 20, {{SiteId("a"), "Nguyễn A"}}, {{7, "bao-cao.pdf"}}, "stage", "ghi", "kết"}};
  expect_json(agenda, R"({"type":"agenda","current":0,"items":[{"title":"Báo cáo","planned_minutes":20,
    "speakers":[{"site":"a","delegate":"Nguyễn A"}],"papers":[{"id":7,"name":"bao-cao.pdf"}],"preset":"stage"}]})");
  agenda.with_notes = true;
  agenda.current.reset();
  const auto object = to_object(agenda);
  EXPECT_TRUE(object.at("current").is_null());
  EXPECT_EQ(object.at("items").at(0).at("notes").as_string(), "ghi");
  EXPECT_EQ(object.at("items").at(0).at("conclusion").as_string(), "kết");
}

TEST(ConferenceMessages, RollAndVote) {
  RollBoard roll;
  roll.running = true;
  roll.calling = SiteId("b");
  roll.remaining_ms = 12000;
  roll.entries = {{SiteId("a"), "stand_in", true, "Lê C", 4, 5}, {SiteId("b"), "", false, "", 0, 3}};
  expect_json(roll, R"({"type":"roll","running":true,"calling":"b","remaining_ms":12000,"entries":[
    {"site":"a","presence":"stand_in","answered":true,"head":"Lê C","delegates":4,"invited":5},
    {"site":"b","presence":null,"answered":false,"head":"","delegates":0,"invited":3}]})");
  VoteBoard vote;
  vote.id = 2;
  vote.state = "open";
  vote.question = "Thông qua?";
  vote.present = 9;
  vote.entries = {{SiteId("a"), {3, 1, 0}, "Lê C"}};
  vote.total = {3, 1, 0};
  vote.valid = true;
  vote.past = {{"Trước", {5, 0, 0}, 9, true}};
  expect_json(vote, R"({"type":"vote","id":2,"state":"open","question":"Thông qua?","quorum":50,"present":9,
    "entries":[{"site":"a","yes":3,"no":1,"abstain":0,"by":"Lê C"}],"total":{"yes":3,"no":1,"abstain":0},
    "valid":true,"past":[{"question":"Trước","total":{"yes":5,"no":0,"abstain":0},"present":9,"valid":true}]})");
}

TEST(ConferenceMessages, Stage) {
  StageBoard stage;
  stage.presets = {{"pair", "Hai hình", "Two", "pair", {"speaker", "chair"}}};
  stage.groups = {{"halls", "pair", {"a", "content", ""}, StageBoard::Prepared{"grid", {"b"}}},
                  {"chair", "grid", {}, std::nullopt}};
  stage.thumbnails = {SiteId("a"), SiteId("b")};
  stage.message = "Chào";
  expect_json(stage, R"({"type":"stage",
    "presets":[{"id":"pair","vi":"Hai hình","en":"Two","layout":"pair","places":["speaker","chair"]}],
    "groups":[{"id":"halls","preset":"pair","places":["a","content",""],"prepared":{"preset":"grid","places":["b"]}},
              {"id":"chair","preset":"grid","places":[],"prepared":null}],
    "thumbnails":["a","b"],"message":"Chào"})");
}

TEST(ConferenceMessages, MessagesAndNotices) {
  expect_json(ChatLines{{{4, "2026-12-01T01:00:00Z", SiteId("a"), "Ý Yên", Role::kSite, ChatTo::kDesk, "Mất tiếng"}}},
              R"({"type":"chat","messages":[{"n":4,"at":"2026-12-01T01:00:00Z","site":"a","name":"Ý Yên","role":"site",
                "to":"desk","text":"Mất tiếng"}]})");
  expect_json(UndoOffer{"floor.grant", SiteId("a"), 4200},
              R"({"type":"undo","what":"floor.grant","site":"a","in_ms":4200})");
  expect_json(UndoOffer{}, R"({"type":"undo","what":null,"site":null,"in_ms":null})");
  expect_json(Speaking{{SiteId("a")}}, R"({"type":"speaking","sites":["a"]})");
  expect_json(Timing{-90000, true}, R"({"type":"timing","ends_in_ms":-90000,"overrun":true})");
  expect_json(Timing{}, R"({"type":"timing","ends_in_ms":null,"overrun":false})");
}

}  // namespace
}  // namespace signaling
