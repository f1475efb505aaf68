// What the schedule does to halls: standby, seats, calls, notices, conferences that come and go.
#include <chrono>

#include <gtest/gtest.h>

#include "directory_scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr uint64_t kA = 1, kB = 2, kChair = 9, kOperator = 10;

class DirectorySchedule : public testing::Test, public DirectoryScene {
 protected:
  DirectorySchedule() : DirectoryScene(door) {
    door.add_hall("a", "Ý Yên");
    door.add_hall("b", "Mỹ Lộc");
    door.add_page("chair", Role::kChair, "weekly");
    door.add_page("operator", Role::kOperator, "weekly");
  }

  void open_weekly() { directory.open(plan("weekly"), OpenPhase::kTesting, now); }
  void seat(const std::string& site, const std::string& conference) {
    directory.seat(SiteId(site), ConferenceId(conference), now);
  }
  static UrgentSummons storm() { return {ConferenceId("storm"), "Họp khẩn", "UBND tỉnh"}; }
  json::value call(uint64_t key) { return last(key, "standby").at("call"); }

  TestDoor door;
};

TEST_F(DirectorySchedule, AHallWithoutAConferenceIsInStandby) {
  coming[SiteId("a")] = {Standby::Next{ConferenceId("weekly"), "Giao ban", "2026-12-01T08:00:00+07:00",
                                       "2026-12-01T07:00:00+07:00", "UBND tỉnh"},
                         {}};
  open(kA);
  text(kA, R"({"type":"join","version":2,"token":"a","media":true,"id":1})");
  EXPECT_EQ(story(kA), "standby");
  EXPECT_EQ(last(kA, "ok").at("reply_to").as_int64(), 1);
  EXPECT_EQ(last(kA, "standby").at("name").as_string(), "Ý Yên");
  EXPECT_EQ(last(kA, "standby").at("next").at("title").as_string(), "Giao ban");
  EXPECT_EQ(directory.halls(), std::vector{SiteId("a")});
  EXPECT_EQ(directory.next_deadline(), media::kNever) << "it has joined";
  text(kA, R"({"type":"floor.request"})");
  EXPECT_EQ(error(kA), "standby.no_conference");
  text(kA, R"({"type":"join","version":2,"token":"a","media":true})");
  EXPECT_EQ(error(kA), "join.again");
  text(kA, R"({"type":"ping","id":2})");
  EXPECT_EQ(last(kA, "pong").at("reply_to").as_int64(), 2);
}

TEST_F(DirectorySchedule, TheScreenInStandbyIsRenewedWhenItChanges) {
  join(kA, "a");
  told.clear();
  directory.upcoming_changed(now);
  EXPECT_TRUE(told[kA].empty()) << "nothing changed";
  coming[SiteId("a")].invitations = {{"b1", ConferenceId("b1"), "Bão", "2026-12-02T08:00:00+07:00", std::nullopt}};
  directory.upcoming_changed(now);
  EXPECT_EQ(last(kA, "standby").at("invitations").at(0).at("title").as_string(), "Bão");
}

TEST_F(DirectorySchedule, TheScheduleSeatsAndUnseats) {
  directory.mcu_up(mcu::Welcome{}, now);
  join(kA, "a");
  open_weekly();
  EXPECT_EQ(story(kA), "standby") << "open, but not seated";
  seat("a", "weekly");
  EXPECT_EQ(story(kA), "standby joined");
  EXPECT_EQ(conference(kA), "weekly");
  EXPECT_EQ(last(kA, "joined").at("self").at("site").as_string(), "a");
  EXPECT_EQ(last(kA, "roster").at("phase").as_string(), "testing");
  EXPECT_EQ(presence, " weekly+a");
  text(kA, R"({"type":"offer","sdp":"v=0"})");
  EXPECT_EQ(count<mcu::Offer>(), 1U);
  directory.unseat(SiteId("a"), now);
  EXPECT_EQ(story(kA), "standby joined standby");
  EXPECT_EQ(presence, " weekly+a weekly-a");
  EXPECT_EQ(count<mcu::Leave>(), 1U) << "at once";
  text(kA, R"({"type":"floor.request"})");
  EXPECT_EQ(error(kA), "standby.no_conference");
}

TEST_F(DirectorySchedule, AHallThatComesLaterEntersAtOnce) {
  seat("a", "weekly");
  open_weekly();
  join(kA, "a");
  EXPECT_EQ(story(kA), "joined");
  // The order of seat and open does not matter either.
  join(kB, "b");
  seat("b", "evening");
  EXPECT_EQ(story(kB), "standby");
  directory.open(plan("evening"), OpenPhase::kInSession, now);
  EXPECT_EQ(story(kB), "standby joined");
}

TEST_F(DirectorySchedule, AConferenceThatIsOpenedWhileTheMcuIsThereIsToldIt) {
  directory.mcu_up(mcu::Welcome{}, now);
  open_weekly();
  EXPECT_EQ(count<mcu::SetConference>(), 1U);
  open_weekly();
  directory.set_phase(ConferenceId("weekly"), OpenPhase::kInSession, now);
  EXPECT_EQ(count<mcu::SetConference>(), 1U) << "the same for the mcu";
  EXPECT_EQ(directory.figures().size(), 1U);
  EXPECT_TRUE(directory.is_open(ConferenceId("weekly")));
  EXPECT_FALSE(directory.is_open(ConferenceId("evening")));
}

TEST_F(DirectorySchedule, ClosingTellsAllAndSendsHallsToStandby) {
  directory.mcu_up(mcu::Welcome{}, now);
  open_weekly();
  seat("a", "weekly");
  join(kA, "a");
  join(kChair, "chair", false);
  text(kA, R"({"type":"offer","sdp":"v=0","id":"o"})");
  const auto offer = commands.back().id;
  directory.close(ConferenceId("weekly"), CloseCause::kClosed, now);
  EXPECT_EQ(story(kA), "joined ended standby");
  EXPECT_EQ(last(kA, "ended").at("cause").as_string(), "closed");
  EXPECT_EQ(story(kChair), "joined ended");
  EXPECT_EQ(closed[kChair], CloseCode::kConferenceEnded);
  EXPECT_FALSE(closed.contains(kA));
  EXPECT_EQ(count<mcu::RemoveConference>(), 1U);
  EXPECT_TRUE(directory.figures().empty());
  EXPECT_EQ(directory.clients(), 1U);

  // It opens again (a reopened session): an answer for the former one is nobody's.
  directory.open(plan("weekly"), OpenPhase::kInSession, now);
  seat("a", "weekly");
  EXPECT_EQ(story(kA), "joined ended standby joined");
  directory.mcu_event(mcu::Reply{offer, true, "", "", "late", {}}, now);
  EXPECT_TRUE(last(kA, "answer").empty());
  // Closed twice, or never open: nothing.
  directory.close(ConferenceId("nowhere"), CloseCause::kClosed, now);
}

TEST_F(DirectorySchedule, AHallGoesFromOneConferenceToTheNext) {
  open_weekly();
  directory.open(plan("evening"), OpenPhase::kTesting, now);
  seat("a", "weekly");
  join(kA, "a");
  seat("a", "evening");
  EXPECT_EQ(story(kA), "joined joined");
  EXPECT_EQ(conference(kA), "evening");
  EXPECT_EQ(presence, " weekly+a weekly-a evening+a");
}

TEST_F(DirectorySchedule, AnIdleHallRingsAndEntersWhenItAnswers) {
  join(kA, "a");
  directory.open(plan("storm"), OpenPhase::kInSession, now);
  directory.ring(SiteId("a"), storm(), now);
  seat("a", "storm");
  EXPECT_EQ(story(kA), "standby standby");
  EXPECT_EQ(call(kA),
            json::parse(R"({"conference":"storm","title":"Họp khẩn","from":"UBND tỉnh","answer_in_ms":10000})"));
  EXPECT_EQ(presence, "");
  text(kA, R"({"type":"answer_call","conference":"weekly"})");
  EXPECT_EQ(error(kA), "call.none");
  // It comes back meanwhile: still ringing, with the time that is left.
  now += 4s;
  directory.client_closed(ClientKey(kA), now);
  join(3, "a");
  EXPECT_EQ(call(3).at("answer_in_ms").as_int64(), 6000);
  text(3, R"({"type":"answer_call","conference":"storm","id":1})");
  EXPECT_EQ(story(3), "standby joined");
  EXPECT_EQ(conference(3), "storm");
  EXPECT_EQ(presence, " storm+a");
  text(3, R"({"type":"answer_call","conference":"storm"})");
  EXPECT_EQ(error(3), "call.none");
}

TEST_F(DirectorySchedule, AHallInSessionIsMovedAfterANotice) {
  open_weekly();
  seat("a", "weekly");
  join(kA, "a");
  directory.open(plan("storm"), OpenPhase::kInSession, now);
  directory.give_notice(SiteId("a"), storm(), now + 10s, now);
  EXPECT_EQ(last(kA, "move_notice").at("in_ms").as_int64(), 10000);
  text(kA, R"({"type":"answer_call","conference":"storm","id":1})");
  EXPECT_EQ(last(kA, "ok").at("reply_to").as_int64(), 1) << "seen";
  EXPECT_EQ(conference(kA), "weekly");
  now += 10s;
  directory.ring(SiteId("a"), storm(), now);
  EXPECT_EQ(conference(kA), "weekly");
  seat("a", "storm");
  EXPECT_EQ(story(kA), "joined move_notice joined");
  EXPECT_EQ(conference(kA), "storm");
  // The urgent one is over: back it goes.
  directory.close(ConferenceId("storm"), CloseCause::kClosed, now);
  EXPECT_EQ(story(kA), "joined move_notice joined ended standby");
  seat("a", "weekly");
  EXPECT_EQ(conference(kA), "weekly");
}

TEST_F(DirectorySchedule, AHallThatComesDuringItsNoticeIsToldWhatIsLeft) {
  open_weekly();
  seat("a", "weekly");
  directory.open(plan("storm"), OpenPhase::kInSession, now);
  directory.give_notice(SiteId("a"), storm(), now + 10s, now);
  now += 4s;
  join(kA, "a");
  EXPECT_EQ(story(kA), "joined move_notice");
  EXPECT_EQ(last(kA, "move_notice").at("in_ms").as_int64(), 6000);
  EXPECT_EQ(last(kA, "move_notice").at("title").as_string(), "Họp khẩn");
  join(kB, "b");
  EXPECT_EQ(story(kB), "standby") << "another site";
  directory.ring(SiteId("a"), storm(), now);
  seat("a", "storm");
  EXPECT_EQ(story(kA), "joined move_notice joined") << "it is where it was to be";
  directory.client_closed(ClientKey(kA), now);
  join(3, "a");
  EXPECT_EQ(story(3), "joined");
}

TEST_F(DirectorySchedule, ACallThatIsOverRingsNoMore) {
  join(kA, "a");
  directory.open(plan("storm"), OpenPhase::kInSession, now);
  directory.ring(SiteId("a"), storm(), now);
  directory.close(ConferenceId("storm"), CloseCause::kCancelled, now);
  EXPECT_EQ(story(kA), "standby standby standby");
  EXPECT_TRUE(call(kA).is_null());
}

TEST_F(DirectorySchedule, ASiteTakenOutOfThePlanGoesToStandby) {
  open_weekly();
  seat("a", "weekly");
  join(kA, "a");
  auto smaller = plan("weekly");
  smaller.sites.erase(smaller.sites.begin());
  directory.change(smaller, now);
  EXPECT_EQ(story(kA), "joined standby");
  directory.change(plan("weekly"), now);
  EXPECT_EQ(story(kA), "joined standby joined") << "it is seated there still";
}

TEST_F(DirectorySchedule, OneDeviceASite) {
  join(kA, "a");
  join(3, "a");
  EXPECT_EQ(closed[kA], CloseCode::kReplaced);
  open_weekly();
  seat("a", "weekly");
  EXPECT_EQ(story(3), "standby joined");
  join(4, "a");
  EXPECT_EQ(closed[3], CloseCode::kReplaced);
  EXPECT_EQ(story(4), "joined");
  EXPECT_EQ(directory.clients(), 1U);
  directory.client_closed(ClientKey(4), now);
  EXPECT_TRUE(directory.halls().empty());
}

TEST_F(DirectorySchedule, APageNeedsAConferenceThatIsOpenAndAPartInIt) {
  join(kChair, "chair", false);
  EXPECT_EQ(error(kChair), "conference.not_open");
  EXPECT_EQ(closed[kChair], CloseCode::kConferenceNotOpen);
  open_weekly();
  door.visitors["chair"].principal.conferences.clear();
  join(kOperator, "operator", false);
  EXPECT_EQ(last(kOperator, "joined").at("self"), json::parse(R"({"site":null,"name":"operator","role":"operator"})"));
  join(20, "chair", false);
  EXPECT_EQ(error(20), "auth.other_conference");
  EXPECT_EQ(closed[20], CloseCode::kBadToken);
  join(21, "operator", true);
  EXPECT_EQ(error(21), "") << "a page may see and hear";
}

TEST_F(DirectorySchedule, ARightThatIsGivenShowsAtOnce) {
  open_weekly();
  join(kChair, "chair", false);
  EXPECT_TRUE(last(kChair, "preflight").empty());
  door.visitors["chair"].principal.role = Role::kTechnician;
  directory.rights_changed(now);
  ASSERT_FALSE(last(kChair, "preflight").empty());
  EXPECT_EQ(last(kChair, "preflight").at("whole"), true);
  EXPECT_TRUE(closed.empty());
}

TEST_F(DirectorySchedule, ARightThatIsTakenAwayCountsAtOnce) {
  open_weekly();
  seat("a", "weekly");
  join(kA, "a");
  join(kChair, "chair", false);
  join(kOperator, "operator", false);
  directory.rights_changed(now);
  EXPECT_TRUE(closed.empty());

  door.visitors["chair"].principal.conferences.clear();  // another one chairs
  door.visitors["operator"].principal.role = Role::kObserver;
  directory.rights_changed(now);
  EXPECT_EQ(closed[kChair], CloseCode::kBadToken);
  EXPECT_EQ(closed[kOperator], CloseCode::kBadToken);
  EXPECT_FALSE(closed.contains(kA));
  door.visitors.erase("a");  // its device was revoked
  directory.rights_changed(now);
  EXPECT_EQ(closed[kA], CloseCode::kBadToken);
  EXPECT_EQ(presence, " weekly+a weekly-a");
  EXPECT_EQ(directory.clients(), 0U);
}

}  // namespace
}  // namespace signaling
