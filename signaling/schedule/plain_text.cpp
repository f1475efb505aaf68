#include "signaling/schedule/plain_text.h"

#include <algorithm>

#include "signaling/base/unicode.h"

namespace signaling {
std::optional<ProblemCode> problem_of_line(std::string_view text, size_t max_characters) {
  for (size_t characters = 1; !text.empty(); ++characters) {
    const auto character = take_character(text);
    if (!character) return ProblemCode::kNotUtf8;
    if (is_control(*character)) return ProblemCode::kControlCharacter;
    if (characters > max_characters) return ProblemCode::kTooLong;
  }
  return std::nullopt;
}

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace signaling
