// What the mcu measures of lines, sound and pictures, against lines, sound and pictures that are known.
#include <cmath>
#include <map>
#include <numeric>

#include "tests/sim/conference_fixture.h"
#include "tests/unit/media/quality/echo_scene.h"

namespace sim {
namespace {

using mcu::LineFigures;
using mcu::SiteSecond;

class FiguresSim : public ConferenceSim {
 protected:
  // What was counted since the last clear_sums().
  struct Sums {
    LineFigures up, down;
    double most_up_trend = 0, most_down_trend = 0;
    double up_jitter = 0, down_jitter = 0;  // the largest
    int64_t dropped_frames = 0;
    double concealed = 0;                   // s
    double least_mos = 5;
  };

  void seconds(int count) {
    for (int i = 0; i < count; ++i) {
      sim.run_for(1s);
      last_.clear();
      for (auto& second : sim.conference().figures(sim.now()).sites) {
        add(second, sums_[second.site.value()]);
        last_[second.site.value()] = std::move(second);
      }
    }
  }
  const SiteSecond& last(const std::string& id) { return last_.at(id); }
  Sums& sums(const std::string& id) { return sums_[id]; }
  void clear_sums() { sums_.clear(); }

  static double loss(const LineFigures& sum) {
    return static_cast<double>(sum.lost) / static_cast<double>(sum.lost + sum.packets);
  }

 private:
  static void add(const LineFigures& second, LineFigures& sum) {
    sum.packets += second.packets;
    sum.lost += second.lost;
    sum.reordered += second.reordered;
    sum.duplicates += second.duplicates;
    for (size_t i = 0; i < second.loss_runs.size(); ++i) sum.loss_runs[i] += second.loss_runs[i];
  }
  static void add(const SiteSecond& second, Sums& sums) {
    if (second.uplink) {
      add(*second.uplink, sums.up);
      sums.most_up_trend = std::max(sums.most_up_trend, std::abs(second.uplink->delay_trend_ms.value_or(0)));
      sums.up_jitter = std::max(sums.up_jitter, second.uplink->jitter_ms);
    }
    if (second.downlink) {
      add(*second.downlink, sums.down);
      sums.most_down_trend = std::max(sums.most_down_trend, std::abs(second.downlink->delay_trend_ms.value_or(0)));
      sums.down_jitter = std::max(sums.down_jitter, second.downlink->jitter_ms);
    }
    if (second.picture) sums.dropped_frames += second.picture->frames_dropped;
    if (!second.sound) return;
    sums.concealed += second.sound->concealed;
    sums.least_mos = std::min(sums.least_mos, second.sound->mos);
  }

  std::map<std::string, SiteSecond> last_;
  std::map<std::string, Sums> sums_;
};

TEST_F(FiguresSim, OfGoodLinesNothingIsBad) {
  open({"a"});
  seconds(3);
  clear_sums();
  seconds(6);
  for (const char* id : kSites) {
    const SiteSecond& second = last(id);
    ASSERT_TRUE(second.uplink && second.downlink && second.picture) << id;
    EXPECT_EQ(sums(id).up.lost + sums(id).down.lost + sums(id).dropped_frames, 0) << id;
    EXPECT_EQ(sums(id).up.reordered + sums(id).down.reordered + sums(id).up.duplicates, 0) << id;
    EXPECT_NEAR(static_cast<double>(sums(id).up.packets), 6 * (50 + 3 * 15), 40) << id;
    EXPECT_GT(sums(id).down.packets, 6 * (50 + 15)) << id;
    EXPECT_GT(second.uplink->kbps, 20) << id;
    EXPECT_GT(second.downlink->kbps, 20) << id;
    EXPECT_NEAR(second.uplink->rtt_ms.value_or(0), 20, 2) << id;
    EXPECT_NEAR(second.downlink->rtt_ms.value_or(0), 20, 2) << id;
    EXPECT_LT(sums(id).most_up_trend, 3) << id;
    EXPECT_LT(sums(id).most_down_trend, 3) << id;
    EXPECT_LT(sums(id).up_jitter, 3) << id;
    EXPECT_LT(sums(id).down_jitter, 3) << id;
    EXPECT_EQ(second.picture->layers_received, (std::vector<std::string>{"h", "m", "l"})) << id;
    EXPECT_NEAR(static_cast<double>(second.picture->frames_decoded), 15, 1) << id;
    EXPECT_FALSE(second.picture->black || second.picture->frozen) << id;
    EXPECT_EQ(second.sound.has_value(), std::string(id) == "a") << id << ": who is not heard is not decoded";
    EXPECT_FALSE(second.endpoint);
  }
  const auto& sound = *last("a").sound;
  EXPECT_NEAR(sound.level_dbov, 20 * std::log10(0.2 / std::sqrt(2)), 1);
  EXPECT_TRUE(sound.speech);
  EXPECT_EQ(sound.concealed, 0);
  EXPECT_NEAR(sound.buffer_ms, sound.buffer_target_ms, 5);
  EXPECT_GT(sound.mos, 4);
  EXPECT_EQ(sim.conference().troubles(), mcu::Conference::Troubles{});
}

// The way up of one site and the way down of another, at a time; nobody looks, so that minutes cost little.
TEST_F(FiguresSim, LossIsToldForItsOwnDirectionWithItsRuns) {
  struct Case {
    double loss, bursts;
    int burst_length;
    size_t down_class;  // of most runs on the way down, where packets of all streams are counted in one row
  };
  const Reel reel = make_reel(5, 2, true);
  for (const char* id : kSites) {
    SiteSignal signal;
    signal.reel = &reel;
    signal.decodes = false;
    sim.add_site(id, signal);
  }
  seconds(3);
  for (const Case& c : {Case{0.04, 0, 1, 0}, {0, 0.1, 20, 4}, {0, 0.06, 5, 2}}) {
    for (LineQuality* line : {&sim.uplink("b"), &sim.downlink("c")}) {
      line->loss = c.loss;
      line->burst_loss = c.bursts;
      line->burst_length = c.burst_length;
    }
    seconds(2);
    clear_sums();
    seconds(20);
    for (const bool up : {true, false}) {
      const LineFigures& bad = up ? sums("b").up : sums("c").down;
      const LineFigures& good = up ? sums("b").down : sums("c").up;
      // Some eighty losses, or ten bursts.
      EXPECT_NEAR(loss(bad), c.loss + c.bursts, (c.loss + c.bursts) * 0.6) << up;
      const auto most = std::max_element(bad.loss_runs.begin(), bad.loss_runs.end());
      if (!up) {
        EXPECT_EQ(static_cast<size_t>(most - bad.loss_runs.begin()), c.down_class);
      }
      const auto runs = std::accumulate(bad.loss_runs.begin(), bad.loss_runs.end(), int64_t{0});
      // A short burst takes one packet or two of each stream, which counts its own.
      if (!up || c.burst_length != 5) {
        EXPECT_EQ(bad.loss_runs[0] * 2 > runs, c.bursts == 0) << up << c.burst_length;
      }
      EXPECT_LT(loss(good), 0.002) << up;
    }
    EXPECT_EQ(sums("a").up.lost + sums("a").down.lost, 0) << "a bad line harms its own site only";
    sim.uplink("b") = sim.downlink("c") = LineQuality{};
    seconds(3);
  }
}

TEST_F(FiguresSim, DelayAndItsTrendAreTold) {
  open({"a"});
  sim.uplink("b").delay = 70ms;
  sim.downlink("b").delay = 30ms;
  seconds(6);
  EXPECT_NEAR(last("b").uplink->rtt_ms.value_or(0), 100, 3);
  EXPECT_NEAR(last("a").uplink->rtt_ms.value_or(0), 20, 3);
  for (const bool up : {true, false}) {
    for (int second = 0; second < 4; ++second) {
      for (int step = 0; step < 9; ++step) {
        (up ? sim.uplink("b") : sim.downlink("b")).delay += 4ms;
        sim.run_for(100ms);
      }
      (up ? sim.uplink("b") : sim.downlink("b")).delay += 4ms;
      sim.run_for(100ms);
      const auto sites = sim.conference().figures(sim.now()).sites;
      const auto& b = sites[1];
      ASSERT_TRUE(b.uplink->delay_trend_ms && b.downlink->delay_trend_ms);
      // The first second begins before it grows; what is told of the downlink is a round trip older.
      if (second < (up ? 1 : 2)) continue;
      EXPECT_NEAR(up ? *b.uplink->delay_trend_ms : *b.downlink->delay_trend_ms, 40, 6) << up;
      EXPECT_NEAR(up ? *b.downlink->delay_trend_ms : *b.uplink->delay_trend_ms, 0, 4) << up;
    }
    seconds(3);
  }
}

TEST_F(FiguresSim, PacketsThatOvertakeOthersAreNotLost) {
  open({"a", "b"});
  sim.uplink("b").jitter = 40ms;
  sim.downlink("c").jitter = 40ms;
  seconds(3);
  clear_sums();
  seconds(10);
  EXPECT_GT(sums("b").up.reordered, 30);
  EXPECT_EQ(sums("b").up.lost, 0);
  EXPECT_NEAR(last("b").uplink->jitter_ms, 40.0 / 3, 6);
  EXPECT_EQ(sums("b").down.reordered, 0);
  EXPECT_GT(sums("c").down.reordered, 30);
  EXPECT_EQ(sums("c").down.lost, 0);
  EXPECT_NEAR(last("c").downlink->jitter_ms, 40.0 / 3, 6);
  EXPECT_EQ(sums("c").up.reordered, 0);
}

TEST_F(FiguresSim, ReportBlocksServeWhereThereIsNoFeedback) {
  open({"a"});
  sim.site("b").tells_arrivals = false;
  seconds(4);
  sim.downlink("b").loss = 0.08;
  seconds(2);
  clear_sums();
  seconds(20);
  EXPECT_NEAR(loss(sums("b").down), 0.08, 0.03);
  EXPECT_FALSE(last("b").downlink->delay_trend_ms);
  EXPECT_EQ(sums("b").up.lost, 0);
}

TEST_F(FiguresSim, WhatASiteThatFallsSilentLeavesBehindIsNotToldAsNew) {
  open({"a"});
  seconds(3);
  sim.site("b").dead = true;
  seconds(1);
  clear_sums();
  seconds(3);
  ASSERT_TRUE(last("b").uplink);
  EXPECT_EQ(last("b").uplink->packets, 0);
  EXPECT_EQ(last("b").uplink->kbps, 0);
  EXPECT_FALSE(last("b").uplink->rtt_ms);
  EXPECT_FALSE(last("b").downlink);

  sim.connect("b");  // with new streams
  seconds(4);
  EXPECT_EQ(sums("b").up.lost, 0);
  EXPECT_GT(last("b").uplink->packets, 60);
  EXPECT_TRUE(last("b").downlink && last("b").uplink->rtt_ms);
}

TEST_F(FiguresSim, LossThatHarmsShowsInSoundAndPicture) {
  open({"a"});
  sim.uplink("a").loss = 0.2;
  seconds(3);
  clear_sums();
  seconds(10);
  EXPECT_GT(sums("a").concealed, 0.2);
  EXPECT_LT(sums("a").least_mos, 3.8);
  EXPECT_GT(last("a").picture->keyframes_asked + sums("a").dropped_frames, 0);
}

TEST_F(FiguresSim, ACameraThatStandsStillOrIsCoveredIsNamed) {
  open({"a"});
  sim.site("b").camera_stands = true;
  sim.site("c").set_colour({16, 128, 128});
  sim.site("d").camera_on = false;
  seconds(8);
  EXPECT_FALSE(last("a").picture->frozen || last("a").picture->black);
  EXPECT_TRUE(last("b").picture->frozen);
  EXPECT_FALSE(last("b").picture->black);
  EXPECT_GE(last("b").picture->longest_freeze_ms, 3000);
  EXPECT_TRUE(last("c").picture->black);
  EXPECT_FALSE(last("c").picture->frozen);
  EXPECT_TRUE(last("d").picture->layers_received.empty());
  EXPECT_EQ(last("d").picture->frames_decoded, 0);
  EXPECT_FALSE(last("d").picture->layers_wanted.empty());
}

TEST_F(FiguresSim, AMutedMicrophoneIsDigitalSilence) {
  open({"a", "b"});
  sim.site("b").set_tone(0);
  seconds(5);
  ASSERT_TRUE(last("b").sound);
  EXPECT_EQ(last("b").sound->level_dbov, -127);
  EXPECT_FALSE(last("b").sound->speech);
  EXPECT_GT(last("b").uplink->packets, 60) << "and no fault of the line";
  EXPECT_TRUE(last("a").sound->speech);
}

TEST_F(FiguresSim, TheHallThatEchoesIsNamed) {
  open({"a", "b", "c"});
  media::test::Sound voice(16'000 * 16);
  media::test::Voice(11).speak(voice, 0, 16);
  for (const char* id : kSites) sim.site(id).set_tone(0);
  sim.site("a").microphone = [&](media::AudioFrame& frame, int64_t tick) {
    const auto at = static_cast<size_t>(tick);
    if ((at + 1) * media::kTickSamples / 3 <= voice.size()) frame = media::test::frame_at(voice, at);
  };
  sim.site("b").echo = SimSite::Echo{4, 0.25F};
  int named_after = 0;
  for (int second = 1; second <= 12; ++second) {
    seconds(1);
    ASSERT_FALSE(last("a").sound && last("a").sound->echo) << second;
    ASSERT_FALSE(last("c").sound && last("c").sound->echo) << second;
    if (named_after == 0 && last("b").sound && last("b").sound->echo) named_after = second;
  }
  EXPECT_GT(named_after, 0);
  EXPECT_LE(named_after, 7) << "5 s of sound, and what it takes to connect";
  const auto& echo = last("b").sound->echo;
  ASSERT_TRUE(echo);
  // 80 ms in the hall, 20 ms on the line, the buffer and the codecs.
  EXPECT_NEAR(echo->delay_ms, 170, 40);
  EXPECT_NEAR(echo->loss_db, 12, 5);
}

}  // namespace
}  // namespace sim
