#include "media/packet/vp8_descriptor.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

TEST(ParseVp8Descriptor, ReadsEveryForm) {
  struct Case {
    const char* what;
    std::vector<uint8_t> payload;
    Vp8Descriptor expected;
  };
  const auto make = [](auto change, size_t size) {
    Vp8Descriptor d;
    change(d);
    d.size = size;
    return d;
  };
  const std::vector<Case> cases = {
      {"shortest", {0x10, 0xff}, make([](auto& d) { d.start_of_partition = true; }, 1)},
      {"non-reference, partition 5", {0x25, 0xff}, make([](auto& d) { d.non_reference = true; d.partition = 5; }, 1)},
      {"extended without any field", {0x80, 0x00, 0xff}, make([](auto&) {}, 2)},
      {"7-bit PictureID", {0x90, 0x80, 0x7f, 0xff},
       make([](auto& d) { d.start_of_partition = true; d.picture_id = 127; d.picture_id_is_15_bit = false; }, 3)},
      {"15-bit PictureID", {0x90, 0x80, 0x80, 0x05, 0xff},
       make([](auto& d) { d.start_of_partition = true; d.picture_id = 5; }, 4)},
      {"all", {0x90, 0xf0, 0xff, 0xfe, 0xab, 0xb7, 0xff},
       make([](auto& d) {
              d.start_of_partition = true;
              d.picture_id = 0x7ffe;
              d.tl0picidx = 0xab;
              d.tid = 2;
              d.layer_sync = true;
              d.keyidx = 0x17;
            }, 6)},
      {"KEYIDX alone", {0x80, 0x10, 0xff, 0xff}, make([](auto& d) { d.keyidx = 31; }, 3)},
      {"TID alone", {0x80, 0x20, 0x5f, 0xff}, make([](auto& d) { d.tid = 1; d.layer_sync = false; }, 3)},
  };
  for (const Case& c : cases) {
    const auto d = parse_vp8_descriptor(c.payload);
    ASSERT_TRUE(d) << c.what;
    EXPECT_EQ(d->non_reference, c.expected.non_reference) << c.what;
    EXPECT_EQ(d->start_of_partition, c.expected.start_of_partition) << c.what;
    EXPECT_EQ(d->partition, c.expected.partition) << c.what;
    EXPECT_EQ(d->picture_id, c.expected.picture_id) << c.what;
    EXPECT_EQ(d->picture_id_is_15_bit, c.expected.picture_id_is_15_bit) << c.what;
    EXPECT_EQ(d->tl0picidx, c.expected.tl0picidx) << c.what;
    EXPECT_EQ(d->tid, c.expected.tid) << c.what;
    EXPECT_EQ(d->layer_sync, c.expected.layer_sync) << c.what;
    EXPECT_EQ(d->keyidx, c.expected.keyidx) << c.what;
    EXPECT_EQ(d->size, c.expected.size) << c.what;
    for (size_t size = 0; size <= c.expected.size; ++size) {
      EXPECT_FALSE(parse_vp8_descriptor(Bytes(c.payload).first(size))) << c.what << " cut to " << size;
    }
  }
}

TEST(WriteVp8Descriptor, RoundTrips) {
  Random random(11);
  for (int i = 0; i < 5000; ++i) {
    Vp8Descriptor d;
    d.non_reference = random.below(2) != 0;
    d.start_of_partition = random.below(2) != 0;
    d.partition = static_cast<uint8_t>(random.below(8));
    d.picture_id_is_15_bit = random.below(2) != 0;
    if (random.below(2) != 0) d.picture_id = random.below(d.picture_id_is_15_bit ? 0x8000 : 0x80);
    if (!d.picture_id) d.picture_id_is_15_bit = true;
    if (random.below(2) != 0) d.tl0picidx = static_cast<uint8_t>(random.below(256));
    if (random.below(2) != 0) {
      d.tid = static_cast<uint8_t>(random.below(4));
      d.layer_sync = random.below(2) != 0;
    }
    if (random.below(2) != 0) d.keyidx = static_cast<uint8_t>(random.below(32));

    std::array<uint8_t, kMaxVp8DescriptorSize + 1> out{};
    const size_t size = write_vp8_descriptor(d, out);
    ASSERT_GE(size, 1U);
    ASSERT_LE(size, kMaxVp8DescriptorSize);
    const auto read = parse_vp8_descriptor(Bytes(out).first(size + 1));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size, size);
    EXPECT_EQ(read->non_reference, d.non_reference);
    EXPECT_EQ(read->start_of_partition, d.start_of_partition);
    EXPECT_EQ(read->partition, d.partition);
    EXPECT_EQ(read->picture_id, d.picture_id);
    EXPECT_EQ(read->picture_id_is_15_bit, d.picture_id_is_15_bit);
    EXPECT_EQ(read->tl0picidx, d.tl0picidx);
    EXPECT_EQ(read->tid, d.tid);
    EXPECT_EQ(read->layer_sync, d.layer_sync);
    EXPECT_EQ(read->keyidx, d.keyidx);
    for (size_t space = 0; space < size; ++space) {
      EXPECT_EQ(write_vp8_descriptor(d, MutableBytes(out).first(space)), 0U);
    }
  }
}

TEST(WriteVp8Descriptor, TakesFifteenBitsForAPictureIdThatNeedsThem) {
  Vp8Descriptor d;
  d.picture_id = 128;
  d.picture_id_is_15_bit = false;
  std::array<uint8_t, kMaxVp8DescriptorSize> out{};
  EXPECT_EQ(write_vp8_descriptor(d, out), 4U);
}

TEST(Vp8Keyframe, IsToldByTheFirstPacketOnly) {
  const std::vector<uint8_t> frame = {0x50, 0x2a, 0x01, 0x9d, 0x01, 0x2a, 0x00, 0x45, 0xd0, 0x82};
  const auto packet = [&](uint8_t descriptor, auto change) {
    std::vector<uint8_t> payload = frame;
    change(payload);
    payload.insert(payload.begin(), descriptor);
    return payload;
  };
  const auto same = [](auto&) {};
  EXPECT_TRUE(is_vp8_keyframe(packet(0x10, same)));
  EXPECT_EQ(vp8_keyframe_size(packet(0x10, same)), (Vp8FrameSize{1280, 720})) << "scaling bits are left out";
  EXPECT_FALSE(is_vp8_keyframe(packet(0x00, same))) << "not the start of a partition";
  EXPECT_FALSE(is_vp8_keyframe(packet(0x11, same))) << "not the first partition";
  EXPECT_FALSE(is_vp8_keyframe(packet(0x10, [](auto& p) { p[0] |= 1; }))) << "interframe";
  EXPECT_FALSE(is_vp8_keyframe({}));

  EXPECT_EQ(vp8_keyframe_size(packet(0x10, [](auto& p) { p[0] |= 1; })), std::nullopt);
  EXPECT_EQ(vp8_keyframe_size(packet(0x10, [](auto& p) { p[4] = 2; })), std::nullopt) << "start code";
  EXPECT_EQ(vp8_keyframe_size(packet(0x10, [](auto& p) { p[6] = 0; p[7] = 0; })), std::nullopt) << "no width";
  EXPECT_EQ(vp8_keyframe_size(packet(0x10, [](auto& p) { p.pop_back(); })), std::nullopt) << "too short";
  EXPECT_TRUE(is_vp8_keyframe(packet(0x10, [](auto& p) { p.resize(1); }))) << "the first byte is enough";
}

}  // namespace
}  // namespace media
