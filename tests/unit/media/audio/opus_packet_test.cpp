#include "media/audio/opus_packet.h"

#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

using Packet = std::vector<uint8_t>;

// TOC: config (5 bits), stereo, frame count code (RFC 6716 §3.1).
uint8_t toc(int config, bool stereo, int code) { return static_cast<uint8_t>(config << 3 | (stereo ? 4 : 0) | code); }

TEST(OpusPacketTest, ReadsCountLengthAndChannels) {
  struct Case {
    const char* name;
    Packet packet;
    int frames, samples_per_frame;
    bool stereo;
  };
  const Case cases[] = {
      {"CELT 20 ms", {toc(31, false, 0), 1, 2, 3}, 1, 960, false},
      {"CELT 2.5 ms stereo", {toc(28, true, 0), 1, 2, 3}, 1, 120, true},
      {"SILK 60 ms", {toc(3, false, 0), 0, 0}, 1, 2880, false},
      {"hybrid 10 ms", {toc(14, false, 0), 0, 0}, 1, 480, false},
      {"two equal frames", {toc(31, false, 1), 1, 2, 3, 4}, 2, 960, false},
      {"two unequal frames", {toc(31, false, 2), 1, 9, 1, 2}, 2, 960, false},
      {"three frames, constant rate", {toc(31, false, 3), 3, 1, 2, 3}, 3, 960, false},
      {"two frames of 60 ms", {toc(3, false, 3), 2, 0, 0}, 2, 2880, false},
      {"TOC alone", {toc(31, false, 0)}, 1, 960, false},
  };
  for (const Case& c : cases) {
    const auto info = parse_opus_packet(c.packet);
    ASSERT_TRUE(info) << c.name;
    EXPECT_EQ(info->frames, c.frames) << c.name;
    EXPECT_EQ(info->samples_per_frame, c.samples_per_frame) << c.name;
    EXPECT_EQ(info->stereo, c.stereo) << c.name;
  }
}

TEST(OpusPacketTest, RefusesWhatBreaksTheFraming) {
  struct Case {
    const char* name;
    Packet packet;
  };
  const Case cases[] = {
      {"R1: no byte", {}},
      {"R3: two equal frames, odd size", {toc(31, false, 1), 1, 2, 3}},
      {"R4: two frames without a length", {toc(31, false, 2)}},
      {"R4: first frame longer than the packet", {toc(31, false, 2), 9, 1, 2}},
      {"R6: no frame count byte", {toc(31, false, 3)}},
      {"R5: no frame", {toc(31, false, 3), 0, 1}},
      {"R5: 140 ms", {toc(31, false, 3), 7, 1, 2, 3, 4, 5, 6, 7}},
      {"R6: padding longer than the packet", {toc(31, false, 3), 0x41, 200, 1}},
      {"R7: a length beyond the end", {toc(31, false, 3), 0x82, 100, 1}},
  };
  for (const Case& c : cases) EXPECT_FALSE(parse_opus_packet(c.packet)) << c.name;
  EXPECT_FALSE(parse_opus_packet(Packet(1277, toc(31, false, 0)))) << "R2: a frame above 1275 bytes";
}

TEST(OpusPacketTest, SeesTheCopyOfThePacketBefore) {
  // First byte of a SILK frame: voice activity per 20 ms, then the LBRR bit; the same again for the side channel.
  EXPECT_TRUE(parse_opus_packet(Packet{toc(9, false, 0), 0b0100'0000, 0})->has_fec);
  EXPECT_FALSE(parse_opus_packet(Packet{toc(9, false, 0), 0b1011'1111, 0})->has_fec);
  EXPECT_TRUE(parse_opus_packet(Packet{toc(9, true, 0), 0b0001'0000, 0})->has_fec) << "in the side channel";
  EXPECT_TRUE(parse_opus_packet(Packet{toc(11, false, 0), 0b0001'0000, 0})->has_fec) << "60 ms: behind three bits";
  EXPECT_FALSE(parse_opus_packet(Packet{toc(11, false, 0), 0b0110'1111, 0})->has_fec);
  EXPECT_FALSE(parse_opus_packet(Packet{toc(31, false, 0), 0b0100'0000, 0})->has_fec) << "CELT has none";
  EXPECT_FALSE(parse_opus_packet(Packet{toc(9, false, 0)})->has_fec) << "an empty frame";
}

TEST(OpusPacketTest, SilentSenderIsSeen) {
  EXPECT_TRUE(parse_opus_packet(Packet{toc(9, false, 0)})->dtx);
  EXPECT_FALSE(parse_opus_packet(Packet{toc(9, false, 0), 1, 2})->dtx);
}

}  // namespace
}  // namespace media
