#include "signaling/mail/transfer_encoding.h"

#include <algorithm>
#include <cstdint>

#include "signaling/base/text.h"

namespace signaling {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr size_t kLineCharacters = 76;  // RFC 2045 §6.8
constexpr size_t kBytesPerWord = 30;    // 40 digits, 52 characters in all; RFC 2047 §2 allows 75
constexpr size_t kMaxPlainBytes = 50;

bool is_plain(std::string_view text) {
  return text.size() <= kMaxPlainBytes && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
                  c == '_';
         });
}

// The next piece that fits an encoded word; up to a space where there is one, because some readers put a space of their
// own between words, against RFC 2047 §6.2.
std::string next_piece(std::string_view text) {
  const std::string piece = clip(text, kBytesPerWord);
  const size_t space = piece.rfind(' ');
  return piece.size() == text.size() || space == std::string::npos ? piece : piece.substr(0, space + 1);
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string result;
  result.reserve((bytes.size() + 2) / 3 * 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    const uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    result += kDigits[group >> 18];
    result += kDigits[(group >> 12) & 63];
    result += i + 1 < bytes.size() ? kDigits[(group >> 6) & 63] : '=';
    result += i + 2 < bytes.size() ? kDigits[group & 63] : '=';
  }
  return result;
}

std::string to_base64_lines(std::string_view bytes) {
  const std::string digits = to_base64(bytes);
  std::string result;
  for (size_t i = 0; i < digits.size(); i += kLineCharacters) {
    result.append(digits, i, kLineCharacters).append("\r\n");
  }
  return result;
}

std::string to_header_words(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  while (!text.empty()) {
    const std::string piece = next_piece(text);
    if (!result.empty()) result += "\r\n ";
    result += "=?UTF-8?B?" + to_base64(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return result;
}

}  // namespace signaling
