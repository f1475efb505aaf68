#include "tools/endpoint/stream/echo_return.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "media/audio/level.h"
#include "media/audio/opus_packet.h"

namespace tools {
namespace {

using namespace std::chrono_literals;

// Exchanges sound with an EchoReturn tick by tick: what goes in, what comes out decoded.
class EchoReturnTest : public testing::Test {
 protected:
  void make(const EchoFault& fault) {
    echo_ = EchoReturn::create(fault).value();
    encoder_ = media::OpusEncoder::create({}).value();
    decoder_ = media::OpusDecoder::create().value();
  }

  static media::AudioFrame tone(int tick, float amplitude) {
    media::AudioFrame frame;
    for (size_t i = 0; i < frame.size(); ++i) {
      const double t = static_cast<double>(static_cast<size_t>(tick) * frame.size() + i) / media::kSampleRate;
      frame[i] = amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * 440 * t));
    }
    return frame;
  }
  std::vector<uint8_t> packet(const media::AudioFrame& frame) {
    std::vector<uint8_t> data(media::kMaxEncodedAudio);
    data.resize(encoder_.encode(frame, data));
    return data;
  }
  // The level of what is sent in a tick.
  float tick(const media::AudioFrame& heard, const media::AudioFrame& own) {
    echo_->hear(heard);
    return tick_alone(own);
  }
  float tick_alone(const media::AudioFrame& own = {}) {
    const auto sent = echo_->mix(packet(own));
    std::array<float, media::kMaxOpusPacketSamples> sound{};
    const size_t samples = decoder_.decode(sent.data, sound);
    EXPECT_EQ(samples, media::kTickSamples);
    return media::level_dbov(std::span(sound).first(samples));
  }

  std::unique_ptr<EchoReturn> echo_;
  media::OpusEncoder encoder_ = media::OpusEncoder::create({}).value();
  media::OpusDecoder decoder_ = media::OpusDecoder::create().value();
};

TEST_F(EchoReturnTest, ReturnsWhatItHearsLaterAndQuieter) {
  const std::pair<media::Duration, double> cases[] = {{180ms, 15}, {60ms, 6}, {480ms, 20}};
  for (const auto& [delay, loss] : cases) {
    make({.delay = delay, .loss_db = loss});
    const auto late = static_cast<int>(delay / media::kTick);
    float level = media::kSilenceDbov;
    for (int n = 0; n < 60; ++n) {
      level = tick(tone(n, 0.3F), {});
      if (n < late - 2) {
        EXPECT_LT(level, -60) << n;
      }
    }
    EXPECT_NEAR(level, media::level_dbov(tone(0, 0.3F)) - loss, 2) << loss;
  }
}

TEST_F(EchoReturnTest, OwnSoundIsInItToo) {
  make({.delay = 100ms, .loss_db = 20});
  float level = 0;
  for (int n = 0; n < 20; ++n) level = tick({}, tone(n, 0.3F));
  EXPECT_NEAR(level, media::level_dbov(tone(0, 0.3F)), 2);
}

TEST_F(EchoReturnTest, NothingHeardIsNothingReturned) {
  make({.delay = 100ms, .loss_db = 0});
  for (int n = 0; n < 10; ++n) EXPECT_LT(tick({}, {}), -60);
}

TEST_F(EchoReturnTest, FindsItsDelayAgainAfterABreak) {
  make({.delay = 100ms, .loss_db = 6});
  for (int n = 0; n < 20; ++n) tick(tone(n, 0.3F), {});
  float level = 0;
  for (int n = 0; n < 100; ++n) level = tick_alone();
  EXPECT_LT(level, -60) << "nothing comes for two seconds";
  for (int n = 0; n < 20; ++n) level = tick(tone(n, 0.3F), {});
  EXPECT_NEAR(level, media::level_dbov(tone(0, 0.3F)) - 6, 2);
}

TEST_F(EchoReturnTest, ABrokenPacketOfItsOwnIsSilence) {
  make({.delay = 100ms, .loss_db = 6});
  EXPECT_FALSE(echo_->mix({}).data.empty());
}

}  // namespace
}  // namespace tools
