#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/rest/operation.h"

namespace signaling {

inline constexpr int64_t kLargestId = (int64_t{1} << 53) - 1;  // what a JSON number holds exactly (RFC 8259 §6)

// An id of the store as a text; none if it is no such number.
template <typename Id>
std::optional<Id> parse_id(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > kLargestId) return std::nullopt;
  return Id(value);
}

// The one that stands in the path of a call.
template <typename Id>
std::optional<Id> path_id(const ApiCall& call, const std::string& name) {
  return parse_id<Id>(call.path.at(name));
}

}  // namespace signaling
