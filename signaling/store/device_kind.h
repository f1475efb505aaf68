#pragma once

#include <stdexcept>
#include <string>

#include "signaling/store/devices.h"
#include "signaling/store/sql_types.h"

// How a DeviceKind is stored; part of sql.h for the files that need it.
template <>
struct soci::type_conversion<signaling::DeviceKind> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, signaling::DeviceKind& out) {
    const auto kind = signaling::parse_device_kind(in);
    if (!kind) throw std::runtime_error("there is a device of the unknown kind " + in);
    out = *kind;
  }
  static void to_base(const signaling::DeviceKind& in, base_type& out, indicator& state) {
    out = signaling::to_string(in);
    state = i_ok;
  }
};
