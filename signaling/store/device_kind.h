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
    if (in == "hall") {
      out = signaling::DeviceKind::kHall;
    } else if (in == "chair_tablet") {
      out = signaling::DeviceKind::kChairTablet;
    } else {
      throw std::runtime_error("there is a device of the unknown kind " + in);
    }
  }
  static void to_base(const signaling::DeviceKind& in, base_type& out, indicator& state) {
    out = in == signaling::DeviceKind::kHall ? "hall" : "chair_tablet";
    state = i_ok;
  }
};
