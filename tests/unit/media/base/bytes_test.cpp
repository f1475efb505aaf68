#include "media/base/bytes.h"

#include <array>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(ByteReader, ReadsNetworkByteOrder) {
  const std::array<uint8_t, 18> data = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
  ByteReader reader(data);
  EXPECT_EQ(reader.u8(), 0x01U);
  EXPECT_EQ(reader.u16(), 0x0203U);
  EXPECT_EQ(reader.u24(), 0x040506U);
  EXPECT_EQ(reader.u32(), 0x0708090aU);
  EXPECT_EQ(reader.u64(), 0x0b0c0d0e0f101112U);
  EXPECT_EQ(reader.remaining(), 0U);
  EXPECT_TRUE(reader.ok());
}

TEST(ByteReader, GivesNothingPastTheEndAndSaysSo) {
  const std::array<uint8_t, 3> data = {1, 2, 3};
  ByteReader reader(data);
  EXPECT_EQ(reader.u32(), 0U);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.u8(), 0U) << "what is left after a failed read must not be read as something else";
  EXPECT_TRUE(reader.take(1).empty());
}

TEST(ByteReader, TakesAndSkips) {
  const std::array<uint8_t, 5> data = {1, 2, 3, 4, 5};
  ByteReader reader(data);
  reader.skip(1);
  const Bytes two = reader.take(2);
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0], 2);
  EXPECT_EQ(reader.rest().size(), 2U);
  EXPECT_TRUE(reader.ok());
}

TEST(ByteWriter, WritesNetworkByteOrder) {
  std::array<uint8_t, 18> out{};
  ByteWriter writer(out);
  writer.u8(0x01);
  writer.u16(0x0203);
  writer.u24(0x040506);
  writer.u32(0x0708090a);
  writer.u64(0x0b0c0d0e0f101112);
  for (size_t i = 0; i < out.size(); ++i) EXPECT_EQ(out[i], i + 1);
  EXPECT_EQ(writer.space(), 0U);
  EXPECT_TRUE(writer.ok());
}

TEST(ByteWriter, LeavesOutWhatDoesNotFit) {
  std::array<uint8_t, 4> out{9, 9, 9, 9};
  ByteWriter writer(out);
  writer.u16(1);
  writer.u32(2);
  EXPECT_FALSE(writer.ok());
  EXPECT_EQ(writer.size(), 2U);
  writer.u8(7);
  EXPECT_EQ(writer.size(), 2U) << "nothing may follow a hole";
  EXPECT_EQ(out[2], 9);
}

TEST(ByteWriter, WritesSpansAndZeros) {
  std::array<uint8_t, 5> out{9, 9, 9, 9, 9};
  ByteWriter writer(out);
  writer.bytes(as_bytes("ab"));
  writer.bytes({});
  writer.zeros(2);
  EXPECT_EQ(as_text(writer.written()), std::string_view("ab\0\0", 4));
  EXPECT_EQ(out[4], 9);
}

}  // namespace
}  // namespace media
