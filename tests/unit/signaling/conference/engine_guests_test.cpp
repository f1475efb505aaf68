// Guests: who waits, who is let in, and that a seat of a guest is a seat like others but for roll, votes and the chair.
#include <gtest/gtest.h>

#include "engine_scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class EngineGuests : public testing::Test {
 protected:
  // The seat of who came; "-" and the fault if it was refused.
  std::string come(const std::string& key, const std::string& name = "Trần Văn An", const std::string& unit = "") {
    const auto came = scene.engine.guest_came(scene.hall, key, name, unit, scene.now);
    scene.collect();
    return came ? came->value() : "-" + std::to_string(static_cast<int>(came.error().fault));
  }
  static std::string fault(ConferenceFault fault) { return "-" + std::to_string(static_cast<int>(fault)); }
  GuestState state(const std::string& site) const { return scene.engine.data().guest(SiteId(site))->state; }
  bool admit(const std::string& site) {
    const bool done = scene.engine.admit_guest(scene.desk, SiteId(site), scene.now).has_value();
    scene.engine.site_connected(SiteId(site), scene.now);
    scene.collect();
    return done;
  }
  bool has_seat(const std::string& site) const { return scene.engine.data().seat(SiteId(site)) != nullptr; }

  EngineScene scene;
};

TEST_F(EngineGuests, WaitUntilTheyAreLetIn) {
  EXPECT_EQ(come("k1", "Trần Văn An", "xã Hải Minh"), "guest.1");
  EXPECT_EQ(come("k2"), "guest.2");
  EXPECT_EQ(come("k1", "Somebody else"), "guest.1") << "the same again";
  EXPECT_EQ(scene.engine.data().guest(SiteId("guest.1"))->shown_name(), "Trần Văn An, xã Hải Minh");
  EXPECT_FALSE(has_seat("guest.1"));
  EXPECT_TRUE(admit("guest.1"));
  EXPECT_TRUE(admit("guest.1")) << "two pressed at once";
  EXPECT_TRUE(has_seat("guest.1"));
  EXPECT_FALSE(has_seat("guest.2"));
  EXPECT_FALSE(admit("guest.7"));
  ASSERT_TRUE(scene.engine.admit_guests(scene.desk, scene.now));
  EXPECT_TRUE(has_seat("guest.2"));
}

TEST_F(EngineGuests, SpeakAsSitesDo) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(admit("guest.1"));
  const SiteId guest("guest.1");
  ASSERT_TRUE(scene.engine.request(scene.hall, guest, FloorId::kSpeech, {}, scene.now));
  EXPECT_EQ(scene.live(), "center");
  ASSERT_TRUE(scene.engine.grant(scene.chair, guest, FloorId::kSpeech, {}, scene.now));
  EXPECT_EQ(scene.live(), "center guest.1");
  EXPECT_EQ(scene.engine.stage_roster().plan.back(), guest);
  scene.engine.site_lost(guest, scene.now);
  EXPECT_NE(scene.engine.stage_roster().plan.back(), guest) << "no black tile for a guest that is gone";
}

TEST_F(EngineGuests, AreInNoRollAndNoVoteAndDoNotChair) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(admit("guest.1"));
  const SiteId guest("guest.1");
  for (const auto& entry : scene.engine.vote_sites()) EXPECT_NE(entry.site, guest);
  ASSERT_TRUE(scene.engine.start_roll(scene.chair, scene.now));
  EXPECT_FALSE(scene.engine.call_site(scene.chair, guest, scene.now));
  EXPECT_FALSE(scene.engine.answer_roll(scene.hall, guest, {}, scene.now));
  ASSERT_TRUE(scene.engine.open_vote(scene.chair, "Thông qua?", 50, scene.now));
  EXPECT_FALSE(scene.engine.enter_vote(scene.hall, guest, {1, 0, 0}, scene.now));
  const auto handed = scene.engine.hand_over_chair(scene.chair, guest, scene.now);
  ASSERT_FALSE(handed);
  EXPECT_EQ(handed.error().fault, ConferenceFault::kGuest);
}

TEST_F(EngineGuests, StayWhenTheBookingChanges) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(admit("guest.1"));
  auto plan = EngineScene::plan();
  plan.sites.pop_back();
  scene.engine.set_plan(plan, scene.now);
  EXPECT_FALSE(has_seat("c"));
  EXPECT_TRUE(has_seat("guest.1"));
}

TEST_F(EngineGuests, TurnedAwayTheyMayAskAfterAMinuteOrBeLetInByHand) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(scene.engine.turn_away_guest(scene.desk, SiteId("guest.1"), scene.now));
  EXPECT_FALSE(scene.engine.turn_away_guest(scene.desk, SiteId("guest.1"), scene.now));
  scene.pass(59s);
  EXPECT_EQ(come("k1"), fault(ConferenceFault::kAskLater));
  scene.pass(1s);
  EXPECT_EQ(come("k1"), "guest.1");
  EXPECT_EQ(state("guest.1"), GuestState::kWaiting);
  ASSERT_TRUE(scene.engine.turn_away_guest(scene.desk, SiteId("guest.1"), scene.now));
  EXPECT_TRUE(admit("guest.1"));
  EXPECT_EQ(state("guest.1"), GuestState::kAdmitted);
}

TEST_F(EngineGuests, WhoLeftComesStraightBackAndWhoWasRemovedDoesNot) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(admit("guest.1"));
  const SiteId guest("guest.1");
  ASSERT_TRUE(scene.engine.grant(scene.chair, guest, FloorId::kSpeech, {}, scene.now));
  scene.engine.guest_left(guest, scene.now);
  scene.collect();
  EXPECT_FALSE(has_seat("guest.1"));
  EXPECT_TRUE(scene.engine.speech().holders.empty());
  ASSERT_TRUE(scene.engine.lock(scene.chair, true, scene.now));
  EXPECT_EQ(come("k1"), "guest.1");
  EXPECT_TRUE(has_seat("guest.1"));
  ASSERT_TRUE(scene.engine.remove(scene.chair, guest, scene.now));
  EXPECT_FALSE(has_seat("guest.1"));
  EXPECT_EQ(come("k1"), fault(ConferenceFault::kGuestRemoved));
  EXPECT_FALSE(admit("guest.1"));
  EXPECT_FALSE(scene.engine.readmit(scene.chair, guest, scene.now));
}

TEST_F(EngineGuests, WhoLeftTheLobbyIsForgotten) {
  ASSERT_EQ(come("k1"), "guest.1");
  scene.engine.guest_left(SiteId("guest.1"), scene.now);
  EXPECT_TRUE(scene.engine.data().guests.empty());
  EXPECT_EQ(come("k1"), "guest.2") << "no seat's name is used twice";
}

TEST_F(EngineGuests, ThereIsAnEndToThem) {
  for (size_t i = 0; i < kMaxGuests; ++i) EXPECT_NE(come("k" + std::to_string(i))[0], '-');
  EXPECT_EQ(come("one more"), fault(ConferenceFault::kGuestsFull));
  ASSERT_TRUE(scene.engine.turn_away_guest(scene.desk, SiteId("guest.1"), scene.now));
  EXPECT_EQ(come("one more"), "guest.21");
  EXPECT_FALSE(admit("guest.1")) << "its place was taken";
}

TEST_F(EngineGuests, AGrantThatIsTakenBackAfterTheGuestLeftGivesNothing) {
  ASSERT_EQ(come("k1"), "guest.1");
  ASSERT_TRUE(admit("guest.1"));
  const SiteId guest("guest.1");
  ASSERT_TRUE(scene.engine.grant(scene.chair, guest, FloorId::kSpeech, {}, scene.now));
  ASSERT_TRUE(scene.engine.revoke(scene.chair, guest, FloorId::kSpeech, scene.now));
  ASSERT_TRUE(scene.engine.remove(scene.chair, guest, scene.now));
  ASSERT_TRUE(scene.engine.undo(scene.chair, scene.now));
  EXPECT_TRUE(scene.engine.speech().holders.empty());
}

}  // namespace
}  // namespace signaling
