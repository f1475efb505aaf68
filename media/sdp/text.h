#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Reading of SDP text, for this folder only. Views point into the caller's text.
namespace media::sdp_text {

// Takes the next word off the front; words are apart by one or more `separator`. Empty: no more.
inline std::string_view next_word(std::string_view& text, char separator = ' ') {
  text.remove_prefix(std::min(text.find_first_not_of(separator), text.size()));
  const std::string_view word = text.substr(0, text.find(separator));
  text.remove_prefix(word.size());
  return word;
}

inline std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

// Decimal digits only, the whole word, within the type.
template <typename T>
std::optional<T> number(std::string_view word) {
  T value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || word.empty()) return std::nullopt;
  return value;
}

inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
inline char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_alphanumeric(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z'); }

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

// ice-char of RFC 8839 §5.1, the alphabet of foundation, ufrag and pwd.
inline bool is_ice_text(std::string_view text, size_t shortest, size_t longest) {
  return text.size() >= shortest && text.size() <= longest &&
         std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '+' || c == '/'; });
}

// token of RFC 8866 §9.
inline bool is_token(std::string_view text) {
  constexpr std::string_view kOther = "!#$%&'*+-.^_`{|}~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_alphanumeric(c) || kOther.find(c) != std::string_view::npos;
  });
}

// rid-id of RFC 8851 §10, at most as long as the header extension carries.
inline bool is_rid(std::string_view text) {
  return !text.empty() && text.size() <= 16 &&
         std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
}

}  // namespace media::sdp_text
