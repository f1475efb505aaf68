#include "signaling/mail/transfer_encoding.h"

#include <gtest/gtest.h>

#include <sstream>

namespace signaling {
namespace {

TEST(TransferEncoding, Base64OfRfc4648) {
  const std::pair<std::string, std::string> cases[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"},
                                                       {"\xff\xfe\xfd", "//79"}};
  for (const auto& [bytes, digits] : cases) EXPECT_EQ(to_base64(bytes), digits);
}

TEST(TransferEncoding, BodiesAreLinesOf76) {
  const std::string lines = to_base64_lines(std::string(100, 'x'));
  EXPECT_EQ(lines.find("\r\n"), 76U);
  EXPECT_TRUE(lines.ends_with("==\r\n"));
  EXPECT_EQ(to_base64_lines(""), "");
}

TEST(TransferEncoding, PlainWordsStay) {
  EXPECT_EQ(to_header_words("Hop giao ban - thang 11_2026"), "Hop giao ban - thang 11_2026");
  EXPECT_EQ(to_header_words("=?UTF-8?B?Zg==?="), "=?UTF-8?B?PT9VVEYtOD9CP1pnPT0/PQ==?=");
  EXPECT_EQ(to_header_words("a, b"), "=?UTF-8?B?YSwgYg==?=");
}

TEST(TransferEncoding, LongTextIsFolded) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Hội nghị Ý Yên ";
  std::istringstream lines(to_header_words(text));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_LE(line.size(), 76U);
    EXPECT_NE(line.find("=?UTF-8?B?"), std::string::npos);
    EXPECT_EQ(line.starts_with(' '), count > 0);
  }
  EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace signaling
