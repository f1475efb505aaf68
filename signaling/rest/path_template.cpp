#include "signaling/rest/path_template.h"

#include <utility>

namespace signaling {
namespace {

// "/a/b" → "a", "b"; a "/" at the end makes an empty last part.
std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

}  // namespace

PathTemplate::PathTemplate(std::string text) : text_(std::move(text)) {
  for (const std::string_view part : split(text_)) {
    const bool variable = part.size() > 2 && part.front() == '{' && part.back() == '}';
    parts_.push_back({std::string(variable ? part.substr(1, part.size() - 2) : part), variable});
  }
}

std::optional<std::map<std::string, std::string>> PathTemplate::match(std::string_view path) const {
  if (path.empty() || path.front() != '/') return std::nullopt;
  const auto given = split(path);
  if (given.size() != parts_.size()) return std::nullopt;
  std::map<std::string, std::string> values;
  for (size_t i = 0; i < given.size(); ++i) {
    if (given[i].empty()) return std::nullopt;
    if (parts_[i].variable) {
      values[parts_[i].text] = given[i];
    } else if (parts_[i].text != given[i]) {
      return std::nullopt;
    }
  }
  return values;
}

std::vector<std::string> PathTemplate::names() const {
  std::vector<std::string> names;
  for (const auto& part : parts_) {
    if (part.variable) names.push_back(part.text);
  }
  return names;
}

}  // namespace signaling
