#include "tools/cli/command/arguments.h"

#include <charconv>
#include <sstream>

namespace tools {

std::string Arguments::text(std::string_view name) const {
  const auto found = texts_.find(std::string(name));
  return found == texts_.end() ? std::string() : found->second;
}

std::vector<std::string> Arguments::list(std::string_view name) const {
  std::vector<std::string> parts;
  std::istringstream stream(text(name));
  for (std::string part; std::getline(stream, part, ',');) {
    const size_t first = part.find_first_not_of(' ');
    if (first != part.npos) parts.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
  }
  return parts;
}

std::optional<int64_t> Arguments::number(std::string_view name) const {
  const std::string digits = text(name);
  int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace tools
