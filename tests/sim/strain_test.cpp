// A server that gets no time for its work, and sites that cost none.
#include "tests/sim/conference_fixture.h"

namespace sim {
namespace {

class StrainSim : public ConferenceSim {
 protected:
  // What the server shows in so many seconds.
  mcu::ServerFigures server(Duration time) {
    sim.take_server_figures();
    sim.run_for(time);
    return sim.take_server_figures();
  }
  int64_t lost_up() {
    int64_t lost = 0;
    for (const auto& site : sim.conference().figures(sim.now()).sites) lost += site.uplink ? site.uplink->lost : 0;
    return lost;
  }
};

TEST_F(StrainSim, AServerThatWorksIsNeverLate) {
  open({"a", "b"});
  sim.run_for(3s);
  EXPECT_EQ(server(3s), mcu::ServerFigures{});
}

TEST_F(StrainSim, AThreadThatDoesNotRunMakesTicksLateAndDropsWhatItDoesNotRead) {
  open({"a", "b"});
  sim.run_for(3s);
  lost_up();
  sim.strain({.every = 200ms, .shard = 80ms});
  const auto late = server(5s);
  EXPECT_GT(late.late_ticks, 40);
  EXPECT_EQ(late.socket_drops, 0);
  EXPECT_EQ(lost_up(), 0);

  sim.strain({.every = 200ms, .shard = 80ms, .socket_room = 4});
  const auto full = server(5s);
  EXPECT_GT(full.socket_drops, 20);
  EXPECT_GT(lost_up(), 20) << "looks like bad lines";

  sim.strain({});
  sim.run_for(1s);
  EXPECT_EQ(server(3s), mcu::ServerFigures{});
  clear_sound();
  sim.run_for(2s);
  expect_hears("c", {"a", "b"});
}

TEST_F(StrainSim, CodecLanesThatStandQueueTheirWork) {
  open({"a"});
  sim.run_for(3s);
  sim.strain({.every = 1s, .lanes = 600ms});
  const auto figures = server(3s);
  EXPECT_GE(figures.queue_depth, 6);
  EXPECT_LE(figures.queue_depth, 7) << "a lane holds eight";
  EXPECT_GT(figures.late_ticks, 3 * 15);
}

TEST_F(StrainSim, AReelIsSeenLikeACamera) {
  const Reel reel = make_reel(3, 2, true);
  for (const char* id : {"e", "f"}) {
    SiteSignal signal;
    signal.reel = &reel;
    signal.decodes = std::string(id) == "e";
    sim.add_site(id, signal);
  }
  sim.run_for(4s);
  sim.conference().figures(sim.now());
  sim.run_for(1s);
  for (const auto& site : sim.conference().figures(sim.now()).sites) {
    ASSERT_TRUE(site.uplink && site.downlink && site.picture);
    EXPECT_NEAR(static_cast<double>(site.picture->frames_decoded), 15, 1);
    EXPECT_FALSE(site.picture->frozen || site.picture->black);
    EXPECT_NEAR(site.uplink->kbps, 450, 250);
    EXPECT_EQ(site.uplink->lost + site.downlink->lost, 0);
    EXPECT_GT(site.downlink->packets, 60);
  }
  EXPECT_EQ(sim.site("e").broken_frames(), 0u);
  EXPECT_GT(sim.site("e").pictures(0), 40u);
  EXPECT_EQ(sim.site("f").pictures(0), 0u);

  // One that comes later asks for a key frame, and gets one.
  SiteSignal late;
  late.reel = &reel;
  sim.add_site("g", late);
  sim.run_for(3s);
  EXPECT_EQ(sim.site("e").broken_frames(), 0u);
  EXPECT_TRUE(sim.site("g").picture(0));
}

}  // namespace
}  // namespace sim
