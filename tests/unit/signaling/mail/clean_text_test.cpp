#include "signaling/mail/clean_text.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

struct Case {
  std::string_view text;
  std::string_view line;
  std::string_view lines;
};

constexpr Case kCases[] = {
    {"", "", ""},
    {"Hội nghị Ý Yên", "Hội nghị Ý Yên", "Hội nghị Ý Yên"},
    {"a\r\nb", "a b", "a\nb"},
    {"a\rb\nc", "a b c", "a\nb\nc"},
    {"a\n\nb", "a b", "a\n\nb"},
    {std::string_view("a\0\x1b\x7f"
                      "b",
                      5),
     "a b", "a b"},
    {"a\u0085b\u009bc", "a b c", "a b c"},                                         // C1
    {"a\u2028b\u2029c\u202ed\u2066e", "a b c d e", "a b c d e"},                   // line ends, turned direction
    {"a\xff\xc3", "a\ufffd\ufffd", "a\ufffd\ufffd"},                               // no UTF-8
    {"\xc0\xaf", "\ufffd\ufffd", "\ufffd\ufffd"},                                  // overlong
    {"\xed\xa0\x80", "\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd"},                  // surrogate
    {"\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd"},  // beyond U+10FFFF
    {"\U0001f30a", "\U0001f30a", "\U0001f30a"},
};

TEST(CleanText, Table) {
  for (const auto& c : kCases) {
    EXPECT_EQ(clean_line(c.text, 100), c.line);
    EXPECT_EQ(clean_lines(c.text, 100), c.lines);
  }
}

TEST(CleanText, IsClippedBetweenCharacters) {
  EXPECT_EQ(clean_line("Ý Yên", 1), "");
  EXPECT_EQ(clean_line("Ý Yên", 2), "Ý");
  EXPECT_EQ(clean_line("Ý Yên", 5), "Ý Y");
  EXPECT_EQ(clean_line(std::string(1'000'000, 'x'), 10), "xxxxxxxxxx");
}

}  // namespace
}  // namespace signaling
