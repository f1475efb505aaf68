#include "mcu/graph/subscription.h"

#include <gtest/gtest.h>

#include "media/packet/rtp_packet.h"
#include "media/packet/vp8_descriptor.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

// Keeps the packets a participant would send.
struct Sent : PacketOut {
  media::MutableBytes begin() override { return room; }
  void commit(size_t size) override {
    if (size != 0) packets.emplace_back(room.begin(), room.begin() + static_cast<ptrdiff_t>(size));
  }
  media::RtpPacketView last() const { return media::RtpPacketView::parse(packets.back()).value(); }
  std::array<uint8_t, media::kMaxDatagramSize> room;
  std::vector<std::vector<uint8_t>> packets;
};

struct KeyframeLog : SourceControl {
  void request_keyframe(size_t layer, Timestamp) override { asked.push_back(layer); }
  std::vector<size_t> asked;
};

// One-packet VP8 frames of one layer.
class Camera {
 public:
  explicit Camera(Source& source, size_t layer) : source_(source), layer_(layer), mark_(static_cast<uint8_t>(layer)) {}

  void send(Timestamp now, bool keyframe) {
    media::Vp8Descriptor descriptor;
    descriptor.start_of_partition = true;
    descriptor.picture_id = static_cast<uint16_t>(++frame_);
    descriptor.tl0picidx = static_cast<uint8_t>(frame_);
    std::array<uint8_t, 64> payload{};
    const size_t head = media::write_vp8_descriptor(descriptor, payload);
    // RFC 6386 §9.1: the P bit of a key frame is 0; start code and size follow.
    const uint8_t key[] = {0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00};
    const uint8_t delta[] = {0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    std::copy_n(keyframe ? key : delta, 10, payload.begin() + static_cast<ptrdiff_t>(head));
    payload[head + 10] = mark_;
    MediaPacket packet;
    packet.sequence_number = 100 * static_cast<int64_t>(layer_) + frame_;
    packet.timestamp = 3000 * frame_;
    packet.marker = true;
    packet.payload = media::Bytes(payload).first(head + 11);
    packet.arrival = now;
    source_.publish(layer_, packet, now);
  }

 private:
  Source& source_;
  size_t layer_;
  uint8_t mark_;
  int64_t frame_ = 0;
};

class SubscriptionTest : public testing::Test {
 protected:
  static Subscription::Config config() {
    Subscription::Config config;
    config.stream.ssrc = 77;
    config.stream.payload_type = 96;
    config.stream.rtx_ssrc = 78;
    config.stream.rtx_payload_type = 97;
    config.rewriter.first_sequence_number = 1000;
    return config;
  }
  // The layer whose packet went out last.
  int shown() const { return sent.last().payload.back(); }

  Timestamp now = media::timestamp_from_ns(0) + 100s;
  Sent sent;
  KeyframeLog keyframes;
  Source source{1, MediaKind::kVideo, 3, Source::Flow::kPushed, keyframes};
  Camera low{source, 0};
  Camera high{source, 2};
  Subscription subscription{config(), sent, nullptr};
};

TEST_F(SubscriptionTest, ShowsNothingBeforeAKeyFrameAndAsksForOne) {
  low.send(now, true);
  subscription.show(&source, 0, now);
  EXPECT_EQ(keyframes.asked, std::vector<size_t>{0});
  low.send(now, false);
  EXPECT_TRUE(sent.packets.empty());
  low.send(now, true);
  ASSERT_EQ(sent.packets.size(), 1U);
  EXPECT_EQ(sent.last().header.ssrc, 77U);
  EXPECT_EQ(sent.last().header.payload_type, 96);
  EXPECT_EQ(sent.last().header.sequence_number, 1000);
}

TEST_F(SubscriptionTest, ALayerSwitchIsMadeBeforeTheOldOneBreaks) {
  low.send(now, true);
  subscription.show(&source, 2, now);  // only the low layer flows
  low.send(now, true);
  EXPECT_EQ(shown(), 0);
  high.send(now, false);
  subscription.review(now);
  EXPECT_EQ(keyframes.asked.back(), 2U) << "now the high one flows";
  low.send(now, false);
  EXPECT_EQ(shown(), 0) << "until its key frame the low one goes on";
  high.send(now, true);
  EXPECT_EQ(shown(), 2);
  const size_t count = sent.packets.size();
  low.send(now, false);
  EXPECT_EQ(sent.packets.size(), count) << "and then no more";
  for (size_t i = 1; i < sent.packets.size(); ++i) {
    const auto before = media::RtpPacketView::parse(sent.packets[i - 1])->header.sequence_number;
    EXPECT_EQ(media::RtpPacketView::parse(sent.packets[i])->header.sequence_number, before + 1);
  }
}

TEST_F(SubscriptionTest, FallsBackWhenTheLargeLayerStops) {
  high.send(now, true);
  low.send(now, true);
  subscription.show(&source, 2, now);
  high.send(now, true);
  EXPECT_EQ(shown(), 2);
  now += 1500ms;
  low.send(now, false);
  subscription.review(now);
  low.send(now, true);
  EXPECT_EQ(shown(), 0);
}

TEST_F(SubscriptionTest, PictureLossGoesToTheRunningLayer) {
  low.send(now, true);
  subscription.show(&source, 0, now);
  low.send(now, true);
  keyframes.asked.clear();
  subscription.on_picture_loss(now);
  EXPECT_EQ(keyframes.asked, std::vector<size_t>{0});
}

TEST_F(SubscriptionTest, LostPacketsAreSentAgainOnTheRtxStream) {
  low.send(now, true);
  subscription.show(&source, 0, now);
  low.send(now, true);
  low.send(now, false);
  media::Nack nack;
  nack.media_ssrc = 77;
  nack.sequence_numbers.push_back(1001);
  subscription.on_nack(nack, now + 50ms);
  ASSERT_EQ(sent.packets.size(), 3U);
  EXPECT_EQ(sent.last().header.ssrc, 78U);
  EXPECT_EQ(sent.last().header.payload_type, 97);
  EXPECT_EQ(sent.last().payload[0] << 8 | sent.last().payload[1], 1001) << "original sequence number, RFC 4588 §4";
}

TEST_F(SubscriptionTest, LetsGoOfASourceThatEnds) {
  {
    Source other(2, MediaKind::kVideo, 1, Source::Flow::kPushed, keyframes);
    Camera camera(other, 0);
    camera.send(now, true);
    subscription.show(&other, 0, now);
    camera.send(now, true);
    ASSERT_EQ(sent.packets.size(), 1U);
    subscription.forget(other);
    camera.send(now, false);
    EXPECT_EQ(sent.packets.size(), 1U);
    EXPECT_EQ(subscription.source(), nullptr);
  }
  low.send(now, true);
  subscription.show(&source, 0, now);
  low.send(now, true);
  EXPECT_EQ(sent.packets.size(), 2U);
}

TEST_F(SubscriptionTest, ShowingNothingEndsItAtOnce) {
  low.send(now, true);
  subscription.show(&source, 0, now);
  low.send(now, true);
  subscription.show(nullptr, 0, now);
  low.send(now, true);
  EXPECT_EQ(sent.packets.size(), 1U);
  EXPECT_FALSE(source.has_sinks(0));
}

}  // namespace
}  // namespace mcu
