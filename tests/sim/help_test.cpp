// A technician helps a site: listens to it, sees what it sees, talks to it, and nobody else notices.
#include "tests/sim/conference_fixture.h"

namespace sim {
namespace {

constexpr double kDeskTone = 1530;

class HelpSim : public ConferenceSim {
 protected:
  // A page with a microphone, which sends all the time.
  void open_desk(const std::string& id = "~desk", double tone = kDeskTone) {
    SiteSignal page;
    page.viewer = page.microphone = true;
    page.tone_hz = tone;
    page.amplitude = 0.2F;
    sim.add_site(id, page);
  }
  void listen_for(Duration duration) {
    for (const auto& wish : sim.desired().participants) sim.site(wish.site.value()).clear_sound();
    sim.run_for(duration);
  }
  void settle() {
    sim.apply();
    sim.run_for(1s);
  }
  // The tone of the desk in what `who` was given.
  double desk_in(const char* who) { return sim.site(who).heard_db(kDeskTone); }
  bool was_told_as_speaking(const char* id) const {
    return std::any_of(sim.events().begin(), sim.events().end(), [&](const mcu::Event& event) {
      const auto* speaking = std::get_if<mcu::SpeakingEvent>(&event);
      return speaking != nullptr && (speaking->active == mcu::SiteId(id) ||
                                     std::find(speaking->sites.begin(), speaking->sites.end(), mcu::SiteId(id)) !=
                                         speaking->sites.end());
    });
  }
};

TEST_F(HelpSim, ListensToASiteThatIsNotHeard) {
  open({"a", "b"});
  open_desk();
  sim.desired("~desk").listens_to = mcu::SiteId("c");
  settle();
  sim.run_for(1s);
  listen_for(2s);
  expect_hears("~desk", {"c"});
  EXPECT_NEAR(static_cast<double>(sim.site("~desk").sound_samples()), 2 * 48000, 2 * 960);
  expect_hears("a", {"b"});
  expect_hears("c", {"a", "b"});
  for (const char* id : kSites) EXPECT_LT(desk_in(id), kNotHeard) << id;
  EXPECT_FALSE(was_told_as_speaking("c") || was_told_as_speaking("~desk"));

  // It sends nothing: there is nothing to hear, not the mix in its place.
  sim.site("c").dead = true;
  sim.run_for(500ms);
  listen_for(1s);
  EXPECT_EQ(sim.site("~desk").sound_samples(), 0U);
  sim.run_for(6s);
  listen_for(1s);
  EXPECT_EQ(sim.site("~desk").sound_samples(), 0U);
  sim.connect("c");
  sim.run_for(2s);
  listen_for(1s);
  expect_hears("~desk", {"c"});

  sim.desired("~desk").listens_to.reset();
  settle();
  listen_for(1s);
  expect_hears("~desk", {"a", "b"});
}

TEST_F(HelpSim, ListensWhileTheMixerRests) {
  sim.add_site("a", {kTones[0], 0.2F, kColours[0], 0}).camera_on = false;
  open_desk();
  sim.desired("a").sound = false;
  sim.desired("~desk").listens_to = mcu::SiteId("a");
  settle();
  sim.run_for(1s);
  const auto ticks = sim.conference().audio().figures().ticks;
  listen_for(2s);
  EXPECT_EQ(sim.conference().audio().figures().ticks, ticks) << "nobody hears a mix";
  EXPECT_GT(sim.site("~desk").heard_db(kTones[0]), kHeard);
  EXPECT_NEAR(static_cast<double>(sim.site("~desk").sound_samples()), 2 * 48000, 2 * 960);
  EXPECT_FALSE(sim.conference().participant(mcu::SiteId("a"))->held());
}

TEST_F(HelpSim, MirrorsWhatASiteIsGiven) {
  open({"a", "b", "c"});
  open_desk();
  sim.desired("c").view = mcu::View::kForwarded;
  sim.stage({"b"});
  settle();
  sim.run_for(1s);
  EXPECT_EQ(sim.site("~desk").picture(0)->width, 640);
  sim.desired("~desk").mirrors = mcu::SiteId("c");
  settle();
  sim.run_for(1s);
  listen_for(2s);
  expect_hears("~desk", {"a", "b"});
  expect_hears("c", {"a", "b"});
  const auto given = sim.slots("c"), seen = sim.slots("~desk");
  ASSERT_EQ(given.size(), 1 + kVideoSlots);
  ASSERT_EQ(seen.size(), given.size());
  for (size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(seen[i].slot, given[i].slot);
    EXPECT_EQ(seen[i].site, given[i].site) << given[i].slot;
    EXPECT_EQ(seen[i].composed, given[i].composed) << given[i].slot;
  }
  EXPECT_EQ(seen[1].site, mcu::SiteId("b"));
  EXPECT_EQ(sim.site("~desk").picture(0)->width, 320) << "the untouched stream of b";
  EXPECT_TRUE(near(sim.site("~desk").picture(0)->at(0.5, 0.5), kColours[1]));

  sim.desired("~desk").mirrors.reset();
  settle();
  sim.run_for(1s);
  listen_for(1s);
  expect_hears("~desk", {"a", "b", "c"});
  EXPECT_EQ(sim.site("~desk").picture(0)->width, 640);
  EXPECT_EQ(sim.site("~desk").broken_frames(), 0U);
}

TEST_F(HelpSim, TalksToOneSiteThatAloneHearsIt) {
  open({"a", "b"});
  open_desk();
  open_desk("~other", 1800);
  settle();
  listen_for(1s);
  for (const char* id : {"a", "b", "c", "d", "~desk", "~other"}) EXPECT_LT(desk_in(id), kNotHeard) << id;

  sim.desired("~desk").talks_to = mcu::SiteId("c");
  sim.desired("~other").mirrors = mcu::SiteId("c");
  settle();
  listen_for(2s);
  EXPECT_GT(desk_in("c"), kHeard);
  EXPECT_GT(desk_in("~other"), kHeard) << "it gets what c gets";
  for (const char* id : {"a", "b", "d", "~desk"}) EXPECT_LT(desk_in(id), kNotHeard) << id;
  expect_hears("a", {"b"});
  expect_hears("b", {"a"});
  expect_hears("c", {"a", "b"});
  expect_hears("d", {"a", "b"});

  // Also to one who speaks, and in a pause.
  sim.desired("~desk").talks_to = mcu::SiteId("a");
  settle();
  listen_for(1s);
  EXPECT_GT(desk_in("a"), kHeard);
  EXPECT_LT(desk_in("c"), kNotHeard);
  expect_hears("a", {"b"});
  sim.desired().hold = true;
  settle();
  listen_for(1s);
  EXPECT_GT(desk_in("a"), kHeard);
  expect_hears("a", {});
  sim.desired().hold = false;
  sim.desired("~desk").talks_to.reset();
  settle();
  listen_for(1s);
  for (const char* id : {"a", "b", "c", "d"}) EXPECT_LT(desk_in(id), kNotHeard) << id;
  EXPECT_FALSE(was_told_as_speaking("~desk"));
}

TEST_F(HelpSim, EndsWithThePageAndWithTheSite) {
  open({"a", "b"});
  for (const char* id : {"~desk", "~other"}) {
    open_desk(id);
    sim.desired(id).talks_to = mcu::SiteId("c");
  }
  sim.desired("~desk").listens_to = sim.desired("~other").mirrors = mcu::SiteId("c");
  settle();
  const auto leave = [&](const char* id) {
    std::erase_if(sim.desired().participants, [&](const auto& each) { return each.site.value() == id; });
    settle();
  };
  leave("c");
  listen_for(1s);
  EXPECT_EQ(sim.site("~desk").sound_samples() + sim.site("~other").sound_samples(), 0U);
  expect_hears("d", {"a", "b"});
  sim.desired("~desk").talks_to = sim.desired("~other").listens_to = mcu::SiteId("d");
  settle();
  listen_for(1s);
  EXPECT_GT(desk_in("d"), kHeard);
  leave("~desk");
  listen_for(1s);
  EXPECT_LT(desk_in("d"), kNotHeard);
  expect_hears("~other", {"d"});
}

}  // namespace
}  // namespace sim
