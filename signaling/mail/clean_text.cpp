#include "signaling/mail/clean_text.h"

#include <cstdint>

#include "signaling/base/text.h"

namespace signaling {
namespace {

struct Character {
  char32_t code = 0xfffd;
  size_t bytes = 1;
  bool valid = false;
};

constexpr Character kInvalid;

// The smallest code a sequence of so many bytes may hold: RFC 3629 §3 forbids longer forms than needed.
constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};

size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if ((lead & 0xe0) == 0xc0) return 2;
  if ((lead & 0xf0) == 0xe0) return 3;
  return (lead & 0xf8) == 0xf0 ? 4 : 0;
}

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const size_t bytes = sequence_length(lead);
  if (bytes == 0 || bytes > text.size()) return kInvalid;
  char32_t code = bytes == 1 ? lead : lead & (0xffU >> (bytes + 1));
  for (size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0) != 0x80) return kInvalid;
    code = (code << 6) | (next & 0x3fU);
  }
  if (code < kSmallest[bytes] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return kInvalid;
  return {code, bytes, true};
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string clean(std::string_view text, size_t max_bytes, bool keep_lines) {
  std::string result;
  bool after_control = false;
  while (!text.empty() && result.size() <= max_bytes) {
    const Character character = first_character(text);
    if (character.valid && is_control(character.code)) {
      const bool line_end = character.code == '\n' || (character.code == '\r' && !text.substr(1).starts_with('\n'));
      if (keep_lines && line_end) {
        result += '\n';
      } else if (!(keep_lines && character.code == '\r') && !after_control) {
        result += ' ';
      }
      after_control = !(keep_lines && line_end);
    } else {
      result += character.valid ? text.substr(0, character.bytes) : std::string_view("\xef\xbf\xbd");
      after_control = false;
    }
    text.remove_prefix(character.bytes);
  }
  return clip(result, max_bytes);
}

}  // namespace

std::string clean_line(std::string_view text, size_t max_bytes) { return clean(text, max_bytes, false); }

std::string clean_lines(std::string_view text, size_t max_bytes) { return clean(text, max_bytes, true); }

}  // namespace signaling
