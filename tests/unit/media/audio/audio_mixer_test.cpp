#include "media/audio/audio_mixer.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::amplitude_at;

constexpr AudioPortId kA{1}, kB{2}, kC{3}, kNobody{9};

AudioFrame tone(double hertz, double amplitude) { return sound::frame_of(sound::tone(hertz, amplitude, 960), 0); }

class AudioMixerTest : public testing::Test {
 protected:
  AudioFrame common() const {
    AudioFrame frame;
    mixer.write_common(frame);
    return frame;
  }
  AudioFrame without(AudioPortId port, std::span<const Contribution> besides = {}) const {
    AudioFrame frame;
    mixer.write_without(port, frame, besides);
    return frame;
  }
  AudioMixer mixer;
};

TEST_F(AudioMixerTest, EverybodyHearsTheOthersAndNotItself) {
  const AudioFrame a = tone(500, 0.2), b = tone(700, 0.2), c = tone(1100, 0.2);
  const Contribution all[] = {{kA, &a, 1, 1}, {kB, &b, 1, 1}, {kC, &c, 1, 1}};
  mixer.mix(all);
  struct Case {
    AudioFrame mix;
    double a, b, c;
  };
  const Case cases[] = {{common(), 0.2, 0.2, 0.2},
                        {without(kA), 0, 0.2, 0.2},
                        {without(kB), 0.2, 0, 0.2},
                        {without(kC), 0.2, 0.2, 0},
                        {without(kNobody), 0.2, 0.2, 0.2}};
  for (const Case& each : cases) {
    // 20 ms hold whole periods of 500, 700 (14) and 1100 Hz (22).
    EXPECT_NEAR(amplitude_at(500, each.mix), each.a, 1e-4);
    EXPECT_NEAR(amplitude_at(700, each.mix), each.b, 1e-4);
    EXPECT_NEAR(amplitude_at(1100, each.mix), each.c, 1e-4);
  }
}

TEST_F(AudioMixerTest, WhoIsBesidesIsInThatMixAlone) {
  const AudioFrame a = tone(500, 0.2), b = tone(700, 0.2), talk = tone(1100, 0.9);
  const Contribution both[] = {{kA, &a, 1, 1}, {kB, &b, 1, 1}};
  const Contribution talks[] = {{kNobody, &talk, 1, 1}};
  mixer.mix(both);
  const AudioFrame before = common();
  const AudioFrame at_a = without(kA, talks);
  EXPECT_NEAR(amplitude_at(500, at_a), 0, 0.01);
  EXPECT_NEAR(amplitude_at(700, at_a), 0.2, 0.05) << "softly clipped";
  EXPECT_NEAR(amplitude_at(1100, at_a), 0.85, 0.06);
  EXPECT_LT(*std::max_element(at_a.begin(), at_a.end()), 1);
  EXPECT_NEAR(amplitude_at(500, without(kC, talks)), 0.2, 0.06) << "in the mix of one who is not heard";
  mixer.mix(both);
  EXPECT_EQ(common(), before) << "to the last bit: nobody else can notice";
}

TEST_F(AudioMixerTest, ATalkComesInWithoutAStep) {
  AudioFrame flat;
  flat.fill(0.5F);
  const Contribution talks[] = {{kB, &flat, 0, 1}};
  mixer.mix({});
  const AudioFrame rise = without(kA, talks);
  EXPECT_NEAR(rise.front(), 0, 1e-3);
  EXPECT_NEAR(rise.back(), 0.5, 1e-6);
  for (size_t i = 1; i < kTickSamples; ++i) EXPECT_NEAR(rise[i] - rise[i - 1], 0.5 / kTickSamples, 1e-6);
}

TEST_F(AudioMixerTest, NobodyGivesSilence) {
  mixer.mix({});
  EXPECT_EQ(common(), AudioFrame{});
}

TEST_F(AudioMixerTest, GainsMoveWithoutAStep) {
  AudioFrame flat;
  flat.fill(0.5F);
  const Contribution in[] = {{kA, &flat, 0, 1}};
  mixer.mix(in);
  const AudioFrame rise = common();
  EXPECT_NEAR(rise.front(), 0, 1e-3);
  EXPECT_NEAR(rise.back(), 0.5, 1e-6);
  for (size_t i = 1; i < kTickSamples; ++i) EXPECT_NEAR(rise[i] - rise[i - 1], 0.5 / kTickSamples, 1e-6);
}

TEST_F(AudioMixerTest, ASilentContributorLeavesItsMixTheSameAsTheCommonOne) {
  const AudioFrame a = tone(500, 0.3), b = tone(700, 0.3);
  const Contribution both[] = {{kA, &a, 1, 1}, {kB, &b, 0, 0}};
  mixer.mix(both);
  EXPECT_EQ(common(), without(kB)) << "to the last bit: encoders must not tell them apart";
}

TEST_F(AudioMixerTest, OneEnvelopeForAllMixes) {
  const AudioFrame loud = tone(500, 0.9), soft = tone(1100, 0.3);
  const Contribution both[] = {{kA, &loud, 1, 1}, {kB, &soft, 1, 1}};
  for (int tick = 0; tick < 3; ++tick) mixer.mix(both);
  // The sum is too loud, so its gain is below 1; the mix without the loud one has the very same gain.
  const double gain = amplitude_at(1100, common()) / 0.3;
  EXPECT_LT(gain, 0.75);
  EXPECT_NEAR(amplitude_at(1100, without(kA)), 0.3 * gain, 0.01);
}

TEST_F(AudioMixerTest, TheEnvelopeComesDownAtOnceAndBackSlowly) {
  const AudioFrame loud = tone(500, 1.0), soft = tone(500, 0.1);
  const Contribution shout[] = {{kA, &loud, 1, 1}, {kB, &loud, 1, 1}};
  const Contribution talk[] = {{kA, &soft, 1, 1}};
  mixer.mix(talk);
  EXPECT_NEAR(amplitude_at(500, common()), 0.1, 1e-4) << "no gain change for ordinary talk";
  mixer.mix(shout);
  mixer.mix(shout);
  EXPECT_NEAR(amplitude_at(500, common()), 0.8, 0.02);

  mixer.mix(talk);
  const double right_after = amplitude_at(500, common());
  EXPECT_NEAR(right_after, 0.04, 0.002);
  double before = right_after;
  for (int tick = 0; tick < 50; ++tick) {
    mixer.mix(talk);
    const double now = amplitude_at(500, common());
    EXPECT_LE(now, before * 1.01) << "at most 0.08 dB a tick: no pumping";
    before = now;
  }
  for (int tick = 0; tick < 200; ++tick) mixer.mix(talk);
  EXPECT_NEAR(amplitude_at(500, common()), 0.1, 1e-4);
}

TEST(SoftClipTest, StraightBelowTheKneeAndBoundedAbove) {
  AudioFrame frame{};
  for (size_t i = 0; i < kTickSamples; ++i) frame[i] = (static_cast<float>(i) - 480) / 100;
  const AudioFrame before = frame;
  soft_clip(frame);
  for (size_t i = 0; i < kTickSamples; ++i) {
    if (std::abs(before[i]) <= 0.8F) {
      EXPECT_EQ(frame[i], before[i]);
    } else {
      EXPECT_LT(std::abs(frame[i]), 1.0F);
      EXPECT_EQ(std::signbit(frame[i]), std::signbit(before[i]));
    }
  }
  EXPECT_TRUE(std::is_sorted(frame.begin(), frame.end())) << "monotonous";
}

}  // namespace
}  // namespace media
