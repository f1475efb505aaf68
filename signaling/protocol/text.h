#pragma once

#include <string>
#include <string_view>

namespace signaling {

// What a person reads, in both languages of the pages.
struct Text {
  std::string vi;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

// `text` cut to at most `max_bytes` without cutting a UTF-8 character in two.
std::string clip(std::string_view text, size_t max_bytes);

}  // namespace signaling
