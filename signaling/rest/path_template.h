#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signaling {

// The path of an operation as OpenAPI writes it: "/api/v1/sites/{site}/delegates". An immutable value.
class PathTemplate {
 public:
  explicit PathTemplate(std::string text);

  // What stands in the braces, if `path` (decoded, without query) is of this form; no part may be empty.
  std::optional<std::map<std::string, std::string>> match(std::string_view path) const;

  const std::string& text() const { return text_; }
  // The names in braces, from left to right.
  std::vector<std::string> names() const;

 private:
  struct Part {
    std::string text;
    bool variable = false;
  };

  std::string text_;
  std::vector<Part> parts_;
};

}  // namespace signaling
