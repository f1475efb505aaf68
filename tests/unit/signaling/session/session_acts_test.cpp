// What chair, desk, secretary and halls do besides the floor, and who hears of it.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kChair = 9, kDesk = 10, kSecretary = 11, kObserver = 12;

ConferencePlan plan() {
  auto plan = Scene::plan();
  plan.agenda = {{"Khai mạc", 10min, {}, {}, ""},
                 {"Tham luận", 30min, {{SiteId("a"), "Nguyễn A"}}, {{7, "bao-cao.pdf"}}, "grid"}};
  return plan;
}

Scene everybody() {
  Scene scene(plan());
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kCenter, "center"));
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  EXPECT_TRUE(scene.join(kDesk, "operator", false));
  EXPECT_TRUE(scene.join(kSecretary, "secretary", false));
  EXPECT_TRUE(scene.join(kObserver, "observer", false));
  scene.forget();
  return scene;
}

TEST(SessionActs, NotesAreForThoseWhoMayReadMinutes) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kSecretary, R"({"type":"note","item":1,"notes":"ghi","conclusion":"kết luận"})"), "ok");
  EXPECT_EQ(scene.last(kChair, "agenda").at("items").at(1).at("conclusion").as_string(), "kết luận");
  EXPECT_EQ(scene.count(kA, "agenda"), 0U);
  EXPECT_EQ(scene.count(kObserver, "agenda"), 0U);
  EXPECT_EQ(scene.say(kChair, R"({"type":"agenda.go","item":1})"), "ok");
  const auto agenda = scene.last(kA, "agenda");
  EXPECT_EQ(agenda.at("current").as_int64(), 1);
  EXPECT_EQ(agenda.at("items").at(1).at("papers").at(0).at("name").as_string(), "bao-cao.pdf");
  EXPECT_FALSE(agenda.at("items").at(1).as_object().contains("notes"));
  EXPECT_EQ(scene.last(kA, "roster").at("preset").as_string(), "grid");
  EXPECT_EQ(scene.say(kChair, R"({"type":"agenda.go","item":5})"), "agenda.no_item");
  EXPECT_EQ(scene.desired.back().picture.title, "Tham luận");
}

TEST(SessionActs, ChatToTheDeskStaysThere) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kA, R"({"type":"chat","to":"desk","text":"Mất tiếng"})"), "ok");
  EXPECT_EQ(scene.last(kDesk, "chat").at("messages").at(0).at("site").as_string(), "a");
  EXPECT_EQ(scene.last(kDesk, "chat").at("messages").at(0).at("at").as_string(), "2026-12-01T02:00:00Z");
  EXPECT_EQ(scene.count(kA, "chat"), 1U) << "who wrote it sees it";
  EXPECT_EQ(scene.count(kB, "chat"), 0U);
  EXPECT_EQ(scene.count(kChair, "chat"), 0U);
  EXPECT_EQ(scene.say(kDesk, R"({"type":"chat","to":"all","text":"Chào"})"), "ok");
  EXPECT_EQ(scene.count(kB, "chat"), 1U);
  EXPECT_EQ(scene.say(kObserver, R"({"type":"chat","to":"all","text":"x"})"), "auth.role");
}

TEST(SessionActs, HelpIsAskedAndAnswered) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kA, R"({"type":"help","text":"Không thấy hình"})"), "ok");
  EXPECT_EQ(scene.roster_word(kDesk, "a", "help"), "Không thấy hình");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"help.answer","site":"a"})"), "ok");
  EXPECT_EQ(scene.roster_word(kDesk, "a", "help"), "null");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"help.answer","site":"a"})"), "help.none");
}

TEST(SessionActs, TheDesksMessageIsDrawnForItsTime) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kDesk, R"({"type":"message","text":"Nghỉ 10 phút","seconds":20})"), "ok");
  EXPECT_EQ(scene.desired.back().picture.message, "Nghỉ 10 phút");
  EXPECT_EQ(scene.last(kChair, "stage").at("message").as_string(), "Nghỉ 10 phút");
  EXPECT_EQ(scene.last(kA, "roster").at("message").as_string(), "Nghỉ 10 phút") << "for who sees no composed picture";
  scene.pass(21s);
  EXPECT_EQ(scene.desired.back().picture.message, "");
  EXPECT_EQ(scene.say(kChair, R"({"type":"message","text":"x"})"), "auth.role");
}

TEST(SessionActs, ARemovedSiteWaitsWithoutMediaUntilItIsReadmitted) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"offer","sdp":"v=0"})");
  scene.forget();
  EXPECT_EQ(scene.say(kChair, R"({"type":"remove","site":"a"})"), "ok");
  bool left = false;
  for (const auto& c : scene.commands) left = left || std::holds_alternative<mcu::Leave>(c.body);
  EXPECT_TRUE(left);
  for (const auto& p : scene.desired.back().participants) EXPECT_NE(p.site, SiteId("a"));
  EXPECT_EQ(scene.roster_word(kA, "a", "removed"), "true") << "it is told";
  EXPECT_EQ(scene.say(kA, R"({"type":"offer","sdp":"v=0"})"), "site.removed");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "site.removed");
  EXPECT_EQ(scene.say(kChair, R"({"type":"remove","site":"center"})"), "chair.already");
  EXPECT_EQ(scene.say(kChair, R"({"type":"readmit","site":"a"})"), "ok");
  EXPECT_EQ(scene.closed[kA], CloseCode::kServiceRestart) << "it comes back by itself, with media";
  ASSERT_TRUE(scene.join(20, "a"));
  EXPECT_EQ(scene.say(20, R"({"type":"offer","sdp":"v=0"})"), "ok");
}

TEST(SessionActs, ALockedConferenceTakesInNobodyNew) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kChair, R"({"type":"lock","locked":true})"), "ok");
  EXPECT_EQ(scene.join(20, "c").error().code, "conference.locked") << "never was in";
  EXPECT_EQ(scene.join(21, "observer", false).error().code, "conference.locked");
  scene.leave(kA);
  EXPECT_TRUE(scene.join(22, "a")) << "was in";
  EXPECT_TRUE(scene.join(23, "deputy", false));
  EXPECT_EQ(scene.say(kChair, R"({"type":"lock","locked":false})"), "ok");
  EXPECT_TRUE(scene.join(20, "c"));
}

TEST(SessionActs, ALostChairIsSaidInThePictureAndToAll) {
  auto scene = everybody();
  scene.leave(kCenter);
  EXPECT_EQ(scene.last(kDesk, "roster").at("chair_lost"), false) << "the chair's page is there";
  scene.leave(kChair);
  EXPECT_EQ(scene.last(kDesk, "roster").at("chair_lost"), true);
  EXPECT_EQ(scene.desired.back().picture.alarm, "Điểm cầu trung tâm mất kết nối");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"chair.take_over"})"), "ok");
  EXPECT_EQ(scene.last(kA, "roster").at("acting").at("role").as_string(), "operator");
  ASSERT_TRUE(scene.join(20, "chair", false));
  EXPECT_EQ(scene.last(kDesk, "roster").at("chair_lost"), false);
  EXPECT_EQ(scene.desired.back().picture.alarm, "");
  EXPECT_EQ(scene.say(20, R"({"type":"chair.hand_back"})"), "ok");
  EXPECT_TRUE(scene.last(kA, "roster").at("acting").is_null());
}

TEST(SessionActs, ACalledSiteIsStagedAndHeardForItsTime) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kSecretary, R"({"type":"roll.call","site":"a"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.stage(), "a");
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "live");
  EXPECT_EQ(scene.last(kA, "microphone").at("remaining_ms").as_int64(), 20000);
  EXPECT_EQ(scene.last(kB, "roll").at("calling").as_string(), "a");
  EXPECT_EQ(scene.say(kA, R"({"type":"roll.answer","head":"Nguyễn A","delegates":1})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.say(kB, R"({"type":"roll.answer"})"), "roll.not_called");
  EXPECT_EQ(scene.say(kA, R"({"type":"roll.start"})"), "auth.role");
}

TEST(SessionActs, AVotesResultIsDrawnForAWhile) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kA, R"({"type":"vote.enter","yes":1,"no":0,"abstain":0})"), "vote.none");
  EXPECT_EQ(scene.say(kSecretary, R"({"type":"vote.open","question":"Thông qua dự toán?","quorum":0})"), "ok");
  EXPECT_EQ(scene.say(kA, R"({"type":"vote.enter","yes":2,"no":0,"abstain":0})"), "vote.too_many");
  EXPECT_EQ(scene.last_refusal.text.en, "The site has 1 delegates, and 2 votes were entered.");
  EXPECT_EQ(scene.say(kA, R"({"type":"vote.enter","yes":1,"no":0,"abstain":0})"), "ok");
  EXPECT_EQ(scene.last(kB, "vote").at("entries").at(0).at("by").as_string(), "Ý Yên");
  EXPECT_EQ(scene.say(kSecretary, R"({"type":"vote.close"})"), "ok");
  EXPECT_EQ(scene.say(kSecretary, R"({"type":"vote.confirm"})"), "auth.role");
  EXPECT_FALSE(scene.desired.back().picture.card);
  EXPECT_EQ(scene.say(kChair, R"({"type":"vote.confirm"})"), "ok");
  ASSERT_TRUE(scene.desired.back().picture.card);
  EXPECT_EQ(scene.desired.back().picture.card->title, "Thông qua dự toán?");
  EXPECT_EQ(scene.desired.back().picture.card->lines[0], "Tán thành\t1");
  scene.pass(16s);
  EXPECT_FALSE(scene.desired.back().picture.card);
}

TEST(SessionActs, ABreakIsACardThatSaysWhenItEnds) {
  auto scene = everybody();
  const WallTime until = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + 7h + 30min;
  scene.session.set_phase(OpenPhase::kPaused, scene.now, until);
  scene.collect();
  EXPECT_EQ(scene.last(kA, "roster").at("resumes_at").as_string(), "2026-12-01T07:30:00Z");
  EXPECT_TRUE(scene.desired.back().hold);
  ASSERT_TRUE(scene.desired.back().picture.card);
  EXPECT_TRUE(scene.desired.back().picture.card->whole);
  EXPECT_EQ(scene.desired.back().picture.card->lines.at(0), "Tiếp tục lúc 14:30");
}

TEST(SessionActs, UndoIsOfferedToThoseWhoMayUseIt) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a","seconds":60})");
  EXPECT_EQ(scene.last(kChair, "undo").at("what").as_string(), "floor.grant");
  EXPECT_EQ(scene.last(kDesk, "undo").at("in_ms").as_int64(), 5000);
  EXPECT_EQ(scene.count(kA, "undo"), 0U);
  EXPECT_EQ(scene.say(kChair, R"({"type":"undo"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_TRUE(scene.last(kChair, "undo").at("what").is_null());
  EXPECT_EQ(scene.say(kChair, R"({"type":"undo"})"), "undo.nothing");
  EXPECT_EQ(scene.say(kA, R"({"type":"undo"})"), "auth.role");
}

TEST(SessionActs, CaptionAndCountdownAreInThePicture) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"floor.request","delegate":"Nguyễn Văn A","post":"Chủ tịch UBND xã"})");
  EXPECT_EQ(scene.last(kA, "microphone").at("delegate").as_string(), "Nguyễn Văn A");
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a","seconds":60})");
  EXPECT_EQ(scene.desired.back().participants[1].caption, "Nguyễn Văn A\nChủ tịch UBND xã");
  ASSERT_TRUE(scene.desired.back().picture.countdown);
  const int64_t nine = 1'796'090'400'000;  // 2026-12-01T02:00:00Z
  EXPECT_EQ(scene.desired.back().picture.countdown->ends_at_ms, nine + 60'000);
  EXPECT_EQ(scene.desired.back().picture.countdown->warn_at_ms, nine + 30'000);
}

TEST(SessionActs, TheStageIsPreparedAndTaken) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.take","group":"halls"})"), "stage.nothing_prepared");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.prepare","group":"halls","preset":"full","places":["b"]})"), "ok");
  const auto prepared = scene.last(kDesk, "stage").at("groups").at(0).at("prepared");
  EXPECT_EQ(prepared.at("preset").as_string(), "full");
  EXPECT_EQ(prepared.at("places").at(0).as_string(), "b");
  EXPECT_EQ(scene.stage(), "center") << "what is live stays";
  const auto versions = scene.desired.size();
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.take","group":"halls"})"), "ok");
  EXPECT_EQ(scene.desired.size(), versions + 1) << "one cut";
  EXPECT_EQ(scene.stage(), "b");
  EXPECT_EQ(scene.desired.back().groups[0].layout, mcu::LayoutName::kFull);
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.prepare","group":"street","preset":"full"})"), "stage.unknown_group");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.prepare","group":"halls","preset":"x"})"), "layout.unknown");
  EXPECT_EQ(scene.say(kDesk, R"({"type":"stage.prepare","group":"halls","preset":"full","places":["x"]})"),
            "site.unknown");
}

AlarmList alarms(std::vector<AlarmList::Entry> open) {
  return {std::make_shared<const AlarmList::Entries>(std::move(open))};
}

TEST(SessionActs, AlarmsAreToldToThoseWhoLookAfterTheService) {
  auto scene = everybody();
  const auto one = alarms({{.id = AlarmId(7), .kind = "record", .severity = "critical"}});
  scene.session.set_alarms(one);
  scene.collect();
  EXPECT_EQ(scene.last(kDesk, "alarms").at("alarms").at(0).at("id").as_int64(), 7);
  EXPECT_EQ(scene.count(kChair, "alarms"), 0U);
  const auto told = scene.count(kDesk, "alarms");
  scene.session.set_alarms(one);
  scene.collect();
  EXPECT_EQ(scene.count(kDesk, "alarms"), told) << "nothing new";
  scene.session.set_alarms({});
  scene.collect();
  EXPECT_TRUE(scene.last(kDesk, "alarms").at("alarms").as_array().empty());
}

TEST(SessionActs, AnOpenAlarmIsAcknowledgedByTheDesk) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kDesk, R"({"type":"alarm.acknowledge","alarm":7})"), "alarm.not_open");
  scene.session.set_alarms(alarms({{.id = AlarmId(7), .kind = "line_up", .severity = "warning"}}));
  EXPECT_EQ(scene.say(kDesk, R"({"type":"alarm.acknowledge","alarm":8})"), "alarm.not_open");
  EXPECT_TRUE(scene.acknowledged.empty());
  EXPECT_EQ(scene.say(kDesk, R"({"type":"alarm.acknowledge","alarm":7})"), "ok");
  ASSERT_EQ(scene.acknowledged.size(), 1U);
  EXPECT_EQ(scene.acknowledged[0].client, kDesk);
  EXPECT_EQ(scene.acknowledged[0].alarm, AlarmId(7));
  EXPECT_EQ(scene.say(kChair, R"({"type":"alarm.acknowledge","alarm":7})"), "auth.role");
}

}  // namespace
}  // namespace signaling
