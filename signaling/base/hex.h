#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace signaling {

// Two lower-case digits a byte.
inline std::string to_hex(std::span<const uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace signaling
