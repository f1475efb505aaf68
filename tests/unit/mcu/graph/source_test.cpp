#include "mcu/graph/source.h"

#include <functional>

#include <gtest/gtest.h>

namespace mcu {
namespace {

using namespace std::chrono_literals;

struct NoControl : SourceControl {
  void request_keyframe(size_t layer, Timestamp) override { asked.push_back(layer); }
  std::vector<size_t> asked;
};

struct Recorder : MediaSink {
  void on_packet(const MediaPacket& packet, Timestamp) override {
    seen.push_back(packet.sequence_number);
    last = packet;
    if (then) then();
  }
  std::vector<int64_t> seen;
  MediaPacket last;
  std::function<void()> then;
};

MediaPacket packet(int64_t sequence_number) {
  MediaPacket p;
  p.sequence_number = sequence_number;
  return p;
}

class SourceTest : public testing::Test {
 protected:
  NoControl control;
  Source source{1, MediaKind::kVideo, 3, Source::Flow::kPushed, control};
  Timestamp now = media::timestamp_from_ns(0) + 10s;
};

TEST_F(SourceTest, EverySinkOfTheLayerAndOnlyThatLayer) {
  Recorder a, b, other;
  source.attach(0, a);
  source.attach(0, b);
  source.attach(2, other);
  source.publish(0, packet(1), now);
  EXPECT_EQ(a.seen, std::vector<int64_t>{1});
  EXPECT_EQ(b.seen, std::vector<int64_t>{1});
  EXPECT_TRUE(other.seen.empty());
}

TEST_F(SourceTest, APictureIsKeptOnceForAllReceivers) {
  Recorder a, b;
  source.attach(1, a);
  source.attach(1, b);
  MediaPacket picture = packet(1);
  const std::vector<uint8_t> bytes{1, 2, 3};
  picture.payload = bytes;
  source.publish(1, picture, now);
  ASSERT_NE(a.last.keeper, nullptr);
  EXPECT_EQ(a.last.keeper, b.last.keeper);
  EXPECT_EQ(a.last.payload.data(), b.last.payload.data());
  const auto again = a.last.keeper->find(a.last.keeper->position_of(a.last.payload.subspan(1)), 2);
  ASSERT_TRUE(again);
  EXPECT_EQ(std::vector<uint8_t>(again->begin(), again->end()), (std::vector<uint8_t>{2, 3}));
}

TEST_F(SourceTest, NobodyAsksForSoundAgain) {
  Source microphone(2, MediaKind::kAudio, 1, Source::Flow::kPushed, control);
  Recorder sink;
  microphone.attach(0, sink);
  microphone.publish(0, packet(1), now);
  EXPECT_EQ(sink.seen.size(), 1u);
  EXPECT_EQ(sink.last.keeper, nullptr);
}

TEST_F(SourceTest, ASinkMayLeaveAndAnotherComeWhileAPacketIsGivenOut) {
  Recorder leaving, staying, coming;
  source.attach(0, leaving);
  source.attach(0, staying);
  leaving.then = [&] {
    source.detach(0, leaving);
    source.attach(0, coming);
  };
  source.publish(0, packet(1), now);
  source.publish(0, packet(2), now);
  EXPECT_EQ(leaving.seen, std::vector<int64_t>{1});
  EXPECT_EQ(staying.seen, (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(coming.seen, std::vector<int64_t>{2});
}

TEST_F(SourceTest, ASinkMaySendAwayTheOnesBehindIt) {
  Recorder first, staying, last;
  for (Recorder* each : {&first, &staying, &last}) source.attach(0, *each);
  first.then = [&] { source.detach(0, last); };
  source.publish(0, packet(1), now);
  EXPECT_EQ(staying.seen, std::vector<int64_t>{1});
  EXPECT_TRUE(last.seen.empty());
}

TEST_F(SourceTest, BestLayerIsTheLargestFlowingOneNotAboveTheWanted) {
  EXPECT_EQ(source.best_layer(2, now), std::nullopt);
  source.publish(1, packet(1), now);
  source.publish(2, packet(1), now);
  EXPECT_EQ(source.best_layer(2, now), 2U);
  EXPECT_EQ(source.best_layer(1, now), 1U);
  EXPECT_EQ(source.best_layer(0, now), 1U) << "nothing that small flows: the smallest there is";
  now += 999ms;
  source.publish(1, packet(2), now);
  now += 1ms;
  EXPECT_EQ(source.best_layer(2, now), 1U) << "the large layer has been silent for a second";
}

TEST_F(SourceTest, ALayerOnDemandCanBeHadBeforeItFlows) {
  const Source composed(2, MediaKind::kVideo, 2, Source::Flow::kOnDemand, control);
  EXPECT_EQ(composed.best_layer(0, now), 0U);
  EXPECT_EQ(composed.best_layer(2, now), 1U);
}

TEST_F(SourceTest, KeyframeRequestsGoUp) {
  source.request_keyframe(1, now);
  EXPECT_EQ(control.asked, std::vector<size_t>{1});
}

}  // namespace
}  // namespace mcu
