#include "tools/endpoint/seat/seat_recorder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "media/video/video_packetizer.h"
#include "media/video/vp8_encoder.h"
#include "tests/unit/media/base/temporary_folder.h"
#include "tests/unit/tools/endpoint/stream/immediate_lane.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

std::vector<uint8_t> bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

media::MediaPacket packet(int64_t sequence_number, int64_t timestamp, media::Bytes payload, bool marker) {
  media::MediaPacket packet;
  packet.sequence_number = sequence_number;
  packet.timestamp = timestamp;
  packet.payload = payload;
  packet.marker = marker;
  packet.arrival = media::timestamp_from_ns(sequence_number * 1'000'000);
  return packet;
}

TEST(SeatRecorder, WritesFilesThatPlayersRead) {
  const media::test::TemporaryFolder folder;
  const auto tone = make_tone_track(600, 1).value();
  {
    media::FrameBuffers buffers;
    SharedDecoders decoders;
    auto listener = SoundListener::create(nullptr).value();
    const auto shared = test::view_at_once(nullptr, nullptr, buffers, decoders);
    PictureViewer viewer("2", PictureViewer::Decoding::kAlways, shared);
    SeatRecorder recorder(folder.path().string(), "hall");
    recorder.follow(*listener);
    recorder.follow(viewer);
    for (size_t i = 0; i < 25; ++i) {
      listener->on_packet(packet(static_cast<int64_t>(i), static_cast<int64_t>(i) * 960, tone.data(i), true), {});
    }
    auto encoder = media::Vp8Encoder::create({.size = {320, 180}, .bitrate = 150'000}).value();
    const media::I420Frame black({320, 180});
    media::VideoPacketizer packetizer(7);
    int64_t number = 0;
    for (int n = 0; n < 3; ++n) {
      const auto encoded = encoder.encode(black.view(), n * 3000);
      media::EncodedFrame frame;
      frame.data.assign(encoded->data.begin(), encoded->data.end());
      packetizer.start(frame);
      while (const auto part = packetizer.next()) {
        viewer.on_packet(packet(number, 90'000 + n * 3000, part->payload, part->marker),
                         media::timestamp_from_ns(number * 1'000'000));
        ++number;
      }
    }
  }
  const auto sound = parse_wav(bytes_of(folder.read("hall.wav")));
  ASSERT_TRUE(sound) << sound.error().message;
  EXPECT_EQ(sound->size(), 25U * 960);
  EXPECT_NEAR(tone_amplitude(std::span(*sound).last(9600), 600), kToneAmplitude, 0.02);

  const auto video = bytes_of(folder.read("hall-2.ivf"));
  ASSERT_GT(video.size(), 44U);
  EXPECT_EQ(media::as_text(media::Bytes(video).first(4)), "DKIF");
  EXPECT_EQ(media::as_text(media::Bytes(video).subspan(8, 4)), "VP80");
  EXPECT_EQ(video[12] + 256 * video[13], 320);
  EXPECT_EQ(video[14] + 256 * video[15], 180);
  size_t at = 32;
  std::vector<int> times;
  while (at + 12 <= video.size()) {
    times.push_back(video[at + 4] + 256 * video[at + 5]);
    at += 12U + video[at] + 256U * video[at + 1] + 65536U * video[at + 2];
  }
  EXPECT_EQ(at, video.size());
  EXPECT_EQ(times, (std::vector<int>{0, 3000, 6000}));
}

}  // namespace
}  // namespace tools
