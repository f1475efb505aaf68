#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reading members of JSON objects that may lack them or have them wrong: nullopt then. For this folder only.
namespace tools {

inline std::optional<std::string> text_field(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

inline std::optional<bool> flag_field(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_bool()) return std::nullopt;
  return value->get_bool();
}

inline std::optional<double> number_field(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_number()) return std::nullopt;
  return value->to_number<double>();
}

inline std::vector<std::string> text_list_field(const boost::json::object& object, std::string_view name) {
  std::vector<std::string> list;
  const auto* value = object.if_contains(name);
  if (!value || !value->is_array()) return list;
  for (const auto& element : value->get_array()) {
    if (element.is_string()) list.emplace_back(element.get_string());
  }
  return list;
}

// The object in `text`, or nullopt.
inline std::optional<boost::json::object> parse_object(std::string_view text) {
  boost::system::error_code error;
  auto value = boost::json::parse(text, error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

}  // namespace tools
