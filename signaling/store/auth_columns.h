#pragma once

#include <stdexcept>
#include <string>

#include "signaling/auth/digest.h"
#include "signaling/auth/enrolment.h"
#include "signaling/auth/seat_place.h"
#include "signaling/store/sql_types.h"

// How the values of signaling/auth are stored; part of sql.h for the files that need it.
namespace soci {

template <>
struct type_conversion<signaling::DeviceKind> {
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

template <>
struct type_conversion<signaling::Digest> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, signaling::Digest& out) {
    const auto digest = signaling::Digest::from_hex(in);
    if (!digest) throw std::runtime_error("there is a hash that is none");
    out = *digest;
  }
  static void to_base(const signaling::Digest& in, base_type& out, indicator& state) {
    out = in.to_hex();
    state = i_ok;
  }
};

template <>
struct type_conversion<signaling::CodeState> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, signaling::CodeState& out) {
    out = signaling::CodeState::kRevoked;
    if (in == "open") out = signaling::CodeState::kOpen;
    if (in == "used") out = signaling::CodeState::kUsed;
  }
  static void to_base(const signaling::CodeState& in, base_type& out, indicator& state) {
    out = in == signaling::CodeState::kOpen ? "open" : in == signaling::CodeState::kUsed ? "used" : "revoked";
    state = i_ok;
  }
};

}  // namespace soci
