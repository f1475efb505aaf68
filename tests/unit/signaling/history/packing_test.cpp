#include "signaling/history/packing.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Packing, ComesBackAsItWas) {
  for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, 'x')}) {
    const auto packed = pack(text);
    EXPECT_EQ(unpack(packed, text.size()), text);
    EXPECT_LT(packed.size(), text.size() / 100 + 20);
  }
}

TEST(Packing, WhatIsWrongIsRefused) {
  const auto packed = pack(std::string(5000, 'x') + "abc");
  for (size_t size = 0; size < packed.size(); ++size) EXPECT_FALSE(unpack(packed.substr(0, size), 10'000)) << size;
  EXPECT_FALSE(unpack(packed + "x", 10'000));
  EXPECT_FALSE(unpack(packed, 5002));
  auto damaged = packed;
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  EXPECT_FALSE(unpack(damaged, 10'000)) << "the checksum";
  EXPECT_FALSE(unpack("nonsense", 10'000));
}

}  // namespace
}  // namespace signaling
