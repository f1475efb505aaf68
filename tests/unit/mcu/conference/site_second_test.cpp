#include "mcu/conference/site_second.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

using namespace std::chrono_literals;

Participant::Second measured() {
  Participant::Second second;
  second.length = 2s;
  second.rtt = 30ms;
  second.up.line.received = 190;
  second.up.line.lost = 10;
  second.up.line.reordered = 3;
  second.up.line.duplicates = 2;
  second.up.line.run_bins = {4, 1, 1, 0, 0};
  second.up.bytes = 100'000;
  second.up.jitter = 1500us;
  second.up.delay_trend = -2500us;
  return second;
}

TEST(SiteSecond, TheUplinkIsWhatCame) {
  const LineFigures figures = uplink_figures(measured());
  const LineFigures right{.packets = 190, .lost = 10, .reordered = 3, .duplicates = 2, .kbps = 400, .loss = 0.05,
                          .loss_runs = {4, 1, 1, 0, 0}, .jitter_ms = 1.5, .rtt_ms = 30, .delay_trend_ms = -2.5};
  EXPECT_EQ(figures, right);
  EXPECT_EQ(uplink_figures({}), LineFigures{}) << "of a site that sends nothing";
}

TEST(SiteSecond, TheDownlinkIsWhatTheEndpointTells) {
  auto second = measured();
  second.down.bytes = 1000;
  EXPECT_FALSE(downlink_figures(second)) << "it told nothing";
  second.down.line.emplace().received = 5;
  const auto figures = downlink_figures(second);
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->packets, 5);
  EXPECT_EQ(figures->kbps, 4);
  EXPECT_EQ(figures->rtt_ms, 30);
  EXPECT_FALSE(figures->delay_trend_ms);
}

TEST(SiteSecond, NothingGoesBeyondWhatTheChannelTakes) {
  auto second = measured();
  second.length = 0s;
  second.rtt = 24h;
  second.up.bytes = ~uint64_t{0};
  second.up.jitter = 24h;
  second.up.delay_trend = -24h;
  const LineFigures figures = uplink_figures(second);
  EXPECT_EQ(figures.kbps, 1e7);
  EXPECT_EQ(figures.jitter_ms, 600'000);
  EXPECT_EQ(figures.rtt_ms, 600'000);
  EXPECT_EQ(figures.delay_trend_ms, -600'000);
}

AudioBridge::SiteSound speech() {
  AudioBridge::SiteSound sound;
  sound.sound.level_dbov = -30;
  sound.sound.peak_dbov = -12;
  sound.sound.voiced = 0.6F;
  sound.sound.clipped_samples = 0.25F;
  sound.buffered = 50ms;
  sound.buffer_target = 50ms;
  return sound;
}

TEST(SiteSecond, SoundIsToldAndRated) {
  const SoundFigures good = sound_figures(speech(), {}, 80ms, 20ms);
  EXPECT_EQ(good.level_dbov, -30);
  EXPECT_EQ(good.clipped, 0.25);
  EXPECT_TRUE(good.speech);
  EXPECT_EQ(good.buffer_ms, 50);
  EXPECT_FALSE(good.echo);
  EXPECT_GT(good.mos, 4);

  auto bad = speech();
  bad.concealed = 0.1;
  EXPECT_LT(sound_figures(bad, {}, 80ms, 20ms).mos, good.mos - 0.5);
  media::LossCounts bursts;
  bursts.received = 90;
  bursts.lost = 10;
  bursts.runs = 2;
  EXPECT_LT(sound_figures(bad, bursts, 80ms, 20ms).r, sound_figures(bad, {}, 80ms, 20ms).r - 5);
  EXPECT_LT(sound_figures(speech(), {}, 500ms, 20ms).r, good.r - 10) << "late";
  EXPECT_EQ(sound_figures(speech(), {}, -3h, 20ms).r, sound_figures(speech(), {}, {}, 20ms).r)
      << "a clock that is wrong is not believed";
}

TEST(SiteSecond, DeadInputsAndHumAreNoSpeech) {
  auto dead = speech();
  dead.sound.dead = true;
  dead.sound.level_dbov = -87;
  EXPECT_EQ(sound_figures(dead, {}, {}, {}).level_dbov, -127);
  auto hum = speech();
  hum.sound.hum = true;
  EXPECT_FALSE(sound_figures(hum, {}, {}, {}).speech);
  auto cough = speech();
  cough.sound.voiced = 0.05F;
  EXPECT_FALSE(sound_figures(cough, {}, {}, {}).speech);
  auto echo = speech();
  echo.echo = media::Echo{180ms, 14};
  EXPECT_EQ(sound_figures(echo, {}, {}, {}).echo, (EchoFigures{180, 14}));
}

TEST(SiteSecond, LayersHaveTheirNames) {
  const std::vector<std::string> rids{"l", "m", "h"}, one{""};
  ReceivePath::Second received;
  received.layers = {true, false, true};
  received.keyframes_asked = 2;
  const PictureFigures figures = picture_figures(rids, 2, received, {});
  EXPECT_EQ(figures.layers_wanted, (std::vector<std::string>{"m", "l"}));
  EXPECT_EQ(figures.layers_received, (std::vector<std::string>{"h", "l"}));
  EXPECT_EQ(figures.keyframes_asked, 2);
  EXPECT_EQ(figures.frames_decoded, 0);
  EXPECT_FALSE(figures.frozen);
  EXPECT_EQ(picture_figures(one, 0, received, {}).layers_wanted, one) << "without simulcast it is always wanted";

  PictureInput::Second decoded{28, 2, {}};
  decoded.picture.longest_freeze = 4s;
  decoded.picture.frozen = true;
  const PictureFigures seen = picture_figures(rids, 1, received, decoded);
  EXPECT_EQ(seen.frames_decoded, 28);
  EXPECT_EQ(seen.frames_dropped, 2);
  EXPECT_EQ(seen.longest_freeze_ms, 4000);
  EXPECT_TRUE(seen.frozen);
}

}  // namespace
}  // namespace mcu
