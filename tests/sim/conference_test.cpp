#include "tests/sim/conference_fixture.h"

namespace sim {
namespace {

TEST_F(ConferenceSim, EverybodyHearsWhoMaySpeakAndNobodyHearsHimself) {
  open({"a", "b"});
  sim.run_for(2s);
  clear_sound();
  sim.run_for(2s);
  for (const char* id : kSites) EXPECT_TRUE(sim.site(id).connected());
  expect_hears("a", {"b"});
  expect_hears("b", {"a"});
  expect_hears("c", {"a", "b"});
  expect_hears("d", {"a", "b"});
}

TEST_F(ConferenceSim, SoundIsWithoutGaps) {
  open({"a"});
  sim.run_for(2s);
  clear_sound();
  sim.run_for(3s);
  EXPECT_NEAR(static_cast<double>(sim.site("b").sound_samples()), 3 * 48000, 2 * 960);
}

// Sound is wanted at the next tick and not before; what else an endpoint sends or is sent is wanted at once.
TEST_F(ConferenceSim, OnlyAnEndpointWithNothingButSoundWaitsForTheTick) {
  const auto held = [&](const char* id) { return sim.conference().participant(mcu::SiteId(id))->held(); };
  for (int i = 0; i < 3; ++i) {
    sim.add_site(kSites[i], {kTones[i], 0.2F, kColours[i], 0}).camera_on = i == 2;
    sim.desired(kSites[i]).heard = true;
  }
  sim.add_site("d", {0, 0, kColours[3]}, mcu::View::kForwarded).camera_on = false;
  sim.apply();
  sim.run_for(2s);
  EXPECT_TRUE(held("a"));
  EXPECT_TRUE(held("b"));
  EXPECT_FALSE(held("c")) << "it sends its camera";
  EXPECT_FALSE(held("d")) << "it sees a camera";
  clear_sound();
  sim.run_for(2s);
  expect_hears("a", {"b", "c"});
  expect_hears("d", {"a", "b", "c"});
  EXPECT_NEAR(static_cast<double>(sim.site("a").sound_samples()), 2 * 48000, 2 * 960);
  EXPECT_EQ(sim.conference().figures(sim.now()).sites[0].uplink->loss, 0);

  sim.site("a").camera_on = true;
  sim.run_for(200ms);
  EXPECT_FALSE(held("a"));
  sim.site("a").camera_on = sim.site("c").camera_on = false;
  sim.run_for(7s);
  EXPECT_TRUE(held("a"));
  EXPECT_TRUE(held("c"));
  // A call that ends here is not the end of its seat.
  sim.site("b").dead = true;
  sim.run_for(6s);
  EXPECT_FALSE(held("b"));
  sim.connect("b").camera_on = false;
  sim.run_for(2s);
  clear_sound();
  sim.run_for(2s);
  EXPECT_TRUE(held("b"));
  expect_hears("a", {"b", "c"});
}

TEST_F(ConferenceSim, TheComposedPictureShowsTheStageLargeAndEverybodyInATile) {
  open({});
  sim.halls().layout = mcu::LayoutName::kStage;
  sim.stage({"c"});
  sim.apply();
  sim.run_for(3s);
  for (const char* id : kSites) {
    const auto& picture = sim.site(id).picture(0);
    ASSERT_TRUE(picture) << id;
    EXPECT_EQ(picture->width, 640);
    const auto tiles = media::compute_layout(media::LayoutKind::kStage, 4, {640, 360});
    ASSERT_EQ(tiles.size(), 4U);
    const int order[] = {2, 0, 1, 3};  // c first, then the roster
    for (size_t i = 0; i < tiles.size(); ++i) {
      const auto& rect = tiles[i].rect;
      const auto seen = picture->at((rect.x + rect.width / 2.0) / 640, (rect.y + rect.height / 2.0) / 360);
      EXPECT_TRUE(near(seen, kColours[order[i]])) << id << " tile " << i << ": " << text(seen);
    }
  }
}

TEST_F(ConferenceSim, ForwardedViewHasEachSiteInASlotOfItsOwnUntouched) {
  open({}, mcu::View::kForwarded);
  sim.stage({"b"});
  sim.apply();
  sim.run_for(3s);
  const auto slots = sim.slots("a");
  ASSERT_EQ(slots.size(), 1 + kVideoSlots);
  EXPECT_EQ(slots[1].site, mcu::SiteId("b"));
  EXPECT_EQ(slots[2].slot, "content");
  EXPECT_EQ(slots[2].site, std::nullopt);
  EXPECT_EQ(slots[3].site, mcu::SiteId("c"));
  EXPECT_EQ(slots[4].site, mcu::SiteId("d"));
  for (const auto& [slot, site] : {std::pair<size_t, int>{0, 1}, {2, 2}, {3, 3}}) {
    const auto& picture = sim.site("a").picture(slot);
    ASSERT_TRUE(picture) << slot;
    EXPECT_EQ(picture->width, slot == 0 ? 320 : 80) << "stage in the high layer, gallery in the low one";
    EXPECT_TRUE(near(picture->at(0.5, 0.5), kColours[site])) << text(picture->at(0.5, 0.5));
  }
}

TEST_F(ConferenceSim, AGrantChangesSoundAndStageInOneStep) {
  open({"a"});
  sim.desired("a").mark = "chair";
  sim.stage({"a"});
  sim.apply();
  sim.run_for(2s);
  sim.desired("d").heard = true;
  sim.stage({"d"});
  sim.apply();
  sim.run_for(300ms);
  const auto& picture = sim.site("b").picture(0);
  ASSERT_TRUE(picture);
  EXPECT_TRUE(near(picture->at(0.25, 0.25), kColours[3])) << text(picture->at(0.25, 0.25));
  clear_sound();
  sim.run_for(1s);
  expect_hears("b", {"a", "d"});
}

TEST_F(ConferenceSim, ViewIsSwitchedWhileTheConferenceRuns) {
  open({});
  sim.stage({"b"});
  sim.apply();
  sim.run_for(2s);
  EXPECT_EQ(sim.site("a").picture(0)->width, 640);
  sim.desired("a").view = mcu::View::kForwarded;
  sim.apply();
  sim.run_for(2s);
  EXPECT_EQ(sim.site("a").picture(0)->width, 320);
  EXPECT_TRUE(near(sim.site("a").picture(0)->at(0.5, 0.5), kColours[1]));
  EXPECT_TRUE(sim.site("a").picture(2));
  sim.desired("a").view = mcu::View::kComposed;
  sim.apply();
  sim.run_for(1s);
  EXPECT_EQ(sim.site("a").picture(0)->width, 640);
  EXPECT_EQ(sim.site("a").broken_frames(), 0U);
}

TEST_F(ConferenceSim, ABadLineHarmsNobodyElse) {
  open({"a", "c"});
  sim.run_for(2s);
  sim.uplink("b").loss = 0.5;
  sim.downlink("b").loss = 0.5;
  clear_sound();
  for (const char* id : {"a", "c", "d"}) sim.site(id).clear_gaps();
  sim.run_for(5s);
  for (const char* id : {"a", "c", "d"}) EXPECT_LE(sim.site(id).longest_freeze(0), 150ms) << id;
  expect_hears("d", {"a", "c"});
}

TEST_F(ConferenceSim, FivePercentLossIsRepaired) {
  open({"a"});
  for (const char* id : kSites) sim.uplink(id).loss = sim.downlink(id).loss = 0.05;
  sim.run_for(3s);
  for (const char* id : kSites) sim.site(id).clear_gaps();
  clear_sound();
  sim.run_for(10s);
  for (const char* id : kSites) {
    EXPECT_LE(sim.site(id).longest_freeze(0), 500ms) << id;
    EXPECT_EQ(sim.site(id).broken_frames(), 0U) << id;
  }
  expect_hears("b", {"a"});
}

TEST_F(ConferenceSim, AnEndpointThatDiesIsShownAsLostAndTheRestGoesOn) {
  open({"a"});
  sim.stage({"a"});
  sim.apply();
  sim.run_for(2s);
  sim.site("b").dead = true;
  for (const char* id : {"a", "c", "d"}) sim.site(id).clear_gaps();
  sim.run_for(2s);
  const auto tiles = media::compute_layout(media::LayoutKind::kStage, 4, {640, 360});
  const auto& rect = tiles[1].rect;
  const auto seen =
      sim.site("c").picture(0)->at((rect.x + rect.width * 0.15) / 640, (rect.y + rect.height * 0.2) / 360);
  EXPECT_FALSE(near(seen, kColours[1])) << "the tile of b must not show its last picture any more: " << text(seen);
  for (const char* id : {"a", "c", "d"}) EXPECT_LE(sim.site(id).longest_freeze(0), 150ms) << id;
}

TEST_F(ConferenceSim, AnEndpointWhoseMediaNeverComeIsToldAsLostUntilTheyDo) {
  sim.add_site("a", {kTones[0], 0.2F, kColours[0]});
  sim.uplink("a").down = sim.downlink("a").down = true;
  sim.apply();
  const auto states = [&] {
    std::vector<mcu::ConnectionState> states;
    for (const auto& event : sim.events()) {
      if (const auto* state = std::get_if<mcu::ParticipantStateEvent>(&event)) states.push_back(state->state);
    }
    return states;
  };
  using enum mcu::ConnectionState;
  sim.run_for(9s);
  EXPECT_EQ(states(), std::vector<mcu::ConnectionState>{});
  sim.run_for(2s);
  EXPECT_EQ(states(), std::vector{kDisconnected});
  sim.uplink("a").down = sim.downlink("a").down = false;
  sim.run_for(3s);
  EXPECT_EQ(states(), (std::vector{kDisconnected, kConnected}));
}

TEST_F(ConferenceSim, AReturningEndpointTakesItsSeatWithTheStateTheChairSet) {
  open({"a", "b"});
  sim.run_for(2s);
  sim.site("b").dead = true;
  sim.run_for(1s);
  sim.connect("b");
  sim.run_for(1s);
  clear_sound();
  sim.run_for(1500ms);
  expect_hears("c", {"a", "b"});
  expect_hears("b", {"a"});
  EXPECT_TRUE(sim.site("b").picture(0));
}

TEST_F(ConferenceSim, ASiteThatIsNotNamedAnyMoreIsGone) {
  open({"a", "b"});
  sim.run_for(1s);
  std::erase_if(sim.desired().participants, [](const auto& each) { return each.site.value() == "b"; });
  sim.apply();
  sim.run_for(1s);
  EXPECT_EQ(sim.conference().participant(mcu::SiteId("b")), nullptr);
  clear_sound();
  sim.run_for(1s);
  expect_hears("c", {"a"});
}

TEST_F(ConferenceSim, AnOlderStateChangesNothing) {
  open({"a"});
  sim.run_for(1s);
  auto old = sim.desired();
  old.version = 1;
  old.participants.clear();
  sim.conference().apply(old, sim.now());
  EXPECT_NE(sim.conference().participant(mcu::SiteId("a")), nullptr);
}

TEST_F(ConferenceSim, OffersThatCannotBeTakenAreRefusedAndChangeNothing) {
  open({"a"});
  sim.run_for(1s);
  const auto refused = [&](const char* site, const std::string& sdp) {
    const auto answer = sim.conference().offer(
        {mcu::ConferenceId("giao-ban"), mcu::SiteId(site), mcu::ConnectionId("x"), sdp}, sim.now());
    return answer ? std::string() : answer.error().code;
  };
  EXPECT_EQ(refused("stranger", "v=0\r\n"), "conference.unknown_site");
  EXPECT_NE(refused("a", "this is no session description"), "");
  EXPECT_TRUE(sim.conference().participant(mcu::SiteId("a"))->state() == mcu::ConnectionState::kConnected);
}

TEST_F(ConferenceSim, TheSameSeedGivesTheSameConference) {
  const auto run = [] {
    SimConference sim(99);
    for (int i = 0; i < 3; ++i) sim.add_site(kSites[i], {kTones[i], 0.2F, kColours[i]});
    sim.desired("a").heard = true;
    sim.apply();
    for (int i = 0; i < 3; ++i) sim.uplink(kSites[i]).loss = 0.1;
    sim.run_for(2s);
    return std::make_tuple(sim.site("b").heard_db(kTones[0]), sim.site("b").pictures(0), sim.site("c").sound_samples());
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
}  // namespace sim
