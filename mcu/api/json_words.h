#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "mcu/api/json_reader.h"

// Enumerations as words of the control channel. For the .cpp files of this folder only.
namespace mcu {

template <typename E, size_t N>
using Words = std::array<std::pair<E, std::string_view>, N>;

template <typename E, size_t N>
std::string_view word(const Words<E, N>& words, E value) {
  for (const auto& [key, text] : words) {
    if (key == value) return text;
  }
  return "";
}

// An absent member is `otherwise`, another word than these a problem that names them.
template <typename E, size_t N>
E read_word(JsonReader& reader, std::string_view name, const Words<E, N>& words, E otherwise) {
  const auto text = reader.optional_text(name);
  if (!text) return otherwise;
  for (const auto& [key, candidate] : words) {
    if (candidate == *text) return key;
  }
  std::string allowed;
  for (const auto& [key, candidate] : words) allowed += (allowed.empty() ? "" : ", ") + std::string(candidate);
  reader.fail(name, "must be one of " + allowed);
  return otherwise;
}

}  // namespace mcu
