#include "signaling/auth/password_rules.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

std::string word(const tl::expected<void, AuthError>& result) {
  return result ? "fine" : std::string(describe(result.error()).word);
}

TEST(NewPassword, TableOfVerdicts) {
  struct Case {
    std::string password;
    const char* login;
    const char* verdict;
  };
  const Case cases[] = {
      {"cau ho nui rung", "binh", "fine"},
      {"trà đá vỉa hè", "binh", "fine"},
      {"mười ký tự", "binh", "fine"},  // 10 characters in more bytes
      {"chín ký t", "binh", "password.too_short"},
      {"ỳỳỳỳ", "binh", "password.too_short"},  // 12 bytes, 4 characters
      {"", "binh", "password.too_short"},
      {std::string(199, 'a') + "bcd", "binh", "password.too_long"},
      {std::string(196, 'a') + "bcde", "binh", "fine"},
      {std::string(1'000'000, 'a'), "binh", "password.too_long"},
      {"ten\tletters and", "binh", "password.control"},
      {"ten\nletters and", "binh", "password.control"},
      {std::string("nul\0in the middle", 17), "binh", "password.control"},
      {"delete\x7f in it", "binh", "password.control"},
      {"nguyenvanan", "nguyenvanan", "password.is_login"},
      {"NguyenVanAn", "nguyenvanan", "password.is_login"},
      {"nguyenvanan1975", "nguyenvanan", "password.is_login"},
      {"nguyen.van.an@1", "nguyenvanan", "password.is_login"},
      {"1234.5678.90", "1234.5678.90", "password.is_login"},
      {"3957204681-", "42", "fine"},  // a login of digits only has no letters to compare
      {"nguyenvanan thich ca phe", "nguyenvanan", "fine"},
      {"1234567890", "binh", "password.too_common"},
      {"PassWord123", "binh", "password.too_common"},
      {"matkhau@123", "binh", "password.too_common"},
      {"aaaaaaaaaaaa", "binh", "password.too_common"},
      {"1212121212121", "binh", "password.too_common"},
      {"abcabcabcabc", "binh", "password.too_common"},
      {"abcdabcdabcd", "binh", "fine"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(word(check_new_password(c.password, c.login)), c.verdict) << c.password.substr(0, 40);
  }
}

TEST(NewPin, TableOfVerdicts) {
  struct Case {
    const char* pin;
    const char* verdict;
  };
  const Case cases[] = {
      {"194502", "fine"},           {"112233", "fine"},           {"012346", "fine"},
      {"", "pin.not_six_digits"},   {"12345", "pin.not_six_digits"}, {"1945020", "pin.not_six_digits"},
      {"19450a", "pin.not_six_digits"}, {"19 502", "pin.not_six_digits"}, {"１９", "pin.not_six_digits"},
      {"000000", "pin.too_simple"}, {"999999", "pin.too_simple"}, {"123456", "pin.too_simple"},
      {"456789", "pin.too_simple"}, {"654321", "pin.too_simple"}, {"012345", "pin.too_simple"},
  };
  for (const auto& c : cases) EXPECT_EQ(word(check_new_pin(c.pin)), c.verdict) << c.pin;
}

}  // namespace
}  // namespace signaling
