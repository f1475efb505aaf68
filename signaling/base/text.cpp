#include "signaling/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace signaling {

std::string clip(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

std::string number_text(double value, int decimals, char point) {
  std::array<char, 64> digits{};
  std::snprintf(digits.data(), digits.size(), "%.*f", decimals, std::clamp(value, -1e12, 1e12));
  std::string text(digits.data());
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  std::ranges::replace(text, '.', point);
  return text;
}

std::string fill(std::string_view pattern, std::span<const std::string> details) {
  std::string result;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!place) {
      result += pattern[i];
      continue;
    }
    const auto index = static_cast<size_t>(pattern[i + 1] - '0');
    if (index < details.size()) result += details[index];
    i += 2;
  }
  return result;
}

}  // namespace signaling
