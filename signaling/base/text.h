#pragma once

#include <span>
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

// `value` with so many decimals behind `point`, for people: a little below nothing is nothing ("0,0", never "-0,0").
// Beyond 10^12 it is that.
std::string number_text(double value, int decimals, char point);

// `pattern` with {0}, {1}… replaced by `details`; a place without one stays empty. Not fmt: details come from outside
// and are never read as a pattern.
std::string fill(std::string_view pattern, std::span<const std::string> details);

}  // namespace signaling
