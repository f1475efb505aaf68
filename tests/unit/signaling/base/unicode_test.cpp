#include "signaling/base/unicode.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Unicode, CharactersAreTakenOneByOne) {
  std::string_view text = "aÝ–🏛";
  for (const char32_t wanted : {U'a', U'Ý', U'–', U'🏛'}) EXPECT_EQ(take_character(text), wanted);
  EXPECT_TRUE(text.empty());
}

TEST(Unicode, WhatIsNoUtf8IsKnown) {
  EXPECT_TRUE(is_utf8("Điểm cầu"));
  EXPECT_TRUE(is_utf8(""));
  for (const char* wrong : {"a\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe1\xbb", "\x80"}) {
    EXPECT_FALSE(is_utf8(wrong)) << wrong;
  }
  std::string_view text = "\xff";
  EXPECT_EQ(take_character(text), std::nullopt);
  EXPECT_EQ(text.size(), 1U);
}

TEST(Unicode, ControlsAreThoseThatCouldPretend) {
  for (const char32_t c : {U'\0', U'\n', U'\x1b', U'\x7f', U'\u0085', U'\u2028', U'\u202e', U'\u2066'}) {
    EXPECT_TRUE(is_control(c)) << static_cast<uint32_t>(c);
  }
  for (const char32_t c : {U' ', U'a', U'\u00a0', U'Ý', U'\u200d', U'🏛'}) EXPECT_FALSE(is_control(c));
}

}  // namespace
}  // namespace signaling
