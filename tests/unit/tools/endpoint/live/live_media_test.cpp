#include "tools/endpoint/live/live_media.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "media/audio/opus_decoder.h"
#include "media/packet/rtp_packet.h"
#include "media/packet/vp8_descriptor.h"
#include "tests/unit/tools/endpoint/stream/sending_session.h"
#include "tools/endpoint/core/tone_meter.h"
#include "tools/endpoint/live/live_encoder.h"

namespace tools {
namespace {

using namespace std::chrono_literals;

// Sorts what a sender writes.
struct Kept : PacketOut {
  media::MutableBytes begin() override { return room; }
  void commit(size_t size) override {
    const auto packet = media::RtpPacketView::parse(media::Bytes(room).first(size)).value();
    if (packet.header.payload_type == 111) {
      std::array<float, 960> frame;
      EXPECT_EQ(decoder.decode(packet.payload, frame), 960U);
      sound.insert(sound.end(), frame.begin(), frame.end());
    } else if (const auto frame_size = media::vp8_keyframe_size(packet.payload)) {
      keyframes.push_back(*frame_size);
    }
    pictures += packet.header.payload_type == 96 && packet.header.marker;
  }
  std::array<uint8_t, 2048> room;
  media::OpusDecoder decoder = media::OpusDecoder::create().value();
  std::vector<float> sound;
  std::vector<media::Vp8FrameSize> keyframes;
  int pictures = 0;
};

TEST(LiveMedia, SendsTestPictureInThreeLayersAndTestTone) {
  mcu::EventLoop loop;
  SeatSettings settings;
  settings.live =
      "videotestsrc is-live=1 ! video/x-raw,width=320,height=240,framerate=30/1 ! video. "
      "audiotestsrc is-live=1 freq=600 volume=0.2 ! audio.";
  auto media = make_live_media(settings, loop);
  ASSERT_TRUE(media) << media.error().message;
  ASSERT_TRUE((*media)->set_sound("tone", true));
  (*media)->watch_devices();
  Kept kept;
  media::Random random(1);
  MediaSender sender(test::sending_session(), random, kept);
  const auto limit = mcu::EventLoop::now() + 10s;
  mcu::DeadlineTimer tick(loop, [] {});
  const auto hook = loop.after_wake_up([&] {
    const auto now = mcu::EventLoop::now();
    if ((*media)->next_deadline() <= now) (*media)->poll(sender, now);
    if ((kept.pictures >= 12 && kept.sound.size() >= 24'000) || now > limit) return loop.stop();
    tick.set(now + 20ms);
  });
  loop.post([] {});
  loop.run();
  ASSERT_GE(kept.keyframes.size(), 3U);
  EXPECT_THAT(std::span(kept.keyframes).first(3),
              testing::UnorderedElementsAre(media::Vp8FrameSize{1280, 720}, media::Vp8FrameSize{640, 360},
                                            media::Vp8FrameSize{320, 180}));
  ASSERT_GE(kept.sound.size(), 24'000U);
  EXPECT_NEAR(tone_amplitude(std::span(kept.sound).last(9600), 600), 0.2, 0.04);
  const auto devices = (*media)->devices();
  EXPECT_EQ(devices.camera, true);
  EXPECT_EQ(devices.moving, true) << "the snow of the test picture";
  EXPECT_EQ(devices.microphone, true);
  EXPECT_NEAR(devices.microphone_dbov.value_or(0), -17, 1);
  EXPECT_FALSE((*media)->room()) << "what a pipeline plays, nobody takes";
  (*media)->watch_devices();
  EXPECT_EQ((*media)->devices().camera, false);
  EXPECT_EQ((*media)->devices().moving, false);
  EXPECT_EQ((*media)->devices().microphone_dbov, -127);
}

TEST(LiveMedia, RefusesADescriptionThatIsNone) {
  mcu::EventLoop loop;
  SeatSettings settings;
  settings.live = "nosuchelement ! video.";
  const auto media = make_live_media(settings, loop);
  ASSERT_FALSE(media);
  EXPECT_EQ(media.error().code, "endpoint.live");
  EXPECT_THAT(media.error().message, testing::HasSubstr("nosuchelement"));
}

TEST(LiveEncoder, MakesAKeyframeInAllLayersWhenAsked) {
  auto encoder = LiveEncoder::create().value();
  const media::I420Frame black({1280, 720});
  const auto keyframes = [&](bool asked, int n) {
    const auto picture = encoder.encode(black.view(), asked, n * 3000, {});
    return std::ranges::count_if(picture.layers, [](const auto& layer) { return layer.keyframe; });
  };
  EXPECT_EQ(keyframes(false, 0), 3);
  EXPECT_EQ(keyframes(false, 1), 0);
  EXPECT_EQ(keyframes(true, 2), 3);
}

}  // namespace
}  // namespace tools
