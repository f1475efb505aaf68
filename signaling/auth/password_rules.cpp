#include "signaling/auth/password_rules.h"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <string>

namespace signaling {
namespace {

// The commonest passwords of at least 10 characters, and what people here would try first. Lower case.
// clang-format off
constexpr std::string_view kCommonest[] = {
    "0123456789", "0987654321", "1029384756", "1122334455", "1234512345", "1234567890", "12345678910", "123456789a",
    "123456789abc", "123456abcd", "1a2b3c4d5e", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "9876543210",
    "a123456789", "aa12345678", "aa123456789", "abc123456789", "abc@123456", "abcd123456", "abcd123456789",
    "abcd@12345", "abcd@123456", "abcdef123456", "abcdefghij", "admin12345", "admin123456", "admin@12345",
    "admin@123456", "administrator", "anhyeuem123", "asdfghjkl123", "computer123", "diemcau123", "diemcau@123",
    "football123", "hoinghi123", "hoinghi@123", "iloveyou123", "letmein123", "matkhau123", "matkhau1234",
    "matkhau@123", "namdinh123", "namdinh@123", "p@ssw0rd123", "password01", "password123", "password1234",
    "password12345", "password@123", "qazwsxedc123", "qwerty12345", "qwerty123456", "qwertyuiop", "qwertyuiop123",
    "vietnam123", "vietnam@123", "welcome123",
};
// clang-format on

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Without the digits and signs of ASCII.
std::string letters(std::string_view text) {
  std::string result = lower(text);
  std::erase_if(result, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z'); });
  return result;
}

size_t count_characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; });
}

bool is_common(std::string_view password) {
  std::bitset<256> bytes;
  for (const char c : password) bytes.set(static_cast<unsigned char>(c));
  return bytes.count() < 4 || std::ranges::find(kCommonest, lower(password)) != std::end(kCommonest);
}

// True if each digit differs from the one before it by `step`.
bool is_run(std::string_view pin, int step) {
  return std::adjacent_find(pin.begin(), pin.end(), [&](char a, char b) { return b - a != step; }) == pin.end();
}

}  // namespace

tl::expected<void, AuthError> check_new_password(std::string_view password, std::string_view login) {
  if (password.size() > kPasswordMaxBytes) return tl::unexpected(AuthError::kPasswordTooLong);
  if (count_characters(password) < kPasswordMinCharacters) return tl::unexpected(AuthError::kPasswordTooShort);
  if (has_control(password)) return tl::unexpected(AuthError::kPasswordHasControl);
  const std::string name = letters(login);
  if (lower(password) == lower(login) || (!name.empty() && letters(password) == name)) {
    return tl::unexpected(AuthError::kPasswordIsLogin);
  }
  if (is_common(password)) return tl::unexpected(AuthError::kPasswordTooCommon);
  return {};
}

tl::expected<void, AuthError> check_new_pin(std::string_view pin) {
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (pin.size() != kPinDigits || !digits) return tl::unexpected(AuthError::kPinNotSixDigits);
  if (is_run(pin, 0) || is_run(pin, 1) || is_run(pin, -1)) return tl::unexpected(AuthError::kPinTooSimple);
  return {};
}

}  // namespace signaling
