#pragma once

#include <vector>

namespace signaling {

// Between lists of ids and lists of what stands in them, as documents have it.
template <typename Id>
std::vector<typename Id::value_type> values_of(const std::vector<Id>& ids) {
  std::vector<typename Id::value_type> values;
  values.reserve(ids.size());
  for (const auto& id : ids) values.push_back(id.value());
  return values;
}

template <typename Id>
std::vector<Id> ids_of(const std::vector<typename Id::value_type>& values) {
  return std::vector<Id>(values.begin(), values.end());
}

}  // namespace signaling
