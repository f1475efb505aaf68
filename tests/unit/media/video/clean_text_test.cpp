#include "media/video/clean_text.h"

#include <gtest/gtest.h>

namespace media {
namespace {

std::string clean(std::string_view text) { return clean_text(text, 100); }

TEST(CleanText, EverySpellingOfVietnameseBecomesOne) {
  EXPECT_EQ(clean("Nguyễn Văn Đạt"), "Nguyễn Văn Đạt");
  EXPECT_EQ(clean("Nguye\u0302\u0303n Va\u0306n Đa\u0323t"), "Nguyễn Văn Đạt");
  EXPECT_EQ(clean("My\u0303 Lo\u0323\u0302c"), "Mỹ Lộc");
  EXPECT_EQ(clean("My\u0303 Lo\u0302\u0323c"), "Mỹ Lộc") << "marks in another order";
  EXPECT_EQ(clean("Hu\u031B\u0303u"), "Hữu");
}

TEST(CleanText, BlanksLineEndsAndControlsBecomeOneBlank) {
  EXPECT_EQ(clean("  Hải\t\n\r Hậu \x01\x7f"), "Hải Hậu");
  EXPECT_EQ(clean("Hải\u00A0\u3000Hậu\u2028"), "Hải Hậu");
  EXPECT_EQ(clean(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(clean("\n \t"), "");
  EXPECT_EQ(clean(""), "");
  EXPECT_EQ(clean({}), "");
}

TEST(CleanText, NothingInvisibleStays) {
  const char* const kInvisible[] = {"\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066",
                                    "\u2069", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u115F", "\u3164", "\uFE0F",
                                    "\U000E0041", "\U000E0101", "\uE000", "\u20DD", "📷", "👩‍👩‍👧", "🇻🇳"};
  for (const std::string hidden : kInvisible) {
    EXPECT_EQ(clean("Ý" + hidden + " Yên" + hidden), "Ý Yên") << std::hex << int{static_cast<uint8_t>(hidden[1])};
  }
  EXPECT_EQ(clean("e\u200B\u0302"), "ê") << "nor does it part a letter from its mark";
}

TEST(CleanText, MarksDoNotPileUp) {
  std::string tower = "a";
  for (int i = 0; i < 500; ++i) tower += "\u0300\u0323\u033D";
  EXPECT_LE(clean(tower).size(), 10U);
  EXPECT_EQ(clean("\u0301\u0301 a"), "a") << "nor do they stand alone";
}

TEST(CleanText, IllFormedBytesAreReplaced) {
  EXPECT_EQ(clean("Y\xff!"), "Y\uFFFD!");
  EXPECT_EQ(clean("\xc3"), "\uFFFD");
  EXPECT_EQ(clean("\xed\xa0\x80").find('\xed'), std::string::npos) << "half of a surrogate pair";
}

TEST(CleanText, LongTextsAreCutBetweenLetters) {
  EXPECT_EQ(clean_text("Trực Ninh", 4), "Trực…");
  EXPECT_EQ(clean_text("Trực Ninh", 9), "Trực Ninh");
  EXPECT_EQ(clean_text("Tru\u031B\u0323c", 4), "Trực") << "composed letters are counted";
  std::string long_text;
  while (long_text.size() < 10'000) long_text += "ế";
  EXPECT_EQ(clean_text(long_text, 50).size(), 50 * 3 + 3U);
}

TEST(TextLines, AreAtMostAsManyAsAskedFor) {
  using Lines = std::vector<std::string_view>;
  EXPECT_EQ(text_lines("a\nb\nc", 2), (Lines{"a", "b"}));
  EXPECT_EQ(text_lines("a", 2), Lines{"a"});
  EXPECT_EQ(text_lines("\nb", 2), (Lines{"", "b"}));
  EXPECT_EQ(text_lines("", 2), Lines{});
  EXPECT_EQ(text_lines("a\nb", 0), Lines{});
}

}  // namespace
}  // namespace media
