#include "mcu/bridge/sound_monitor.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/unit/media/audio/sound.h"
#include "tests/unit/media/quality/echo_scene.h"

namespace mcu {
namespace {

using media::AudioFrame;
using media::AudioPortId;

constexpr AudioPortId kLoud{1}, kMuted{2};

AudioFrame tone(size_t tick, double amplitude) {
  const auto samples = media::sound::tone(440, amplitude, media::kTickSamples, tick * media::kTickSamples);
  AudioFrame frame;
  std::copy(samples.begin(), samples.end(), frame.begin());
  return frame;
}

TEST(SoundMonitor, GivesASecondOfEachPortThatIsHeard) {
  SoundMonitor monitor;
  for (size_t tick = 0; tick < 50; ++tick) {
    monitor.on_sound(kLoud, tone(tick, 0.5), {});
    monitor.on_sound(kMuted, {}, tone(tick, 0.5));
    monitor.end_tick();
  }
  std::vector<HeardSecond> seconds;
  monitor.take(seconds);
  ASSERT_EQ(seconds.size(), 2U);
  EXPECT_EQ(seconds[0].port, kLoud);
  EXPECT_NEAR(seconds[0].sound.level_dbov, 20 * std::log10(0.5 / std::sqrt(2)), 0.1);
  EXPECT_FALSE(seconds[0].sound.dead);
  EXPECT_EQ(seconds[0].sound.clipped_samples, 0);
  EXPECT_FALSE(seconds[0].echo);
  EXPECT_EQ(seconds[1].port, kMuted);
  EXPECT_TRUE(seconds[1].sound.dead);

  // A tone that goes twice beyond full scale is there for two thirds of the time.
  for (size_t tick = 0; tick < 50; ++tick) {
    AudioFrame frame = tone(tick, 2);
    for (float& sample : frame) sample = std::clamp(sample, -1.0F, 1.0F);
    monitor.on_sound(kLoud, frame, {});
    monitor.end_tick();
  }
  monitor.take(seconds);
  ASSERT_EQ(seconds.size(), 1U) << "who is not heard any more is not there";
  EXPECT_NEAR(seconds[0].sound.clipped_samples, 2.0 / 3, 0.05);
}

TEST(SoundMonitor, NamesThePortThatReturnsWhatItIsSent) {
  constexpr size_t kTicks = 6 * 50, kDelay = 9;  // of 20 ms
  media::test::Sound voice(16'000 * 7);
  media::test::Voice(3).speak(voice, 0, 7);
  SoundMonitor monitor;
  for (size_t tick = 0; tick < kTicks; ++tick) {
    const AudioFrame spoken = media::test::frame_at(voice, tick);
    AudioFrame returned{};
    if (tick >= kDelay) returned = media::test::frame_at(voice, tick - kDelay);
    for (float& sample : returned) sample *= 0.25F;  // 12 dB
    monitor.on_sound(AudioPortId(1), spoken, returned);
    monitor.on_sound(AudioPortId(2), returned, spoken);
    monitor.end_tick();
  }
  std::vector<HeardSecond> seconds;
  monitor.take(seconds);
  ASSERT_EQ(seconds.size(), 2U);
  EXPECT_FALSE(seconds[0].echo);
  ASSERT_TRUE(seconds[1].echo);
  EXPECT_NEAR(std::chrono::duration<double>(seconds[1].echo->delay).count(), 0.18, 0.02);
  EXPECT_NEAR(seconds[1].echo->loss_db, 12, 4);
}

}  // namespace
}  // namespace mcu
