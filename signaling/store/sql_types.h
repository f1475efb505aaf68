#pragma once

#include <chrono>
#include <optional>

#include <soci/soci.h>

#include "signaling/base/ids.h"

// How our types travel through SOCI ("user-defined conversions" in its manual); part of sql.h. Columns are read into
// typed variables, not into soci::row: that one takes SQLite's INTEGER columns for 32-bit numbers.
namespace soci {

template <typename Tag, typename T>
struct type_conversion<media::StrongId<Tag, T>> {
  using base_type = T;
  static void from_base(const base_type& in, indicator, media::StrongId<Tag, T>& out) {
    out = media::StrongId<Tag, T>(in);
  }
  static void to_base(const media::StrongId<Tag, T>& in, base_type& out, indicator& state) {
    out = in.value();
    state = i_ok;
  }
};

template <>
struct type_conversion<signaling::WallTime> {
  using base_type = long long;
  static void from_base(const base_type& in, indicator, signaling::WallTime& out) {
    out = signaling::WallTime(std::chrono::milliseconds(in));
  }
  static void to_base(const signaling::WallTime& in, base_type& out, indicator& state) {
    out = in.time_since_epoch().count();
    state = i_ok;
  }
};

template <>
struct type_conversion<bool> {
  using base_type = int;
  static void from_base(const base_type& in, indicator, bool& out) { out = in != 0; }
  static void to_base(const bool& in, base_type& out, indicator& state) {
    out = in ? 1 : 0;
    state = i_ok;
  }
};

// NULL in the database is an empty optional; every other column is NOT NULL.
template <>
struct type_conversion<std::optional<signaling::WallTime>> {
  using base_type = long long;
  static void from_base(const base_type& in, indicator state, std::optional<signaling::WallTime>& out) {
    out.reset();
    if (state == i_ok) out = signaling::WallTime(std::chrono::milliseconds(in));
  }
  static void to_base(const std::optional<signaling::WallTime>& in, base_type& out, indicator& state) {
    out = in ? in->time_since_epoch().count() : 0;
    state = in ? i_ok : i_null;
  }
};

}  // namespace soci
