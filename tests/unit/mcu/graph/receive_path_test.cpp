#include "mcu/graph/receive_path.h"

#include <gtest/gtest.h>

#include "media/packet/rtcp/compound.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr uint8_t kMidId = 1, kRidId = 2, kRepairedRidId = 3, kTransportCcId = 4;

media::ExtensionMap extension_map() {
  media::ExtensionMap map;
  map.set(media::ExtensionKind::kMid, kMidId);
  map.set(media::ExtensionKind::kRid, kRidId);
  map.set(media::ExtensionKind::kRepairedRid, kRepairedRidId);
  map.set(media::ExtensionKind::kTransportCc, kTransportCcId);
  return map;
}

// What a hall page offers: a microphone, a camera with three layers, and the content.
media::NegotiatedSession session() {
  media::NegotiatedSession session;
  media::NegotiatedMedia audio;
  audio.accepted = true;
  audio.mid = "0";
  audio.direction = media::Direction::kSendRecv;
  audio.payload_type = 111;
  media::NegotiatedMedia video = audio;
  video.mid = "1";
  video.kind = MediaKind::kVideo;
  video.direction = media::Direction::kRecvOnly;
  video.payload_type = 96;
  video.rtx_payload_type = 97;
  video.feedback = {true, true, true, true, false};
  video.receive_rids = {"h", "m", "l"};
  media::NegotiatedMedia content = video;
  content.mid = "2";
  content.receive_rids.clear();
  session.media = {audio, video, content};
  session.receive_extensions = extension_map();
  return session;
}

struct Woken : Waker {
  void wake() override { ++times; }
  int times = 0;
};

struct Collector : MediaSink {
  void on_packet(const MediaPacket& packet, Timestamp) override { seen.push_back(packet.sequence_number); }
  std::vector<int64_t> seen;
};

class ReceivePathTest : public testing::Test {
 protected:
  ReceivePathTest() {
    path.microphone()->attach(0, microphone);
    for (size_t layer = 0; layer < 3; ++layer) path.camera()->attach(layer, layers[layer]);
    path.content()->attach(0, content);
  }

  void receive(uint32_t ssrc, uint8_t payload_type, uint16_t sequence_number, media::HeaderExtensions extensions,
               std::vector<uint8_t> payload = {0x10, 0x11, 0, 0}) {
    std::array<uint8_t, 256> buffer;
    const size_t size = media::write_rtp_packet({false, payload_type, sequence_number, 1000, ssrc}, extensions,
                                                extension_map(), payload, buffer);
    path.on_rtp(media::RtpPacketView::parse(media::Bytes(buffer).first(size)).value(), now);
  }
  media::HeaderExtensions named(const char* mid, const char* rid = "", const char* repaired = "") {
    media::HeaderExtensions extensions;
    extensions.mid = mid;
    extensions.rid = rid;
    extensions.repaired_rid = repaired;
    return extensions;
  }

  // Whom the feedback that is due asks for key frames.
  std::vector<uint32_t> plis() {
    std::array<uint8_t, 1200> buffer;
    media::ByteWriter out(buffer);
    EXPECT_TRUE(path.write_feedback(1, out, now));
    std::vector<uint32_t> asked;
    media::for_each_rtcp(out.written(),
                         media::RtcpVisitor{[&](const media::Pli& pli) { asked.push_back(pli.media_ssrc); }});
    return asked;
  }

  Timestamp now = media::timestamp_from_ns(0) + 100s;
  Woken waker;
  ReceivePath path{session(), 5, waker};
  Collector microphone;
  std::array<Collector, 3> layers;
  Collector content;
};

TEST_F(ReceivePathTest, MidAndRidSayWhereANewSsrcBelongsAndThenTheSsrcIsEnough) {
  receive(10, 111, 1, named("0"));
  receive(20, 96, 7, named("1", "h"));
  receive(30, 96, 9, named("1", "l"));
  receive(20, 96, 8, {});
  EXPECT_EQ(microphone.seen.size(), 1U);
  EXPECT_EQ(layers[2].seen, (std::vector<int64_t>{7, 8})) << "h is the largest picture";
  EXPECT_EQ(layers[0].seen, (std::vector<int64_t>{9}));
}

TEST_F(ReceivePathTest, TheSecondPictureIsTheContent) {
  receive(20, 96, 7, named("1", "h"));
  receive(40, 96, 30, named("2"));
  receive(40, 96, 31, {});
  receive(20, 96, 8, {});
  receive(41, 97, 500, named("2"), {0, 32, 0x10, 0x11, 0, 0});  // its RTX, original sequence number 32
  EXPECT_EQ(content.seen, (std::vector<int64_t>{30, 31, 32}));
  EXPECT_EQ(layers[2].seen, (std::vector<int64_t>{7, 8}));
  EXPECT_EQ(path.content()->layer_count(), 1U);
  path.content()->request_keyframe(0, now);
  EXPECT_EQ(plis(), (std::vector<uint32_t>{40})) << "the camera is not asked";
}

TEST_F(ReceivePathTest, AnnouncedContentIsKnownWithoutItsMid) {
  auto announced = session();
  announced.media[2].remote_ssrcs = {{40, 41}};
  ReceivePath other{announced, 5, waker};
  other.content()->attach(0, content);
  std::array<uint8_t, 256> buffer;
  const std::vector<uint8_t> payload{0x10, 0x11, 0, 0};
  const size_t size = media::write_rtp_packet({false, 96, 30, 1000, 40}, {}, extension_map(), payload, buffer);
  other.on_rtp(media::RtpPacketView::parse(media::Bytes(buffer).first(size)).value(), now);
  EXPECT_EQ(content.seen, (std::vector<int64_t>{30}));
  EXPECT_EQ(other.figures().dropped.total(), 0U);
}

TEST_F(ReceivePathTest, WhatIsNotOfferedIsNotThere) {
  auto little = session();
  little.media.resize(1);
  ReceivePath other{little, 5, waker};
  EXPECT_NE(other.microphone(), nullptr);
  EXPECT_EQ(other.camera(), nullptr);
  EXPECT_EQ(other.content(), nullptr);
  EXPECT_TRUE(other.camera_rids().empty());
}

TEST_F(ReceivePathTest, UnknownStreamsAreCountedAndDropped) {
  receive(10, 111, 1, named("9"));
  receive(20, 96, 1, named("1", "x"));
  receive(21, 50, 1, {});
  EXPECT_EQ(path.figures().dropped[media::DropReason::kUnknownSsrc], 3U);
}

TEST_F(ReceivePathTest, NobodyCanMakeTheTableOfStreamsGrow) {
  for (uint32_t ssrc = 1; ssrc <= 1000; ++ssrc) receive(ssrc, 96, 1, named("1", "h"));
  EXPECT_EQ(path.figures().packets, 1U) << "each new SSRC replaces the layer's former stream";
}

TEST_F(ReceivePathTest, RtxIsBoundByRepairedRidAndUndone) {
  receive(20, 96, 7, named("1", "h"));
  receive(20, 96, 9, {});
  receive(21, 97, 500, named("1", "", "h"), {0, 8, 0x10, 0x11, 0, 0});  // original sequence number 8
  EXPECT_EQ(layers[2].seen, (std::vector<int64_t>{7, 9, 8}));
  EXPECT_EQ(path.figures().recovered, 1U);
}

TEST_F(ReceivePathTest, LossIsAskedForAndTransportCcAnswered) {
  auto first = named("1", "h");
  first.transport_cc = 1;
  receive(20, 96, 7, first);
  receive(20, 96, 10, {});
  now += 60ms;
  ASSERT_LE(path.next_deadline(), now);
  std::vector<uint16_t> nacked;
  bool transport_cc = false;
  std::array<uint8_t, 1200> buffer;
  for (int i = 0; i < 4; ++i) {
    media::ByteWriter out(buffer);
    if (!path.write_feedback(1, out, now)) break;
    media::for_each_rtcp(out.written(),
                         media::RtcpVisitor{[&](const media::Nack& nack) {
                                              EXPECT_EQ(nack.media_ssrc, 20U);
                                              nacked.assign(nack.sequence_numbers.begin(), nack.sequence_numbers.end());
                                            },
                                            [&](const media::TransportCcFeedback&) { transport_cc = true; }});
  }
  EXPECT_EQ(nacked, (std::vector<uint16_t>{8, 9}));
  EXPECT_TRUE(transport_cc);
}

TEST_F(ReceivePathTest, AKeyFrameRequestBecomesOnePli) {
  receive(20, 96, 7, named("1", "h"));
  path.camera()->request_keyframe(2, now);
  path.camera()->request_keyframe(2, now);
  EXPECT_GT(waker.times, 0);
  EXPECT_EQ(plis(), (std::vector<uint32_t>{20}));
}

TEST_F(ReceivePathTest, ReportsNameEveryStreamThatHasBegun) {
  receive(10, 111, 1, named("0"));
  receive(20, 96, 7, named("1", "h"));
  media::ReportBlocks blocks;
  path.add_report_blocks(blocks, now);
  EXPECT_EQ(blocks.size(), 2U);
}

TEST_F(ReceivePathTest, ASecondAddsUpAllStreams) {
  for (uint16_t n = 0; n < 40; ++n) {
    receive(10, 111, n, named("0"));
    if (n % 10 != 5) receive(20, 96, n, named("1", "h"));
    receive(30, 96, n, named("1", "l"));
    now += 20ms;
  }
  const auto first = path.take_second();
  EXPECT_EQ(first.layers, (std::array<bool, 3>{true, false, true})) << "l and h";
  receive(10, 111, 40, {});
  const auto second = path.take_second();
  EXPECT_EQ(second.line.lost, 4);
  EXPECT_EQ(second.line.received, 3 * 40 - 4);
  EXPECT_EQ(second.sound.lost, 0);
  EXPECT_EQ(second.sound.received, 40);
  EXPECT_EQ(second.bytes, 4U);
  EXPECT_EQ(second.layers, (std::array<bool, 3>{}));
  EXPECT_EQ(path.take_second().bytes, 0U);
}

TEST_F(ReceivePathTest, WhatAReplacedStreamCountedIsNotForgotten) {
  for (uint16_t n = 0; n < 200; ++n) {
    if (n % 50 != 20) receive(20, 96, n, named("1", "h"));
  }
  path.camera()->request_keyframe(2, now);
  EXPECT_EQ(plis().size(), 1U);
  receive(20, 96, 200, {}, {0x10, 0x00, 0, 0});  // a key frame
  for (uint16_t n = 30'000; n < 30'100; ++n) receive(21, 96, n, named("1", "h"));  // the endpoint began anew
  const auto second = path.take_second();
  EXPECT_EQ(second.line.lost, 4);
  EXPECT_GE(second.line.received, 197);
  EXPECT_EQ(second.keyframes_asked, 1U);
  EXPECT_EQ(second.keyframes_received, 1U);
  EXPECT_EQ(second.bytes, (197U + 100U) * 4);
  EXPECT_EQ(path.take_second().keyframes_asked, 0U);
}

}  // namespace
}  // namespace mcu
