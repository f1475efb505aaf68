#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "media/base/ids.h"

// Values of messages as JSON.
namespace signaling {

template <typename T>
boost::json::value or_null(const std::optional<T>& value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}
inline boost::json::value or_null(const std::optional<media::SiteId>& site) {
  return site ? boost::json::value(site->value()) : boost::json::value(nullptr);
}
// An empty text stands for none.
inline boost::json::value text_or_null(const std::string& text) {
  return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

inline boost::json::array to_array(const std::vector<media::SiteId>& sites) {
  boost::json::array array;
  for (const auto& site : sites) array.emplace_back(site.value());
  return array;
}
inline boost::json::array to_array(const std::vector<std::string>& texts) {
  return boost::json::array(texts.begin(), texts.end());
}
template <typename T, typename F>
boost::json::array to_array(const std::vector<T>& values, F make) {
  boost::json::array array;
  for (const auto& value : values) array.push_back(make(value));
  return array;
}

}  // namespace signaling
