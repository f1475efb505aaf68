#include "media/quality/sound_condition.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/base/random.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

constexpr size_t kTicksPerSecond = 50;

sound::Samples noise(uint64_t seed, float amplitude, size_t count) {
  Random random(seed);
  sound::Samples samples(count);
  for (float& sample : samples) sample = amplitude * static_cast<float>(2 * random.unit() - 1);
  return samples;
}

sound::Samples sum(sound::Samples a, const sound::Samples& b) {
  for (size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

// The first second of `samples`, and what it was like.
SoundSecond second_of(const sound::Samples& samples) {
  SoundCondition condition;
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) condition.run(sound::frame_of(samples, tick));
  return condition.take();
}

sound::Samples through_opus(const sound::Samples& samples, size_t ticks) {
  auto encoder = OpusEncoder::create({}).value();
  auto decoder = OpusDecoder::create().value();
  sound::Samples out;
  std::array<uint8_t, kMaxEncodedAudio> packet;
  std::array<float, 5760> decoded;
  for (size_t tick = 0; tick < ticks; ++tick) {
    const size_t size = encoder.encode(sound::frame_of(samples, tick), packet);
    const size_t count = decoder.decode(Bytes(packet).first(size), decoded);
    out.insert(out.end(), decoded.begin(), decoded.begin() + static_cast<ptrdiff_t>(count));
  }
  return out;
}

sound::Samples part(const sound::Samples& samples, double from_seconds) {
  return {samples.begin() + static_cast<ptrdiff_t>(from_seconds * kSampleRate), samples.end()};
}

TEST(SoundCondition, LevelAndPeak) {
  const SoundSecond second = second_of(sound::tone(1000, 0.1, kSampleRate));
  EXPECT_NEAR(second.level_dbov, -23.01, 0.05);
  EXPECT_NEAR(second.peak_dbov, -20, 0.05);
  EXPECT_EQ(second.clipped, 0);
  EXPECT_EQ(second.silent, 0);
  EXPECT_EQ(second.voiced, 1);
  EXPECT_FALSE(second.dead);
  EXPECT_FALSE(second.hum);
}

TEST(SoundCondition, NothingHeardIsSilence) {
  SoundCondition condition;
  const SoundSecond second = condition.take();
  EXPECT_EQ(second.level_dbov, kSilenceDbov);
  EXPECT_EQ(second.voiced, 0);
  EXPECT_FALSE(second.dead) << "of what was not heard nothing is said";
}

TEST(SoundCondition, SecondsAreApart) {
  SoundCondition condition;
  const sound::Samples loud = sound::tone(300, 1.2, kSampleRate);
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) condition.run(sound::frame_of(loud, tick));
  EXPECT_GT(condition.take().clipped, 0.9F);
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) condition.run(sound::frame_of(noise(1, 0.001F, 48'000), tick));
  const SoundSecond quiet = condition.take();
  EXPECT_EQ(quiet.clipped, 0);
  EXPECT_LT(quiet.peak_dbov, -59);
}

TEST(SoundCondition, DeadIsZeroOrConstantAlsoThroughTheCodec) {
  for (const float value : {0.0F, 0.25F, -0.01F}) {
    const sound::Samples constant(3 * kSampleRate, value);
    EXPECT_TRUE(second_of(constant).dead) << value;
    EXPECT_TRUE(second_of(part(through_opus(constant, 150), 2)).dead) << value;
  }
}

TEST(SoundCondition, AQuietMicrophoneIsNotDead) {
  // One and a half steps of 16 bits: −90 dBov, better than any hall.
  const sound::Samples quiet = noise(3, 1.5F / 32768, 3 * kSampleRate);
  EXPECT_FALSE(second_of(quiet).dead);
  EXPECT_EQ(second_of(quiet).silent, 1);
  const SoundSecond coded = second_of(part(through_opus(noise(4, 1e-3F, 3 * kSampleRate), 150), 2));
  EXPECT_FALSE(coded.dead);
  EXPECT_EQ(coded.silent, 1);
}

TEST(SoundCondition, OneLiveTickIsEnoughToBeAlive) {
  SoundCondition condition;
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) {
    condition.run(tick == 30 ? sound::frame_of(noise(5, 0.01F, 960), 0) : AudioFrame{});
  }
  EXPECT_FALSE(condition.take().dead);
}

TEST(SoundCondition, SpeechWithTooMuchGainClips) {
  const sound::Samples speech = sound::speech("speech_a");
  const auto with_gain = [&](float gain) {
    sound::Samples loud = speech;
    for (float& sample : loud) sample = std::clamp(gain * sample, -1.0F, 1.0F);
    return loud;
  };
  const float peak = *std::max_element(speech.begin(), speech.end());
  EXPECT_EQ(second_of(with_gain(0.8F / peak)).clipped, 0);
  EXPECT_GT(second_of(with_gain(6 / peak)).clipped, 0.25F);
  EXPECT_GT(second_of(part(through_opus(with_gain(6 / peak), 100), 0)).clipped, 0.2F);
}

TEST(SoundCondition, SpeechIsVoicedAndNoHum) {
  const sound::Samples speech = sound::speech("speech_a");
  for (double from = 0; from < 6; from += 1) {
    const SoundSecond second = second_of(part(speech, from));
    EXPECT_GT(second.voiced, 0.4F) << from;
    EXPECT_FALSE(second.hum) << from << ' ' << second.hum_dbov;
    EXPECT_FALSE(second.dead);
  }
}

TEST(SoundCondition, HumIsHeardInTheNoiseAndUnderSpeech) {
  for (const double hertz : {50.0, 100.0, 150.0, 50.2}) {
    const sound::Samples hum = sound::tone(hertz, 0.01, 8 * kSampleRate);  // −43 dBov
    const SoundSecond second = second_of(sum(hum, noise(7, 0.002F, 8 * kSampleRate)));
    EXPECT_TRUE(second.hum) << hertz;
    EXPECT_NEAR(second.hum_dbov, -43, 1) << hertz;
  }
  // In a second with a pause of speech.
  sound::Samples speech(8 * kSampleRate);
  const sound::Samples spoken = sound::speech("speech_b");
  std::copy_n(spoken.begin(), 30'000, speech.begin());
  EXPECT_TRUE(second_of(sum(speech, sound::tone(100, 0.01, 8 * kSampleRate))).hum);
  // As loud, but not of the mains.
  for (const double hertz : {110.0, 131.0, 82.4, 196.0, 440.0}) {
    EXPECT_FALSE(second_of(sound::tone(hertz, 0.01, kSampleRate)).hum) << hertz;
  }
  // Of the mains, but nobody hears it.
  EXPECT_FALSE(second_of(sound::tone(100, 0.001, kSampleRate)).hum);
}

TEST(SoundCondition, WhatIsNoNumberDoesNotStay) {
  SoundCondition condition;
  AudioFrame bad;
  bad.fill(std::numeric_limits<float>::quiet_NaN());
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) condition.run(bad);
  EXPECT_TRUE(std::isfinite(condition.take().level_dbov));
  for (size_t tick = 0; tick < kTicksPerSecond; ++tick) condition.run(sound::frame_of(sound::tone(1000, 0.1, 960), 0));
  EXPECT_NEAR(condition.take().level_dbov, -23.01, 0.05);
}

}  // namespace
}  // namespace media
