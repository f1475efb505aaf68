#include "media/rtp/picture_rewriter.h"

#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

using Verdict = PictureRewriter::Verdict;

Vp8Descriptor picture(int id, int tl0 = -1, int tid = -1, bool sync = false, bool is_15_bit = true) {
  Vp8Descriptor descriptor;
  if (id >= 0) descriptor.picture_id = static_cast<uint16_t>(id);
  descriptor.picture_id_is_15_bit = is_15_bit;
  if (tl0 >= 0) descriptor.tl0picidx = static_cast<uint8_t>(tl0);
  if (tid >= 0) descriptor.tid = static_cast<uint8_t>(tid);
  descriptor.layer_sync = sync;
  return descriptor;
}

struct Out {
  Verdict verdict;
  int id = -1, tl0 = -1, tid = -1;
  friend bool operator==(const Out&, const Out&) = default;
};

std::ostream& operator<<(std::ostream& out, const Out& o) {
  return out << "{" << static_cast<int>(o.verdict) << " id " << o.id << " tl0 " << o.tl0 << " tid " << o.tid << "}";
}

Out map(PictureRewriter& rewriter, Vp8Descriptor descriptor, int64_t timestamp, bool keyframe = false) {
  const Verdict verdict = rewriter.map(descriptor, timestamp, keyframe);
  if (verdict != Verdict::kForward) return {verdict};
  EXPECT_TRUE(descriptor.picture_id && descriptor.picture_id_is_15_bit && descriptor.tl0picidx && descriptor.tid);
  return {verdict, *descriptor.picture_id, *descriptor.tl0picidx, *descriptor.tid};
}

Out forwarded(int id, int tl0, int tid) { return {Verdict::kForward, id, tl0, tid}; }
const Out kDropped{Verdict::kDropLayer};
const Out kLate{Verdict::kTooLate};

TEST(PictureRewriter, ContinuesNumbersOverASwitch) {
  PictureRewriter rewriter(0x7fff);
  rewriter.start(picture(500, 250, 0), 0);
  EXPECT_EQ(map(rewriter, picture(500, 250, 0), 0, true), forwarded(0x7fff, 0, 0));
  EXPECT_EQ(map(rewriter, picture(500, 250, 0), 0, true), forwarded(0x7fff, 0, 0)) << "another packet of it";
  EXPECT_EQ(map(rewriter, picture(501, 250, 1), 3000), forwarded(0, 0, 1)) << "15 bits wrap";
  EXPECT_EQ(map(rewriter, picture(502, 251, 0), 6000), forwarded(1, 1, 0));
  rewriter.start(picture(90, 7, 0), 77'000);
  EXPECT_EQ(map(rewriter, picture(90, 7, 0), 77'000, true), forwarded(2, 2, 0));
  EXPECT_EQ(map(rewriter, picture(91, 8, 0), 80'000), forwarded(3, 3, 0));
  EXPECT_EQ(map(rewriter, picture(89, 7, 0), 74'000), kLate) << "from before the switch";
}

TEST(PictureRewriter, InventsWhatTheSourceLacks) {
  PictureRewriter rewriter(100);
  rewriter.start(picture(-1), 0);
  EXPECT_EQ(map(rewriter, picture(-1), 0, true), forwarded(100, 0, 0));
  EXPECT_EQ(map(rewriter, picture(-1), 3000), forwarded(101, 1, 0));
  EXPECT_EQ(map(rewriter, picture(-1), 3000), forwarded(101, 1, 0));
  EXPECT_EQ(map(rewriter, picture(-1), 0), forwarded(100, 0, 0)) << "a late packet of a known picture";
  EXPECT_EQ(map(rewriter, picture(-1), 9000), forwarded(102, 2, 0));
  EXPECT_EQ(map(rewriter, picture(-1), 6000), kLate) << "there is no number between";
  EXPECT_EQ(map(rewriter, picture(-1), -3000), kLate);
}

TEST(PictureRewriter, CountsPicturesAsBaseLayerWhereTheSourceHasIdsOnly) {
  PictureRewriter rewriter(10);
  rewriter.start(picture(5), 0);
  EXPECT_EQ(map(rewriter, picture(5), 0, true), forwarded(10, 0, 0));
  EXPECT_EQ(map(rewriter, picture(8), 9000), forwarded(13, 3, 0)) << "two lost pictures keep their numbers";
  EXPECT_EQ(map(rewriter, picture(7), 6000), forwarded(12, 2, 0)) << "late";
  EXPECT_EQ(map(rewriter, picture(9), 12'000), forwarded(14, 4, 0));
}

TEST(PictureRewriter, UnwrapsSevenBitIds) {
  PictureRewriter rewriter(1000);
  rewriter.start(picture(126, -1, -1, false, false), 0);
  int64_t timestamp = 0;
  for (int i = 0; i < 300; ++i, timestamp += 3000) {
    EXPECT_EQ(map(rewriter, picture((126 + i) % 128, -1, -1, false, false), timestamp, i == 0).id, 1000 + i);
  }
  EXPECT_EQ(map(rewriter, picture((126 + 280) % 128, -1, -1, false, false), 280 * 3000).id, 1280) << "late";
}

TEST(PictureRewriter, DropsLayersWithoutGaps) {
  PictureRewriter rewriter(0);
  rewriter.set_temporal_limit(1);
  rewriter.start(picture(0, 0, 0), 0);
  EXPECT_EQ(map(rewriter, picture(0, 0, 0), 0, true), forwarded(0, 0, 0));
  EXPECT_EQ(map(rewriter, picture(1, 0, 2, true), 3000), kDropped);
  EXPECT_EQ(map(rewriter, picture(2, 0, 1, true), 6000), forwarded(1, 0, 1));
  EXPECT_EQ(map(rewriter, picture(3, 0, 2), 9000), kDropped);
  EXPECT_EQ(map(rewriter, picture(3, 0, 2), 9000), kDropped) << "all its packets fare alike";
  EXPECT_EQ(map(rewriter, picture(4, 1, 0), 12'000), forwarded(2, 1, 0));
  EXPECT_EQ(map(rewriter, picture(2, 0, 1, true), 6000), forwarded(1, 0, 1)) << "a late packet";
}

TEST(PictureRewriter, RisesLayerByLayerWhereADecoderCanFollow) {
  PictureRewriter rewriter(0);
  rewriter.set_temporal_limit(0);
  rewriter.start(picture(0, 0, 0), 0);
  int64_t t = 0;
  EXPECT_EQ(map(rewriter, picture(0, 0, 0), t, true), forwarded(0, 0, 0));
  rewriter.set_temporal_limit(2);
  EXPECT_EQ(map(rewriter, picture(1, 0, 2, true), t += 3000), kDropped) << "layer 1 comes first";
  EXPECT_EQ(map(rewriter, picture(2, 0, 1, false), t += 3000), kDropped) << "depends on layer 1 before it";
  EXPECT_EQ(map(rewriter, picture(3, 1, 0), t += 3000), forwarded(1, 1, 0));
  EXPECT_EQ(map(rewriter, picture(4, 1, 1, true), t += 3000), forwarded(2, 1, 1));
  EXPECT_EQ(map(rewriter, picture(5, 1, 2, false), t += 3000), kDropped);
  EXPECT_EQ(map(rewriter, picture(6, 1, 2, true), t += 3000), forwarded(3, 1, 2));
  EXPECT_EQ(map(rewriter, picture(7, 1, 2, false), t += 3000), forwarded(4, 1, 2));
  rewriter.set_temporal_limit(0);
  EXPECT_EQ(map(rewriter, picture(7, 1, 2, false), t), forwarded(4, 1, 2)) << "a picture begun is finished";
  EXPECT_EQ(map(rewriter, picture(8, 1, 1, true), t += 3000), kDropped);
  rewriter.set_temporal_limit(2);
  EXPECT_EQ(map(rewriter, picture(9, 2, 0), t += 3000, true), forwarded(5, 2, 0));
  EXPECT_EQ(map(rewriter, picture(10, 2, 2, false), t += 3000), forwarded(6, 2, 2)) << "a key frame opens all";
}

TEST(PictureRewriter, APictureLostAtFirstPassesWhateverItsLayer) {
  PictureRewriter rewriter(0);
  rewriter.set_temporal_limit(0);
  rewriter.start(picture(0, 0, 0), 0);
  map(rewriter, picture(0, 0, 0), 0, true);
  EXPECT_EQ(map(rewriter, picture(2, 1, 0), 6000), forwarded(2, 1, 0));
  EXPECT_EQ(map(rewriter, picture(1, 0, 2, true), 3000), forwarded(1, 0, 2)) << "its number is kept free";
}

TEST(PictureRewriter, GoesOnWhenTheSourceCountsAnew) {
  PictureRewriter rewriter(0);
  rewriter.start(picture(1000, 5, 0), 0);
  map(rewriter, picture(1000, 5, 0), 0, true);
  EXPECT_EQ(map(rewriter, picture(20'000, 200, 0), 3000, true), forwarded(1, 1, 0)) << "far ahead";
  EXPECT_EQ(map(rewriter, picture(20'001, 201, 0), 6000), forwarded(2, 2, 0));
  EXPECT_EQ(map(rewriter, picture(3, 0, 0), 9000, true), forwarded(3, 3, 0)) << "back";
  EXPECT_EQ(map(rewriter, picture(20'001, 201, 0), 6000), kLate);
}

TEST(PictureRewriter, KeepsOtherFields) {
  PictureRewriter rewriter(0);
  Vp8Descriptor descriptor = picture(3, 4, 1, true);
  descriptor.keyidx = 9;
  descriptor.non_reference = true;
  descriptor.start_of_partition = true;
  descriptor.partition = 2;
  rewriter.start(descriptor, 0);
  ASSERT_EQ(rewriter.map(descriptor, 0, true), Verdict::kForward);
  EXPECT_EQ(descriptor.keyidx, 9);
  EXPECT_TRUE(descriptor.non_reference);
  EXPECT_TRUE(descriptor.start_of_partition);
  EXPECT_TRUE(descriptor.layer_sync);
  EXPECT_EQ(descriptor.partition, 2);
  EXPECT_EQ(descriptor.tid, 1);
}

TEST(PictureRewriter, RefusesAPacketWithoutTheIdItsSourceHas) {
  PictureRewriter rewriter(0);
  rewriter.start(picture(3), 0);
  map(rewriter, picture(3), 0, true);
  EXPECT_EQ(map(rewriter, picture(-1), 3000), kLate);
}

}  // namespace
}  // namespace media
