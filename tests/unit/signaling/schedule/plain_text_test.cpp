#include "signaling/schedule/plain_text.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using enum ProblemCode;
using Problem = std::optional<ProblemCode>;

TEST(PlainText, CountsCharactersAndNotBytes) {
  EXPECT_EQ(problem_of_line("Hội nghị trực tuyến", 19), std::nullopt);
  EXPECT_EQ(problem_of_line("Hội nghị trực tuyến", 18), Problem(kTooLong));
  EXPECT_EQ(problem_of_line("", 0), std::nullopt);
  EXPECT_EQ(problem_of_line("\xF0\x9F\x93\x9E", 1), std::nullopt);  // a telephone, four bytes
}

TEST(PlainText, RefusesControlCharacters) {
  using namespace std::string_literals;
  for (const auto& text : {"a\r\nBcc: b"s, "a\nb"s, "a\tb"s, "a\0b"s, "a\x1b[2J"s, "a\x7f"s, "a\u0085b"s, "a\u2028b"s,
                           "a\u2029b"s, "a\u202Eb"s, "a\u2066b"s}) {
    EXPECT_EQ(problem_of_line(text, 100), Problem(kControlCharacter)) << text;
  }
  EXPECT_EQ(problem_of_line("a\u00a0b \u2013 c", 100), std::nullopt);
}

TEST(PlainText, RefusesWhatIsNotUtf8) {
  for (const auto* text : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe1\xba", "\xed\xa0\x80",
                           "\xf0\x80\x80\xaf",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3(", "abc\xe1"}) {
    EXPECT_EQ(problem_of_line(text, 100), Problem(kNotUtf8));
  }
}

TEST(PlainText, Blank) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \t "));
  EXPECT_FALSE(is_blank(" a "));
}

}  // namespace
}  // namespace signaling
