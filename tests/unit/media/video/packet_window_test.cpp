#include "media/video/packet_window.h"

#include <gtest/gtest.h>

namespace media {
namespace {

constexpr uint8_t kData[] = {1, 2, 3};

StoredPacket packet(int64_t number, int64_t timestamp, bool start, bool marker) {
  StoredPacket p;
  p.sequence_number = number;
  p.timestamp = timestamp;
  p.descriptor.start_of_partition = start;
  p.marker = marker;
  return p;
}

TEST(PacketWindow, KeepsWhatFitsOnce) {
  PacketWindow window(8);
  window.start(100);
  EXPECT_TRUE(window.insert(packet(103, 0, true, true), kData));
  EXPECT_FALSE(window.insert(packet(103, 0, true, true), kData)) << "there already";
  EXPECT_FALSE(window.insert(packet(99, 0, true, true), kData));
  EXPECT_FALSE(window.insert(packet(108, 0, true, true), kData));
  ASSERT_NE(window.find(103), nullptr);
  EXPECT_EQ(window.data(*window.find(103)).size(), 3U);
  EXPECT_EQ(window.data(*window.find(103))[2], 3);
  EXPECT_EQ(window.find(104), nullptr);
  EXPECT_EQ(window.newest(), 103);
}

TEST(PacketWindow, MovesOnAndCountsWhatItForgets) {
  PacketWindow window(8);
  window.start(-2);
  for (int64_t n = -2; n < 6; ++n) EXPECT_TRUE(window.insert(packet(n, n, n % 2 == 0, true), kData)) << n;
  EXPECT_EQ(window.advance(1), 2U) << "−2 and 0 began frames";
  EXPECT_EQ(window.find(0), nullptr);
  EXPECT_NE(window.find(1), nullptr);
  EXPECT_TRUE(window.insert(packet(8, 8, true, true), kData));
  EXPECT_EQ(window.advance(1'000'000), 3U) << "2, 4 and 8";
  EXPECT_EQ(window.newest(), 999'999);
  EXPECT_TRUE(window.insert(packet(1'000'001, 0, true, true), kData));
}

TEST(PacketWindow, FindsWholeFrames) {
  PacketWindow window(16);
  window.start(0);
  window.insert(packet(0, 10, true, false), kData);   // whole: 0…1
  window.insert(packet(1, 10, false, true), kData);
  window.insert(packet(2, 20, true, false), kData);   // 3 is missing
  window.insert(packet(4, 20, false, true), kData);
  window.insert(packet(5, 30, true, false), kData);   // no marker, but 6 begins another
  window.insert(packet(6, 40, true, false), kData);   // not ended
  EXPECT_EQ(window.whole_frame_at(0)->last, 1);
  EXPECT_FALSE(window.whole_frame_at(1)) << "not a beginning";
  EXPECT_FALSE(window.whole_frame_at(2));
  EXPECT_EQ(window.whole_frame_at(5)->last, 5);
  EXPECT_FALSE(window.whole_frame_at(6));
  EXPECT_EQ(window.next_whole_frame(1)->first, 5);
  EXPECT_FALSE(window.next_whole_frame(6));
  EXPECT_EQ(window.first_gap(0), 3);
  EXPECT_FALSE(window.first_gap(4));
}

TEST(PacketWindow, AFrameThatGoesOverIntoAnotherIsNotWhole) {
  PacketWindow window(8);
  window.start(0);
  window.insert(packet(0, 10, true, false), kData);
  window.insert(packet(1, 20, false, true), kData);  // continues something else
  EXPECT_FALSE(window.whole_frame_at(0));
}

TEST(PacketWindow, PaddingWithinAFrameDoesNotEndIt) {
  PacketWindow window(8);
  window.start(0);
  window.insert(packet(0, 10, true, false), kData);
  window.insert(packet(1, 7, false, false), {});
  window.insert(packet(2, 10, false, true), kData);
  EXPECT_EQ(window.whole_frame_at(0)->last, 2);
}

}  // namespace
}  // namespace media
