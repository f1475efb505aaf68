#include "media/video/video_packetizer.h"

#include <numeric>

#include <gtest/gtest.h>

namespace media {
namespace {

EncodedFrame frame_of(size_t size) {
  EncodedFrame frame;
  frame.data.resize(size);
  std::iota(frame.data.begin(), frame.data.end(), uint8_t{3});
  return frame;
}

struct Packet {
  Vp8Descriptor descriptor;
  std::vector<uint8_t> data;
  size_t payload_size;
  bool marker;
};

std::vector<Packet> packets_of(VideoPacketizer& packetizer, const EncodedFrame& frame) {
  std::vector<Packet> packets;
  packetizer.start(frame);
  while (const auto fragment = packetizer.next()) {
    const auto descriptor = parse_vp8_descriptor(fragment->payload);
    EXPECT_TRUE(descriptor);
    if (!descriptor) break;
    const Bytes data = fragment->payload.subspan(descriptor->size);
    packets.push_back({*descriptor, {data.begin(), data.end()}, fragment->payload.size(), fragment->marker});
  }
  return packets;
}

class VideoPacketizerSizes : public testing::TestWithParam<size_t> {};

TEST_P(VideoPacketizerSizes, CutsIntoEqualFragmentsThatMakeTheFrame) {
  VideoPacketizer packetizer(100);
  const EncodedFrame frame = frame_of(GetParam());
  const auto packets = packets_of(packetizer, frame);
  ASSERT_EQ(packets.size(), (frame.data.size() + 1143) / 1144);

  std::vector<uint8_t> joined;
  size_t smallest = SIZE_MAX;
  size_t largest = 0;
  for (size_t i = 0; i < packets.size(); ++i) {
    joined.insert(joined.end(), packets[i].data.begin(), packets[i].data.end());
    smallest = std::min(smallest, packets[i].data.size());
    largest = std::max(largest, packets[i].data.size());
    EXPECT_LE(packets[i].payload_size, VideoPacketizer::kMaxPayload);
    EXPECT_EQ(packets[i].marker, i + 1 == packets.size());
    EXPECT_EQ(packets[i].descriptor.starts_frame(), i == 0);
    EXPECT_EQ(packets[i].descriptor.picture_id, 100);
  }
  EXPECT_EQ(joined, frame.data);
  EXPECT_LE(largest - smallest, 1U);
}

INSTANTIATE_TEST_SUITE_P(Sizes, VideoPacketizerSizes, testing::Values(1, 1143, 1144, 1145, 2288, 2289, 60'001));

TEST(VideoPacketizer, CountsPicturesAndBaseLayerFrames) {
  VideoPacketizer packetizer(0x7ffe);
  EncodedFrame base = frame_of(10);
  EncodedFrame upper = frame_of(10);
  upper.temporal_layer = 1;
  upper.layer_sync = true;
  upper.non_reference = true;
  std::vector<std::array<int, 3>> seen;  // PictureID, TL0PICIDX, layer
  for (const EncodedFrame* frame : {&base, &upper, &base, &upper}) {
    const auto packet = packets_of(packetizer, *frame).at(0);
    EXPECT_TRUE(packet.descriptor.picture_id_is_15_bit);
    EXPECT_EQ(packet.descriptor.layer_sync, frame->layer_sync);
    EXPECT_EQ(packet.descriptor.non_reference, frame->non_reference);
    seen.push_back({*packet.descriptor.picture_id, *packet.descriptor.tl0picidx, *packet.descriptor.tid});
  }
  EXPECT_EQ(seen, (std::vector<std::array<int, 3>>{{0x7ffe, 1, 0}, {0x7fff, 1, 1}, {0, 2, 0}, {1, 2, 1}}));
}

TEST(VideoPacketizer, AnEmptyFrameHasNoFragments) {
  VideoPacketizer packetizer(0);
  EXPECT_TRUE(packets_of(packetizer, {}).empty());
  EXPECT_EQ(packets_of(packetizer, frame_of(5)).at(0).descriptor.picture_id, 0) << "and takes no PictureID";
}

}  // namespace
}  // namespace media
