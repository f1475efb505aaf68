#include "media/video/frame_assembler.h"

#include <deque>
#include <numeric>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/video/video_packetizer.h"

namespace media {
namespace {

using std::chrono::milliseconds;

constexpr Timestamp kStart = timestamp_from_ns(5'000'000'000);
Timestamp at(int ms) { return kStart + milliseconds(ms); }

// A frame that looks like VP8 as far as payload descriptors and key frame headers go, with its number inside.
EncodedFrame fake_frame(int number, bool keyframe, size_t size = 3000, uint8_t layer = 0) {
  EncodedFrame frame;
  frame.data.assign(size, static_cast<uint8_t>(number));
  const uint8_t head[] = {0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00};
  if (keyframe) std::copy(std::begin(head), std::end(head), frame.data.begin());
  if (!keyframe) frame.data[0] = 0x11;
  frame.data.back() = static_cast<uint8_t>(number);
  frame.timestamp = number * 3000;
  frame.keyframe = keyframe;
  frame.temporal_layer = layer;
  return frame;
}
int number_of(const EncodedFrame& frame) { return static_cast<int>(frame.timestamp / 3000); }

struct StoredMediaPacket {
  MediaPacket packet;
  std::vector<uint8_t> payload;
};

// The sending side: frames in, packets out.
class Sender {
 public:
  explicit Sender(int64_t first_sequence_number = 1000) : next_(first_sequence_number) {}

  std::vector<StoredMediaPacket> packets(const EncodedFrame& frame, Timestamp now) {
    std::vector<StoredMediaPacket> result;
    packetizer_.start(frame);
    while (const auto fragment = packetizer_.next()) {
      StoredMediaPacket stored;
      stored.packet.sequence_number = next_++;
      stored.packet.timestamp = frame.timestamp;
      stored.packet.marker = fragment->marker;
      stored.packet.arrival = now;
      stored.payload.assign(fragment->payload.begin(), fragment->payload.end());
      result.push_back(std::move(stored));
    }
    return result;
  }
  void skip(int64_t count) { next_ += count; }
  int64_t next() const { return next_; }

 private:
  VideoPacketizer packetizer_{0x7ff0};  // wraps soon
  int64_t next_;
};

class FrameAssemblerTest : public testing::Test {
 protected:
  void put(const StoredMediaPacket& stored, Timestamp now) {
    MediaPacket packet = stored.packet;
    packet.payload = stored.payload;
    packet.arrival = now;
    assembler_.on_packet(packet, now);
  }
  void put(const std::vector<StoredMediaPacket>& packets, Timestamp now) {
    for (const auto& each : packets) put(each, now);
  }
  std::vector<int> out(Timestamp now) {
    std::vector<int> numbers;
    while (auto frame = assembler_.poll(now)) {
      numbers.push_back(number_of(*frame));
      EXPECT_EQ(frame->data.back(), static_cast<uint8_t>(number_of(*frame))) << "bytes of another frame";
      buffers_.give(std::move(frame->data));
    }
    return numbers;
  }

  FrameBuffers buffers_;
  FrameAssembler assembler_{buffers_, {}};
  Sender sender_;
};

using Numbers = std::vector<int>;

TEST_F(FrameAssemblerTest, MakesTheFramesThatWereSent) {
  EXPECT_TRUE(assembler_.keyframe_wanted()) << "from the start";
  for (int i = 0; i < 40; ++i) {
    const EncodedFrame sent = fake_frame(i, i == 0, 1 + static_cast<size_t>(i) * 211 + 20);
    put(sender_.packets(sent, at(i * 33)), at(i * 33));
    const auto frame = assembler_.poll(at(i * 33));
    ASSERT_TRUE(frame) << i;
    EXPECT_EQ(frame->data, sent.data);
    EXPECT_EQ(frame->timestamp, sent.timestamp);
    EXPECT_EQ(frame->keyframe, i == 0);
    EXPECT_EQ(frame->size, (i == 0 ? Size{320, 180} : Size{}));
    EXPECT_EQ(frame->arrival, at(i * 33));
    EXPECT_FALSE(assembler_.poll(at(i * 33)));
  }
  EXPECT_FALSE(assembler_.keyframe_wanted());
  EXPECT_EQ(assembler_.frames(), 40U);
  EXPECT_EQ(assembler_.lost_frames(), 0U);
  EXPECT_EQ(assembler_.drops().total(), 0U);
}

TEST_F(FrameAssemblerTest, CaptureTimeAndSignsComeAlong) {
  auto packets = sender_.packets(fake_frame(0, true), at(0));
  packets[1].packet.capture = at(-20);
  put(packets, at(0));
  EXPECT_EQ(assembler_.poll(at(0))->capture, at(-20)) << "from the first packet that has one";
  EncodedFrame upper = fake_frame(1, false, 500, 1);
  upper.layer_sync = upper.non_reference = true;
  put(sender_.packets(upper, at(33)), at(33));
  const auto frame = assembler_.poll(at(33));
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->temporal_layer, 1);
  EXPECT_TRUE(frame->layer_sync && frame->non_reference);
}

TEST_F(FrameAssemblerTest, PutsPacketsIntoOrder) {
  std::vector<StoredMediaPacket> all;
  for (int i = 0; i < 10; ++i) {
    for (auto& packet : sender_.packets(fake_frame(i, i == 0), at(0))) all.push_back(std::move(packet));
  }
  Random random(3);
  for (size_t i = 0; i + 1 < all.size(); ++i) {
    std::swap(all[i], all[i + random.below(std::min<size_t>(6, all.size() - i))]);
  }
  Numbers seen;
  for (const auto& packet : all) {
    put(packet, at(5));
    for (const int number : out(at(5))) seen.push_back(number);
  }
  EXPECT_EQ(seen, (Numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_FALSE(assembler_.keyframe_wanted());
}

TEST_F(FrameAssemblerTest, WaitsForARetransmissionAndGoesOn) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  EXPECT_EQ(out(at(0)), Numbers{0});
  const auto lossy = sender_.packets(fake_frame(1, false), at(33));
  put(lossy[0], at(33));
  put(lossy[2], at(33));
  EXPECT_EQ(out(at(33)), Numbers{});
  EXPECT_EQ(assembler_.next_deadline(), at(133));
  put(sender_.packets(fake_frame(2, false), at(66)), at(66));
  EXPECT_EQ(out(at(66)), Numbers{});
  put(lossy[1], at(90));
  EXPECT_EQ(out(at(90)), (Numbers{1, 2}));
  EXPECT_EQ(assembler_.next_deadline(), kNever);
  EXPECT_FALSE(assembler_.keyframe_wanted());
}

TEST_F(FrameAssemblerTest, AsksForAKeyframeWhenTheWaitIsOverAndTakesOnlyThat) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  out(at(0));
  sender_.packets(fake_frame(1, false), at(33));  // lost whole
  put(sender_.packets(fake_frame(2, false), at(66)), at(66));
  EXPECT_EQ(out(at(66)), Numbers{});
  EXPECT_FALSE(assembler_.keyframe_wanted());
  EXPECT_EQ(out(at(165)), Numbers{});
  EXPECT_FALSE(assembler_.keyframe_wanted());
  EXPECT_EQ(out(at(166)), Numbers{});
  EXPECT_TRUE(assembler_.keyframe_wanted());
  put(sender_.packets(fake_frame(3, false), at(170)), at(170));
  EXPECT_EQ(out(at(170)), Numbers{});
  put(sender_.packets(fake_frame(4, true), at(200)), at(200));
  put(sender_.packets(fake_frame(5, false), at(233)), at(233));
  EXPECT_EQ(out(at(233)), (Numbers{4, 5}));
  EXPECT_FALSE(assembler_.keyframe_wanted());
  EXPECT_EQ(assembler_.lost_frames(), 2U) << "frames 2 and 3; nothing was seen of 1";
}

TEST_F(FrameAssemblerTest, PacketsWithoutPicturesAreNotMissed) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  out(at(0));
  StoredMediaPacket padding;
  padding.packet.sequence_number = sender_.next();
  sender_.skip(1);
  put(padding, at(10));
  sender_.skip(3);  // padding that was lost on the way
  put(sender_.packets(fake_frame(1, false), at(33)), at(33));
  EXPECT_EQ(out(at(33)), Numbers{1}) << "PictureID says that no picture lies between";
}

TEST_F(FrameAssemblerTest, LossOfAnUpperLayerCostsNoKeyframe) {
  // Layers 0 2 1 2, as browsers send them; TL0PICIDX and the sync bit say who needs whom.
  const auto frame = [&](int number) {
    constexpr uint8_t kLayers[] = {0, 2, 1, 2};
    EncodedFrame f = fake_frame(number, number == 0, 600, kLayers[number % 4]);
    f.layer_sync = number % 4 == 1 || number == 14;
    return sender_.packets(f, at(number * 33));
  };
  Numbers seen;
  for (int number = 0; number < 20; ++number) {
    const auto packets = frame(number);
    if (number != 6) put(packets, at(number * 33));  // 6 is of the middle layer
    for (const int n : out(at(number * 33))) seen.push_back(n);
  }
  EXPECT_FALSE(assembler_.keyframe_wanted());
  // 7 needs 6. 8 is the next of the base layer; 9 begins the top layer anew, 10 and 11 need 6; 14 begins the middle.
  EXPECT_EQ(seen, (Numbers{0, 1, 2, 3, 4, 5, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19}));
}

TEST_F(FrameAssemblerTest, LossOfTheBaseLayerCostsAKeyframe) {
  Numbers seen;
  for (int number = 0; number < 12; ++number) {
    EncodedFrame f = fake_frame(number, number == 0 || number == 10, 600, static_cast<uint8_t>(number % 2));
    f.layer_sync = number % 2 == 1;
    const auto packets = sender_.packets(f, at(number * 33));
    if (number != 4) put(packets, at(number * 33));
    for (const int n : out(at(number * 33))) seen.push_back(n);
  }
  EXPECT_EQ(seen, (Numbers{0, 1, 2, 3, 10, 11}));
}

TEST_F(FrameAssemblerTest, ABaseLayerFrameStillComingInIsNotLost) {
  const auto layered = [&](int number, uint8_t layer, size_t size) {
    EncodedFrame f = fake_frame(number, number == 0, size, layer);
    f.layer_sync = layer != 0;
    return sender_.packets(f, at(0));
  };
  put(layered(0, 0, 600), at(0));
  out(at(0));
  layered(1, 1, 600);  // lost
  const auto base = layered(2, 0, 5000);
  put(base[0], at(66));
  EXPECT_EQ(out(at(66)), Numbers{});
  EXPECT_EQ(out(at(170)), Numbers{}) << "given up";
  EXPECT_FALSE(assembler_.keyframe_wanted());
  for (size_t i = 1; i < base.size(); ++i) put(base[i], at(180));
  EXPECT_EQ(out(at(180)), Numbers{2});
}

TEST_F(FrameAssemblerTest, AFrameWithoutMarkerEndsWhereTheNextBegins) {
  auto first = sender_.packets(fake_frame(0, true), at(0));
  first.back().packet.marker = false;
  put(first, at(0));
  EXPECT_EQ(out(at(0)), Numbers{});
  put(sender_.packets(fake_frame(1, false), at(33)), at(33));
  EXPECT_EQ(out(at(33)), (Numbers{0, 1}));
}

TEST_F(FrameAssemblerTest, AFrameTheSenderBrokeOffIsLossAtOnce) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  out(at(0));
  auto headless = sender_.packets(fake_frame(1, false, 500), at(33));
  headless[0].payload[0] &= ~0x10;  // S
  put(headless, at(33));
  put(sender_.packets(fake_frame(2, false, 500), at(66)), at(66));
  EXPECT_EQ(out(at(66)), Numbers{});
  EXPECT_TRUE(assembler_.keyframe_wanted());
}

TEST_F(FrameAssemblerTest, TheDecoderMayAskForAKeyframe) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  out(at(0));
  assembler_.want_keyframe();
  put(sender_.packets(fake_frame(1, false), at(33)), at(33));
  EXPECT_EQ(out(at(33)), Numbers{});
  put(sender_.packets(fake_frame(2, true), at(66)), at(66));
  EXPECT_EQ(out(at(66)), Numbers{2});
}

TEST_F(FrameAssemblerTest, CountsWhatItDrops) {
  const auto packets = sender_.packets(fake_frame(0, true), at(0));
  put(packets[0], at(0));
  put(packets[0], at(0));
  EXPECT_EQ(assembler_.drops()[DropReason::kDuplicate], 1U);
  put({packets[1], packets[2]}, at(0));
  out(at(0));
  put(packets[1], at(1));
  EXPECT_EQ(assembler_.drops()[DropReason::kTooLate], 1U);
  StoredMediaPacket bad;
  bad.packet.sequence_number = sender_.next();
  bad.payload = {0x80};  // extension bits promised, nothing there
  put(bad, at(2));
  EXPECT_EQ(assembler_.drops()[DropReason::kMalformed], 1U);
  bad.payload.assign(5000, 0x10);
  put(bad, at(2));
  EXPECT_EQ(assembler_.drops()[DropReason::kTooLarge], 1U);
  EncodedFrame monster = fake_frame(1, true, 500);
  monster.data[7] = monster.data[9] = 0x3f;  // 16 thousand pixels a side
  put(sender_.packets(monster, at(3)), at(3));
  EXPECT_EQ(assembler_.drops()[DropReason::kTooLarge], 2U);
}

TEST_F(FrameAssemblerTest, AFrameLargerThanTheWindowNeverEndsAndHarmsNobody) {
  put(sender_.packets(fake_frame(0, true), at(0)), at(0));
  out(at(0));
  put(sender_.packets(fake_frame(1, false, 700'000), at(33)), at(33));
  EXPECT_EQ(out(at(33)), Numbers{});
  EXPECT_TRUE(assembler_.keyframe_wanted());
  put(sender_.packets(fake_frame(2, true), at(66)), at(66));
  EXPECT_EQ(out(at(66)), Numbers{2});
}

TEST_F(FrameAssemblerTest, SequenceNumbersMayStartBelowZero) {
  // The unwrapped number of a packet from before a wrap, when the stream began just behind it.
  sender_ = Sender(-3);
  put(sender_.packets(fake_frame(0, true, 8000), at(0)), at(0));
  EXPECT_EQ(out(at(0)), Numbers{0});
}

struct Line {
  const char* name;
  double loss;
  int reorder;        // up to so many packets
  bool retransmits;   // what was lost comes 60 ms later
  bool layers;
};
class FrameAssemblerLine : public FrameAssemblerTest, public testing::WithParamInterface<Line> {};

// Ten seconds over a bad line. Every frame handed out must be decodable: its references were handed out before it. A
// key frame is sent 80 ms after it is asked for.
TEST_P(FrameAssemblerLine, HandsOutOnlyWhatCanBeDecoded) {
  const auto& [name, loss, reorder, retransmits, layers] = GetParam();
  Random random(42);
  std::deque<std::pair<Timestamp, StoredMediaPacket>> flying;  // by time of arrival
  int keyframe_at = -1;
  int out_count = 0;
  int newest_base = -1;   // handed out
  int newest = -1;
  Timestamp waiting_since = kStart;
  Duration longest_wait{};
  for (int i = 0; i < 300; ++i) {
    const bool key = i == 0 || i == keyframe_at;
    EncodedFrame frame = fake_frame(i, key, 400 + random.below(6000), layers && !key && i % 2 == 1 ? 1 : 0);
    frame.layer_sync = frame.non_reference = frame.temporal_layer == 1;
    for (auto& packet : sender_.packets(frame, at(i * 33))) {
      Timestamp arrival = at(i * 33 + 20) + milliseconds(random.below(static_cast<uint64_t>(reorder) + 1));
      if (random.unit() < loss) {
        if (!retransmits) continue;
        arrival += milliseconds(60);
      }
      flying.emplace_back(arrival, std::move(packet));
    }
    std::stable_sort(flying.begin(), flying.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (; !flying.empty() && flying.front().first <= at(i * 33 + 32); flying.pop_front()) {
      put(flying.front().second, flying.front().first);
    }
    const Timestamp now = at(i * 33 + 32);
    while (auto got = assembler_.poll(now)) {
      const int n = number_of(*got);
      ASSERT_GT(n, newest);
      if (!got->keyframe) {
        // A base frame needs the base frame before it; an upper one the base frame right before it.
        const int needed = layers && got->temporal_layer == 0 ? (n - 1 == newest_base ? n - 1 : n - 2) : n - 1;
        ASSERT_EQ(newest_base, needed) << "frame " << n << " cannot be decoded";
      }
      if (got->temporal_layer == 0) newest_base = n;
      newest = n;
      ++out_count;
      longest_wait = std::max(longest_wait, now - waiting_since);
      waiting_since = now;
    }
    if (assembler_.keyframe_wanted() && keyframe_at <= i) keyframe_at = i + 3;
  }
  EXPECT_GE(out_count, loss == 0 || retransmits ? 290 : 60) << name;
  EXPECT_LE(longest_wait, milliseconds(900)) << name;
}

INSTANTIATE_TEST_SUITE_P(Lines, FrameAssemblerLine,
                         testing::Values(Line{"clean", 0, 0, false, false}, Line{"reordered", 0, 25, false, false},
                                         Line{"lossy_with_rtx", 0.05, 10, true, false},
                                         Line{"lossy", 0.02, 10, false, false},
                                         Line{"lossy_layers", 0.02, 10, false, true},
                                         Line{"bad_layers", 0.08, 25, false, true}),
                         [](const auto& info) { return std::string(info.param.name); });

TEST_F(FrameAssemblerTest, HostilePacketsAreOnlyCounted) {
  Random random(9);
  for (int i = 0; i < 40'000; ++i) {
    StoredMediaPacket packet;
    packet.packet.sequence_number = 1000 + static_cast<int64_t>(random.below(i % 100 == 0 ? 40'000 : 700)) + i / 8;
    packet.packet.timestamp = static_cast<int64_t>(random.below(50)) * 3000;
    packet.packet.marker = random.below(4) == 0;
    packet.payload.resize(random.below(40));
    for (auto& byte : packet.payload) byte = static_cast<uint8_t>(random.u32());
    if (!packet.payload.empty() && random.below(2) == 0) packet.payload[0] = 0x10;
    put(packet, at(i));
    while (auto frame = assembler_.poll(at(i))) {
      EXPECT_LE(frame->data.size(), kMaxEncodedFrameSize);
      buffers_.give(std::move(frame->data));
    }
  }
  // And then an honest sender is understood again.
  sender_ = Sender(200'000);
  put(sender_.packets(fake_frame(0, true), at(50'000)), at(50'000));
  EXPECT_EQ(out(at(50'000)), Numbers{0});
}

}  // namespace
}  // namespace media
