#include "media/packet/header_extensions.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

ExtensionMap full_map(uint8_t first_id) {
  ExtensionMap map;
  for (uint8_t i = 0; i < static_cast<uint8_t>(ExtensionKind::kCount); ++i) {
    map.set(static_cast<ExtensionKind>(i), static_cast<uint8_t>(first_id + i));
  }
  return map;
}

TEST(ExtensionKind, UrisGoBothWays) {
  for (uint8_t i = 0; i < static_cast<uint8_t>(ExtensionKind::kCount); ++i) {
    const auto kind = static_cast<ExtensionKind>(i);
    EXPECT_FALSE(extension_uri(kind).empty());
    EXPECT_EQ(extension_kind(extension_uri(kind)), kind);
  }
  EXPECT_EQ(extension_uri(ExtensionKind::kCount), "");
  EXPECT_EQ(extension_kind("urn:3gpp:video-orientation"), std::nullopt);
  EXPECT_EQ(extension_kind(""), std::nullopt);
}

TEST(ExtensionMap, IdZeroIsNoExtension) {
  ExtensionMap map;
  EXPECT_FALSE(map.has(ExtensionKind::kMid));
  EXPECT_EQ(map.kind(0), std::nullopt);
  map.set(ExtensionKind::kMid, 9);
  EXPECT_EQ(map.kind(9), ExtensionKind::kMid);
  EXPECT_EQ(map.kind(8), std::nullopt);
}

TEST(ParseHeaderExtensions, ReadsOneByteForm) {
  ExtensionMap map;
  map.set(ExtensionKind::kAudioLevel, 1);
  map.set(ExtensionKind::kAbsSendTime, 2);
  map.set(ExtensionKind::kTransportCc, 3);
  map.set(ExtensionKind::kMid, 4);
  const std::vector<uint8_t> block = {0x10, 0x80 | 25, 0, 0x22, 1, 2, 3, 0x70, 0xee,  // id 7: not negotiated
                                      0x31, 0x12, 0x34, 0x40, '5', 0, 0};
  const auto read = parse_header_extensions(0xbede, block, map);
  EXPECT_EQ(read.audio_level, (AudioLevel{25, true}));
  EXPECT_EQ(read.abs_send_time, 0x010203U);
  EXPECT_EQ(read.transport_cc, 0x1234);
  EXPECT_EQ(read.mid, "5");
  EXPECT_EQ(read.rid, "");
}

TEST(ParseHeaderExtensions, ReadsTwoByteForm) {
  ExtensionMap map;
  map.set(ExtensionKind::kRid, 200);
  map.set(ExtensionKind::kMid, 15);
  map.set(ExtensionKind::kRepairedRid, 3);
  const std::vector<uint8_t> block = {200, 2, 'h', 'i', 0, 15, 1, 'a', 3, 0, 99, 1, 5, 0, 0};
  const auto read = parse_header_extensions(0x1005, block, map);
  EXPECT_EQ(read.rid, "hi");
  EXPECT_EQ(read.mid, "a") << "15 is an id as any other here";
  EXPECT_EQ(read.repaired_rid, "") << "empty is absent";
}

TEST(ParseHeaderExtensions, StopsWhereTheBlockBreaks) {
  const ExtensionMap map = full_map(1);
  struct Case {
    const char* what;
    uint16_t profile;
    std::vector<uint8_t> block;
    std::string_view mid, rid;
  };
  const std::vector<Case> cases = {
      {"length past the end", 0xbede, {0x10, 'm', 0x2f, 'r'}, "m", ""},
      {"id 15 ends the block", 0xbede, {0x10, 'm', 0xf0, 0, 0x20, 'r'}, "m", ""},
      {"two-byte length past the end", 0x1000, {1, 1, 'm', 2, 9, 'r'}, "m", ""},
      {"two-byte length missing", 0x1000, {1, 1, 'm', 2}, "m", ""},
      {"another profile", 0x1234, {0x10, 'm'}, "", ""},
      {"no block", 0xbede, {}, "", ""},
  };
  for (const Case& c : cases) {
    const auto read = parse_header_extensions(c.profile, c.block, map);
    EXPECT_EQ(read.mid, c.mid) << c.what;
    EXPECT_EQ(read.rid, c.rid) << c.what;
  }
}

TEST(ParseHeaderExtensions, IgnoresWrongSizesAndCutsLongNames) {
  const ExtensionMap map = full_map(1);
  const std::vector<uint8_t> wrong = {4, 2, 1, 1, 5, 1, 9, 6, 2, 8, 8};
  const auto read = parse_header_extensions(0x1000, wrong, map);
  EXPECT_FALSE(read.audio_level);
  EXPECT_FALSE(read.transport_cc);
  EXPECT_FALSE(read.abs_send_time);

  std::vector<uint8_t> long_name = {1, 20};
  long_name.insert(long_name.end(), 20, 'x');
  EXPECT_EQ(parse_header_extensions(0x1000, long_name, map).mid, std::string(16, 'x'));
}

TEST(WriteHeaderExtensions, RoundTripsInTheFormItsIdsNeed) {
  HeaderExtensions all;
  all.mid = "abcdefghijklmnop";
  all.rid = "lo";
  all.repaired_rid = "hi";
  all.audio_level = AudioLevel{127, false};
  all.transport_cc = 65535;
  all.abs_send_time = 0xffffff;
  for (const uint8_t first_id : {1, 9, 10, 240}) {
    const ExtensionMap map = full_map(first_id);
    std::array<uint8_t, 64> out{};
    const auto size = write_header_extensions(all, map, out);
    ASSERT_TRUE(size);
    EXPECT_EQ(*size % 4, 0U);
    const auto profile = static_cast<uint16_t>(out[0] << 8 | out[1]);
    EXPECT_EQ(profile, first_id <= 9 ? 0xbede : 0x1000);
    EXPECT_EQ(static_cast<size_t>(out[2] << 8 | out[3]) * 4 + 4, *size);
    const auto read = parse_header_extensions(profile, Bytes(out).subspan(4, *size - 4), map);
    EXPECT_EQ(read.mid, all.mid);
    EXPECT_EQ(read.rid, all.rid);
    EXPECT_EQ(read.repaired_rid, all.repaired_rid);
    EXPECT_EQ(read.audio_level, all.audio_level);
    EXPECT_EQ(read.transport_cc, all.transport_cc);
    EXPECT_EQ(read.abs_send_time, all.abs_send_time);
    for (size_t space = 0; space < *size; ++space) {
      EXPECT_EQ(write_header_extensions(all, map, MutableBytes(out).first(space)), std::nullopt);
    }
  }
}

TEST(WriteHeaderExtensions, LeavesOutWhatTheMapDoesNotKnow) {
  HeaderExtensions extensions;
  extensions.mid = "0";
  extensions.transport_cc = 1;
  std::array<uint8_t, 16> out{};
  EXPECT_EQ(write_header_extensions(extensions, {}, out), 0U);
  ExtensionMap map;
  map.set(ExtensionKind::kTransportCc, 14);
  EXPECT_EQ(write_header_extensions(extensions, map, out), 8U);
  EXPECT_EQ(out[4], 0xe1);
}

}  // namespace
}  // namespace media
