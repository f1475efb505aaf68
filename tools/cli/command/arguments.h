#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tools {

// What a person typed for one command, by the names of its options without "--" ("start", "booking"). The command line
// has been checked against the command's options: numbers are numbers, required ones are there.
class Arguments {
 public:
  void set(std::string_view name, std::string text) { texts_[std::string(name)] = std::move(text); }

  bool has(std::string_view name) const { return texts_.contains(std::string(name)); }
  // Empty if it was not given.
  std::string text(std::string_view name) const;
  // "a, b" → a and b; empty parts are left out.
  std::vector<std::string> list(std::string_view name) const;
  std::optional<int64_t> number(std::string_view name) const;

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace tools
