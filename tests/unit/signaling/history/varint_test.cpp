#include "signaling/history/varint.h"

#include <limits>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Varint, NumbersComeBackInFewBytes) {
  const std::pair<int64_t, size_t> cases[] = {{0, 1},
                                              {-1, 1},
                                              {63, 1},
                                              {-64, 1},
                                              {64, 2},
                                              {-8192, 2},
                                              {8192, 3},
                                              {std::numeric_limits<int64_t>::max(), 10},
                                              {std::numeric_limits<int64_t>::min(), 10}};
  for (const auto& [value, bytes] : cases) {
    std::string text;
    put_signed(text, value);
    EXPECT_EQ(text.size(), bytes) << value;
    VarintReader reader(text);
    EXPECT_EQ(reader.signed_varint(), value);
    EXPECT_TRUE(reader.ok() && reader.at_end());
  }
}

TEST(Varint, WhatDoesNotFitIsNoNumberForGood) {
  for (const std::string& text :
       {std::string(), std::string("\x80"), std::string(9, '\xff') + "\x02", std::string(11, '\x80')}) {
    VarintReader reader(text);
    EXPECT_EQ(reader.varint(), 0U);
    EXPECT_FALSE(reader.ok());
    EXPECT_EQ(reader.varint(), 0U);
    EXPECT_FALSE(reader.ok());
  }
}

}  // namespace
}  // namespace signaling
