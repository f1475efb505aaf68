#include <algorithm>
#include <vector>

#include <gtest/gtest.h>
#include <opus/opus.h>

#include "media/audio/level.h"
#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/audio/opus_packet.h"
#include "media/base/library_clock.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::Samples;
using Packet = std::vector<uint8_t>;

Packet encoded(OpusEncoder& encoder, const AudioFrame& frame) {
  Packet packet(kMaxEncodedAudio);
  packet.resize(encoder.encode(frame, packet));
  return packet;
}

std::vector<Packet> encoded(const Samples& samples, size_t ticks) {
  auto encoder = OpusEncoder::create({}).value();
  std::vector<Packet> packets;
  for (size_t t = 0; t < ticks; ++t) packets.push_back(encoded(encoder, sound::frame_of(samples, t)));
  return packets;
}

// Packets of other lengths and channels than ours, as other endpoints send them.
Packet foreign_packet(const Samples& mono, size_t samples, int channels) {
  int error = 0;
  ::OpusEncoder* encoder = opus_encoder_create(kSampleRate, channels, OPUS_APPLICATION_AUDIO, &error);
  Samples input;
  for (size_t i = 0; i < samples; ++i) input.insert(input.end(), static_cast<size_t>(channels), mono[i]);
  Packet packet(1500);
  const int size = opus_encode_float(encoder, input.data(), static_cast<int>(samples), packet.data(), 1500);
  opus_encoder_destroy(encoder);
  packet.resize(static_cast<size_t>(std::max(size, 0)));
  return packet;
}

TEST(OpusCodecTest, AToneComesThroughWithTheWantedBitrate) {
  const auto packets = encoded(sound::tone(440, 0.3, kSampleRate), 50);
  auto decoder = OpusDecoder::create().value();
  AudioFrame frame{};
  size_t bytes = 0;
  for (const Packet& packet : packets) {
    EXPECT_EQ(decoder.decode(packet, frame), kTickSamples);
    bytes += packet.size();
  }
  EXPECT_NEAR(sound::amplitude_at(440, frame), 0.3, 0.1);
  EXPECT_LT(bytes * 8, 40'000U);
  EXPECT_GT(bytes * 8, 16'000U);
}

TEST(OpusCodecTest, SpeechIsCodedWithACopyForLostPackets) {
  const auto packets = encoded(sound::speech("speech_a"), 200);
  const auto with_copy = std::count_if(packets.begin(), packets.end(),
                                       [](const Packet& p) { return parse_opus_packet(p)->has_fec; });
  EXPECT_GT(with_copy, 120);
}

TEST(OpusCodecTest, ALostPacketIsBetterRepairedFromItsCopyThanConcealed) {
  const Samples speech = sound::speech("speech_a");
  const auto packets = encoded(speech, 200);
  double copied = 0, concealed = 0;
  for (const bool fec : {true, false}) {
    auto right = OpusDecoder::create().value();
    auto lossy = OpusDecoder::create().value();
    AudioFrame a{}, b{};
    for (size_t i = 0; i < 199; ++i) {
      right.decode(packets[i], a);
      const bool lost = i % 10 == 9;
      if (!lost) lossy.decode(packets[i], b);
      if (!lost) continue;
      EXPECT_EQ(fec ? lossy.decode_fec(packets[i + 1], b) : lossy.conceal(b), kTickSamples);
      for (size_t k = 0; k < kTickSamples; ++k) (fec ? copied : concealed) += std::pow(a[k] - b[k], 2);
    }
  }
  EXPECT_LT(copied, 0.5 * concealed);
}

TEST(OpusCodecTest, EveryLengthAndStereoDecodeToMono) {
  const Samples tone = sound::tone(1000, 0.5, 5760);
  for (const int channels : {1, 2}) {
    for (const size_t samples : {120, 240, 480, 960, 1920, 2880}) {
      auto decoder = OpusDecoder::create().value();
      const Packet packet = foreign_packet(tone, samples, channels);
      Samples out(kMaxOpusPacketSamples);
      EXPECT_EQ(decoder.decode(packet, out), samples) << channels << " channels";
      if (samples >= 960) {
        EXPECT_GT(level_dbov(std::span(out).first(samples)), -20) << samples << ' ' << channels;
      }
    }
  }
}

TEST(OpusCodecTest, BrokenPacketsAreRefusedAndTheDecoderGoesOn) {
  const auto packets = encoded(sound::tone(440, 0.3, kSampleRate), 4);
  auto decoder = OpusDecoder::create().value();
  AudioFrame frame{};
  EXPECT_EQ(decoder.decode({}, frame), 0U);
  EXPECT_EQ(decoder.decode(Packet{0xff, 0xff}, frame), 0U);
  EXPECT_EQ(decoder.decode(foreign_packet(sound::tone(440, 0.3, 5760), 2880, 1), frame), 0U) << "longer than `out`";
  EXPECT_EQ(decoder.conceal(std::span(frame).first(100)), 0U) << "not a multiple of 2.5 ms";
  for (const Packet& packet : packets) EXPECT_EQ(decoder.decode(packet, frame), kTickSamples);
}

TEST(OpusCodecTest, ACopiedEncoderIsTheExactContinuation) {
  const Samples speech = sound::speech("speech_a");
  auto first = OpusEncoder::create({}).value();
  auto second = OpusEncoder::create({}).value();
  for (size_t t = 0; t < 50; ++t) encoded(first, sound::frame_of(speech, t));
  second.copy_state_from(first);
  for (size_t t = 50; t < 60; ++t) {
    const AudioFrame frame = sound::frame_of(speech, t);
    EXPECT_EQ(encoded(first, frame), encoded(second, frame)) << t;
  }
}

TEST(OpusCodecTest, TooSmallAnOutputIsAFailureNotAnOverrun) {
  auto encoder = OpusEncoder::create({}).value();
  Packet none;
  EXPECT_EQ(encoder.encode(sound::frame_of(sound::tone(440, 0.3, 960), 0), none), 0U);
}

TEST(OpusCodecTest, BadOptionsAreRefused) {
  const auto encoder = OpusEncoder::create({.complexity = 11});
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().code, "audio.opus_encoder");
}

TEST(OpusCodecTest, LibraryCallsAreCountedWhileTheClockIsOn) {
  auto encoder = OpusEncoder::create({}).value();
  auto decoder = OpusDecoder::create().value();
  AudioFrame frame{};
  const auto calls = [](LibraryKind kind) { return LibraryClock::totals(kind).calls; };
  const uint64_t encodes = calls(LibraryKind::kOpusEncode), decodes = calls(LibraryKind::kOpusDecode);
  encoded(encoder, frame);
  EXPECT_EQ(calls(LibraryKind::kOpusEncode), encodes) << "off";

  static int64_t time = 0;
  LibraryClock::enable([] { return time += 100; });
  const uint64_t spent = LibraryClock::totals(LibraryKind::kOpusEncode).nanoseconds;
  decoder.decode(encoded(encoder, frame), frame);
  LibraryClock::enable(nullptr);
  EXPECT_EQ(calls(LibraryKind::kOpusEncode), encodes + 1);
  EXPECT_EQ(calls(LibraryKind::kOpusDecode), decodes + 1);
  EXPECT_EQ(LibraryClock::totals(LibraryKind::kOpusEncode).nanoseconds, spent + 100);
}

}  // namespace
}  // namespace media
