#include "tools/cli/rest/findings.h"

#include <algorithm>

#include <boost/json/array.hpp>

namespace tools {
namespace {

namespace json = boost::json;

json::array list_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || !value->is_array() ? json::array() : value->get_array();
}

bool is_hard(const json::object& clash) {
  const auto* hard = clash.if_contains("hard");
  return hard != nullptr && *hard == true;
}

void add_line(Text& text, const std::string& mark, const json::object& finding) {
  const auto add = [&](std::string& lines, const std::string& sentence) {
    lines += (lines.empty() ? "" : "\n") + ("  " + mark + sentence);
  };
  const std::string pointer = text_member(finding, "pointer");
  const std::string place = pointer.empty() ? "" : pointer + ": ";
  add(text.vi, place + text_member(finding, "vi"));
  add(text.en, place + text_member(finding, "en"));
}

}  // namespace

Text findings(const json::object& answer) {
  Text text;
  for (const auto* name : {"errors", "clashes", "warnings"}) {
    for (const auto& entry : list_member(answer, name)) {
      if (!entry.is_object()) continue;
      const auto& finding = entry.get_object();
      const std::string_view list = name;
      const bool refused = list == "errors" || (list == "clashes" && is_hard(finding));
      add_line(text, refused ? "✗ " : "! ", finding);
    }
  }
  const auto* more = answer.if_contains("more");
  if (more != nullptr && *more == true) {
    text.vi += "\n  … và còn nữa";
    text.en += "\n  … and more";
  }
  return text;
}

bool has_hard_clash(const json::object& answer) {
  return std::ranges::any_of(list_member(answer, "clashes"),
                             [](const json::value& clash) { return clash.is_object() && is_hard(clash.get_object()); });
}

std::string text_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || !value->is_string() ? std::string() : std::string(value->as_string());
}

}  // namespace tools
