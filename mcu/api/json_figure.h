#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "mcu/api/json_reader.h"

// Measured numbers on the control channel. For the .cpp files of this folder only.
namespace mcu {

// With six decimals, so that the other side reads the very number: Boost 1.81 is exact for up to 15 digits only.
inline double figure(double value) {
  constexpr double kDecimals = 1e6;
  return std::round(value * kDecimals) / kDecimals;
}

// A number that must be there, min to max.
inline double read_figure(JsonReader& reader, std::string_view name, double min, double max) {
  if (!reader.has(name)) reader.fail(name, "is missing");
  const double value = reader.number_or(name, min);
  if (value < min || value > max) reader.fail(name, "is beyond its bounds");
  return std::clamp(value, min, max);
}

// The same where it may be unknown: absent or null.
inline std::optional<double> read_optional_figure(JsonReader& reader, std::string_view name, double min, double max) {
  if (!reader.has(name)) return std::nullopt;
  return read_figure(reader, name, min, max);
}

// Of anything in one second.
inline constexpr int64_t kMaxCount = std::numeric_limits<int32_t>::max();

// A count that must be there, 0 to max.
inline int64_t read_count(JsonReader& reader, std::string_view name, int64_t max = kMaxCount) {
  const int64_t value = reader.integer(name);
  if (value < 0 || value > max) reader.fail(name, "is beyond its bounds");
  return std::clamp<int64_t>(value, 0, max);
}

// Exactly N counts.
template <size_t N>
std::array<int64_t, N> read_counts(JsonReader& reader, std::string_view name) {
  const auto given = reader.integers(name);
  std::array<int64_t, N> counts{};
  if (given.size() != N) reader.fail(name, "must be " + std::to_string(N) + " counts");
  for (size_t i = 0; i < std::min(N, given.size()); ++i) {
    if (given[i] < 0 || given[i] > kMaxCount) reader.fail(name, "is beyond its bounds");
    counts[i] = std::clamp<int64_t>(given[i], 0, kMaxCount);
  }
  return counts;
}

}  // namespace mcu
