#include "media/audio/encoder_bank.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "media/audio/level.h"
#include "media/audio/opus_decoder.h"
#include "media/base/random.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::Samples;
using Packet = std::vector<uint8_t>;

constexpr AudioPortId kX{1}, kY{2}, kZ{3};

class EncoderBankTest : public testing::Test {
 protected:
  // One tick in which some listeners are apart.
  void tick(std::vector<MixListener> listeners, const AudioFrame& mix, bool common_wanted = false) {
    bank.assign(listeners, common_wanted, level_dbov(mix));
    if (bank.common_runs()) bank.encode_common(mix, bytes);
    for (const auto& [port, apart] : listeners) {
      if (bank.has_own(port)) bank.encode_own(port, mix, bytes);
    }
  }
  std::array<uint8_t, kMaxEncodedAudio> bytes;
  EncoderBank bank = EncoderBank::create(4, {.complexity = 0}).value();
  AudioFrame loud = sound::frame_of(sound::tone(400, 0.3, 960), 0);
  AudioFrame quiet{};
};

TEST_F(EncoderBankTest, NobodySubscribedNothingRuns) {
  tick({}, loud);
  EXPECT_FALSE(bank.common_runs());
  tick({}, loud, true);
  EXPECT_TRUE(bank.common_runs()) << "a receive-only participant";
}

TEST_F(EncoderBankTest, OneForAllListenersAndOneForEachWhoIsHeard) {
  tick({{kX, false}, {kY, false}, {kZ, false}}, loud);
  EXPECT_TRUE(bank.common_runs());
  for (const AudioPortId port : {kX, kY, kZ}) EXPECT_FALSE(bank.has_own(port));
  tick({{kX, true}, {kY, false}, {kZ, false}}, loud);
  EXPECT_TRUE(bank.common_runs());
  EXPECT_TRUE(bank.has_own(kX));
  EXPECT_FALSE(bank.has_own(kY));
  tick({{kX, true}}, loud);
  EXPECT_FALSE(bank.common_runs()) << "nobody is left who listens to it";
}

TEST_F(EncoderBankTest, BackToTheCommonEncoder) {
  constexpr int kNot = 1000;
  struct Case {
    const char* name;
    int quiet_from, rise_at;  // ticks after X went silent
    int expected;             // the tick of the return
  };
  const Case cases[] = {
      {"never before 500 ms", 0, kNot, 24},
      {"at the first quiet tick but not while it fades", 100, kNot, 101},
      {"after 5 s where the sound rises", kNot, 260, 260},
      {"a rise before that is not waited for", kNot, 200, 299},
      {"after 6 s whatever is heard", kNot, kNot, 299},
  };
  const AudioFrame louder = sound::frame_of(sound::tone(400, 0.6, 960), 0);
  for (const Case& c : cases) {
    tick({{kX, true}, {kY, false}}, loud);
    int ticks = 0;
    for (; ticks < 400; ++ticks) {
      tick({{kX, false}, {kY, false}}, ticks >= c.quiet_from ? quiet : ticks == c.rise_at ? louder : loud);
      if (!bank.has_own(kX)) break;
    }
    EXPECT_EQ(ticks, c.expected) << c.name;
  }
}

TEST_F(EncoderBankTest, SpeakingAgainKeepsTheEncoder) {
  tick({{kX, true}, {kY, false}}, loud);
  for (int i = 0; i < 20; ++i) tick({{kX, false}, {kY, false}}, quiet);
  tick({{kX, true}, {kY, false}}, loud);
  for (int i = 0; i < 24; ++i) tick({{kX, false}, {kY, false}}, quiet);
  EXPECT_TRUE(bank.has_own(kX));
}

TEST_F(EncoderBankTest, WhoLeavesGivesItsEncoderBack) {
  for (uint32_t round = 0; round < 20; ++round) {
    tick({{AudioPortId(round), true}, {kY, false}}, loud);
    EXPECT_TRUE(bank.has_own(AudioPortId(round)));
  }
  EXPECT_EQ(bank.exhausted(), 0U);
}

TEST_F(EncoderBankTest, MoreThanThereAreEncodersIsCounted) {
  std::vector<MixListener> listeners;
  for (uint32_t i = 0; i < 6; ++i) listeners.push_back({AudioPortId(i), true});
  tick(listeners, loud);
  EXPECT_EQ(std::ranges::count_if(listeners, [&](const auto& listener) { return bank.has_own(listener.port); }), 4);
  EXPECT_EQ(bank.exhausted(), 2U);
}

TEST_F(EncoderBankTest, WhoNeedsAnEncoderDoesNotWaitForOneWhoIsBack) {
  std::vector<MixListener> listeners;
  for (uint32_t i = 0; i < 6; ++i) listeners.push_back({AudioPortId(i), i < 4});
  tick(listeners, loud);
  listeners[1].apart = false;
  tick(listeners, loud);
  listeners[2].apart = false;
  tick(listeners, loud);
  listeners[4].apart = true;
  tick(listeners, loud);
  EXPECT_TRUE(bank.has_own(AudioPortId(4)));
  EXPECT_FALSE(bank.has_own(AudioPortId(1))) << "it has been back for longer than 2";
  EXPECT_TRUE(bank.has_own(AudioPortId(2)));
  EXPECT_TRUE(bank.common_runs());
  listeners[5].apart = true;
  tick(listeners, loud);
  EXPECT_TRUE(bank.has_own(AudioPortId(5)));
  EXPECT_FALSE(bank.has_own(AudioPortId(2)));
  for (const uint32_t kept : {0U, 3U, 4U}) EXPECT_TRUE(bank.has_own(AudioPortId(kept))) << kept;
  EXPECT_EQ(bank.exhausted(), 0U);
}

// A conversation at one bank: X talks from `talks_from` to `talks_to`, the voice of others is always there. Gives what
// the listener of X hears, and what it would hear if it had always been on the right encoder.
struct Heard {
  Samples x, common_listener, unswitched_own;
  std::vector<int> switches;  // ticks in which X's listener moved: to its own (even index), back (odd)
};

Heard conversation(const Samples& others, const Samples& voice, int talks_from, int talks_to, int ticks) {
  auto bank = EncoderBank::create(2, {}).value();
  auto reference = OpusEncoder::create({}).value();  // codes the mix without X from the beginning
  auto at_x = OpusDecoder::create().value();
  auto at_y = OpusDecoder::create().value();
  auto at_reference = OpusDecoder::create().value();
  Heard heard;
  bool own_before = false;
  for (int t = 0; t < ticks; ++t) {
    const bool talks = t >= talks_from && t < talks_to;
    const AudioFrame rest = sound::frame_of(others, static_cast<size_t>(t));
    AudioFrame sum = rest;
    const AudioFrame own_voice = sound::frame_of(voice, static_cast<size_t>(t));
    for (size_t i = 0; talks && i < kTickSamples; ++i) sum[i] += own_voice[i];

    const MixListener listeners[] = {{kX, talks}, {kY, false}};
    bank.assign(listeners, false, level_dbov(sum));
    std::array<uint8_t, kMaxEncodedAudio> common, own;
    const Bytes common_packet = Bytes(common).first(bank.encode_common(sum, common));
    Bytes x_packet = common_packet;
    if (bank.has_own(kX)) x_packet = Bytes(own).first(bank.encode_own(kX, rest, own));
    if (bank.has_own(kX) != own_before) heard.switches.push_back(t);
    own_before = bank.has_own(kX);

    std::array<uint8_t, kMaxEncodedAudio> unswitched;
    AudioFrame frame;
    const auto keep = [&](OpusDecoder& decoder, Bytes packet, Samples& to) {
      decoder.decode(packet, frame);
      to.insert(to.end(), frame.begin(), frame.end());
    };
    keep(at_x, x_packet, heard.x);
    keep(at_y, common_packet, heard.common_listener);
    keep(at_reference, Bytes(unswitched).first(reference.encode(rest, unswitched)), heard.unswitched_own);
  }
  return heard;
}

// The worst tick's error among the five from `t` on, against the level at which people talk.
double error_at(const Samples& right, const Samples& got, int t) {
  double talk = 0, worst = 0;
  int talking = 0;
  for (size_t i = 0; i < right.size() / kTickSamples; ++i) {
    const AudioFrame a = sound::frame_of(right, i), b = sound::frame_of(got, i);
    if (level_dbov(a) > -40) {
      talk += sound::energy(a);
      ++talking;
    }
    if (i < static_cast<size_t>(t) || i >= static_cast<size_t>(t) + 5) continue;
    double wrong = 0;
    for (size_t k = 0; k < kTickSamples; ++k) wrong += std::pow(double{a[k]} - b[k], 2);
    worst = std::max(worst, wrong);
  }
  return 10 * std::log10(worst / (talk / talking) + 1e-20);
}

Samples halved(Samples samples) {
  for (float& sample : samples) sample *= 0.5F;
  return samples;
}

// The speech without its pauses.
Samples breathless(const Samples& speech) {
  Samples result;
  for (size_t t = 0; t < speech.size() / kTickSamples; ++t) {
    const AudioFrame frame = sound::frame_of(speech, t);
    if (level_dbov(frame) > -38) result.insert(result.end(), frame.begin(), frame.end());
  }
  return result;
}

// The speech in a hall with its fans on, −60 dBov.
Samples in_a_hall(Samples speech) {
  Random random(1);
  for (float& sample : speech) sample += static_cast<float>(0.0017 * (2 * random.unit() - 1));
  return speech;
}

TEST(EncoderSwitchTest, EnteringIsNotHeard) {
  const Samples others = halved(sound::speech("speech_b")), voice = halved(sound::speech("speech_a"));
  double worst = -200;
  for (const int from : {5, 40, 83}) {
    const Heard heard = conversation(others, voice, from, from + 20, from + 20);
    ASSERT_EQ(heard.switches, std::vector<int>{from});
    worst = std::max(worst, error_at(heard.unswitched_own, heard.x, from));
  }
  RecordProperty("worst_db", std::to_string(worst));
  EXPECT_LE(worst, -80);
}

TEST(EncoderSwitchTest, ReturningInAPauseIsNotHeard) {
  const Samples others = in_a_hall(halved(sound::speech("speech_b"))), voice = halved(sound::speech("speech_a"));
  double worst = -200;
  for (const int until : {30, 65, 200}) {
    const Heard heard = conversation(others, voice, 10, until, until + 120);
    ASSERT_EQ(heard.switches.size(), 2U);
    worst = std::max(worst, error_at(heard.common_listener, heard.x, heard.switches[1]));
  }
  RecordProperty("worst_db", std::to_string(worst));
  EXPECT_LE(worst, -25);
}

TEST(EncoderSwitchTest, ReturningInUnbrokenSpeechIsHardlyHeard) {
  const Samples others = halved(breathless(sound::speech("speech_b"))), voice = halved(sound::speech("speech_a"));
  double worst = -200;
  for (const int until : {20, 33}) {
    const Heard heard = conversation(others, voice, 10, until, until + 305);
    ASSERT_EQ(heard.switches.size(), 2U);
    EXPECT_GE(heard.switches[1], until + 249);
    worst = std::max(worst, error_at(heard.common_listener, heard.x, heard.switches[1]));
  }
  RecordProperty("worst_db", std::to_string(worst));
  EXPECT_LE(worst, -15);
}

}  // namespace
}  // namespace media
