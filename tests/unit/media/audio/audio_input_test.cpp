#include "media/audio/audio_input.h"

#include <gtest/gtest.h>

#include "media/audio/level.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::Samples;
using Packet = std::vector<uint8_t>;

constexpr AudioPortId kPort{1};

class AudioInputTest : public testing::Test {
 protected:
  AudioInputTest() {
    auto encoder = OpusEncoder::create({}).value();
    for (size_t t = 0; t < 100; ++t) {
      Packet packet(kMaxEncodedAudio);
      packet.resize(encoder.encode(sound::frame_of(tone, t), packet));
      packets.push_back(packet);
    }
  }
  struct Step {
    DecodeKind kind;
    int samples;
    int skip = 0;
  };
  // One tick; packets are taken in order.
  AudioInput::Outcome run(std::initializer_list<Step> steps, int correction = 0, Urgency urgency = Urgency::kNow) {
    in.clear(0);
    in.add_port(kPort, true, true);
    in.current_port().correction = static_cast<int16_t>(correction);
    in.current_port().urgency = urgency;
    for (const Step& step : steps) {
      if (step.kind == DecodeKind::kPacket || step.kind == DecodeKind::kFec) {
        in.add_step(step.kind, step.samples, step.skip, packets.at(next));
        if (step.kind == DecodeKind::kPacket) ++next;
      } else {
        in.add_step(step.kind, step.samples, step.skip);
      }
    }
    const AudioInput::Outcome outcome = input.run(in, in.ports()[0], frame);
    heard.insert(heard.end(), frame.begin(), frame.end());
    return outcome;
  }
  void run_packets(int count) {
    for (int i = 0; i < count; ++i) run({{DecodeKind::kPacket, 960}});
  }
  float level() const { return level_dbov(frame); }

  const Samples tone = sound::tone(300, 0.3, kSampleRate);
  std::vector<Packet> packets;
  size_t next = 0;
  AudioInput input = AudioInput::create().value();
  AudioTickInput in;
  AudioFrame frame{};
  Samples heard;
};

TEST_F(AudioInputTest, PacketsBecomeSound) {
  run_packets(10);
  EXPECT_NEAR(level(), level_dbov(tone), 1);
}

TEST_F(AudioInputTest, TheRemainderIsPlayedInTheNextTick) {
  run({{DecodeKind::kSilence, 500}, {DecodeKind::kPacket, 960}});
  EXPECT_EQ(level_dbov(std::span(frame).first(500)), kSilenceDbov);
  run_packets(9);
  // The same as without the silence, 500 samples later.
  AudioInput straight = AudioInput::create().value();
  Samples right(500, 0.0F);
  for (size_t i = 0; i < 10; ++i) {
    in.clear(0);
    in.add_port(kPort, true, true);
    in.add_step(DecodeKind::kPacket, 960, 0, packets[i]);
    straight.run(in, in.ports()[0], frame);
    right.insert(right.end(), frame.begin(), frame.end());
  }
  right.resize(heard.size());
  EXPECT_EQ(heard, right);
}

TEST_F(AudioInputTest, WhatComesTooLateIsLeftOut) {
  run_packets(5);
  run({{DecodeKind::kConceal, 480}, {DecodeKind::kPacket, 960, 480}});
  EXPECT_EQ(in.ports()[0].step_count, 2U);
  run_packets(5);
  EXPECT_NEAR(level(), level_dbov(tone), 1);
}

TEST_F(AudioInputTest, LostPiecesGoOn) {
  run_packets(10);
  run({{DecodeKind::kFec, 960}});
  EXPECT_NEAR(level(), level_dbov(tone), 3);
  run_packets(3);
  run({{DecodeKind::kConceal, 960}});
  EXPECT_NEAR(level(), level_dbov(tone), 3);
}

TEST_F(AudioInputTest, ConcealmentFadesOutWithinHalfASecond) {
  run_packets(10);
  for (int i = 0; i < 25; ++i) run({{DecodeKind::kConceal, 960}});
  run({{DecodeKind::kConceal, 960}});
  EXPECT_EQ(level(), kSilenceDbov);
}

TEST_F(AudioInputTest, ConcealmentOfNothingIsSilence) {
  run({{DecodeKind::kConceal, 960}});
  EXPECT_EQ(level(), kSilenceDbov);
}

TEST_F(AudioInputTest, ABrokenPacketIsConcealedAndTold) {
  run_packets(10);
  packets[next] = {0xff, 0xff, 0xff};
  EXPECT_TRUE(run({{DecodeKind::kPacket, 960}}).decode_failed);
  EXPECT_NEAR(level(), level_dbov(tone), 3);
  EXPECT_FALSE(run({{DecodeKind::kPacket, 960}}).decode_failed);
}

TEST_F(AudioInputTest, APacketOfAnotherLengthThanPromisedIsConcealed) {
  run_packets(10);
  EXPECT_TRUE(run({{DecodeKind::kPacket, 1920}}).decode_failed) << "20 ms announced as 40";
  run({});
  EXPECT_GT(level(), -30) << "what was promised is there";
}

TEST_F(AudioInputTest, CorrectionsChangeHowMuchIsLeft) {
  run_packets(4);
  EXPECT_EQ(run({{DecodeKind::kPacket, 960}}, 300).corrected, 0) << "nothing to spare";
  const int taken = run({{DecodeKind::kPacket, 960}, {DecodeKind::kPacket, 960}}, 300).corrected;
  EXPECT_GE(taken, 120);
  EXPECT_LE(taken, 480);
  const int put = run({{DecodeKind::kPacket, 960}}, -300).corrected;
  EXPECT_LE(put, -120);
  EXPECT_EQ(run({{DecodeKind::kPacket, 960}}, -300, Urgency::kWhenQuiet).corrected, 0) << "not in a loud tone";
}

TEST_F(AudioInputTest, StopGivesSomethingToFadeAndForgets) {
  run_packets(10);
  input.stop(frame);
  EXPECT_GT(level(), -30);
  input.stop(frame);
  EXPECT_EQ(level(), kSilenceDbov);
  run({{DecodeKind::kConceal, 960}});
  EXPECT_EQ(level(), kSilenceDbov);
}

}  // namespace
}  // namespace media
