#include "mcu/bridge/composed_source.h"

#include <gtest/gtest.h>

#include "media/packet/vp8_descriptor.h"

namespace mcu {
namespace {

using std::chrono::milliseconds;

struct Watcher final : MediaSink {
  void on_packet(const MediaPacket& packet, Timestamp) override {
    sequence_numbers.push_back(packet.sequence_number);
    markers += packet.marker ? 1 : 0;
    bytes += packet.payload.size() - media::parse_vp8_descriptor(packet.payload)->size;
  }
  std::vector<int64_t> sequence_numbers;
  int markers = 0;
  size_t bytes = 0;
};

class ComposedSourceTest : public testing::Test {
 protected:
  // The rungs wanted at a tick, those with a key frame as negative numbers less one.
  std::vector<int> wishes(int ms) {
    std::vector<media::VideoTick::RungWish> list;
    composed_.add_wishes(media::LayoutGroupId(1), list, at(ms));
    std::vector<int> result;
    for (const auto& wish : list) {
      const int rung = static_cast<int>(wish.rung);
      result.push_back(wish.keyframe ? -1 - rung : rung);
    }
    return result;
  }
  static Timestamp at(int ms) { return media::timestamp_from_ns(1'000'000'000) + milliseconds(ms); }
  void join(size_t rung, Watcher& watcher, int ms) {
    composed_.source().attach(rung, watcher);
    composed_.source().request_keyframe(rung, at(ms));
  }

  ComposedSource composed_{7, 2};
  Watcher first_, second_;
};

TEST_F(ComposedSourceTest, OnlyWatchedRungsRun) {
  EXPECT_FALSE(composed_.watched());
  EXPECT_EQ(wishes(0), std::vector<int>{});
  join(1, first_, 0);
  EXPECT_TRUE(composed_.watched());
  EXPECT_EQ(wishes(33), std::vector{-2});
  EXPECT_EQ(wishes(66), std::vector{1});
  join(0, second_, 70);
  EXPECT_EQ(wishes(99), (std::vector{-1, 1}));
  composed_.source().detach(1, first_);
  EXPECT_EQ(wishes(133), std::vector{0});
}

TEST_F(ComposedSourceTest, WhoJoinsIsServedAtOnceWhoLosesWaits) {
  join(0, first_, 0);
  EXPECT_EQ(wishes(0), std::vector{-1});
  composed_.source().request_keyframe(0, at(1000));  // lost packets
  EXPECT_EQ(wishes(1000), std::vector{-1}) << "the first loss";
  composed_.source().request_keyframe(0, at(1500));
  EXPECT_EQ(wishes(1500), std::vector{0});
  EXPECT_EQ(wishes(2900), std::vector{0}) << "not before two seconds are over";
  join(0, second_, 2910);
  EXPECT_EQ(wishes(2933), std::vector{-1}) << "a join does not wait for them";
  EXPECT_EQ(wishes(3100), std::vector{0}) << "and its key frame met the loss too";
}

TEST_F(ComposedSourceTest, PublishesAFrameAsPackets) {
  join(1, first_, 0);
  media::EncodedFrame frame;
  frame.data.assign(3000, 7);
  frame.timestamp = 90'000;
  frame.capture = at(0);
  composed_.publish(1, frame, at(5));
  composed_.publish(1, frame, at(38));
  EXPECT_EQ(first_.sequence_numbers, (std::vector<int64_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(first_.markers, 2);
  EXPECT_EQ(first_.bytes, 6000U);
  EXPECT_TRUE(second_.sequence_numbers.empty());
}

}  // namespace
}  // namespace mcu
