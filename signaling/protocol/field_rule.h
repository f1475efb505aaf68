#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "signaling/base/text.h"

namespace signaling {

enum class FieldKind {
  kText,  // for programs: ids, tokens, session descriptions; counted in bytes
  kBoolean,
  kInteger,
  kNumber,  // whole or with a fraction
  kWord,
  kLine,    // for people: one line without control characters, counted in characters
  kProse,   // the same, with line breaks and tabs
  kPlaces,  // a list of places of a picture: each null or a text of at most 64 bytes
  kDevices,  // a list of a hall's devices: `kind`, `id`, `label`, `chosen`
  kJpeg,     // base64 (RFC 4648 §4) of a JPEG, counted in bytes of the text
};

// What a member of a client's message may be.
struct FieldRule {
  std::string_view name;
  FieldKind kind = FieldKind::kText;
  int64_t min = 0;  // bytes or characters of a text, value of a number, length of a list
  int64_t max = 0;
  std::span<const std::string_view> words = {};
  bool required = true;
  bool nullable = false;
};

// True if the value has the field's JSON type, whatever its range.
bool has_type(const boost::json::value& value, const FieldRule& field);
// The value has the field's type; true if it is within the field's bounds.
bool is_in_range(const boost::json::value& value, const FieldRule& field);

// In words, as README.md and errors say it: "a text of 1 to 64 bytes", "one of grid, stage, full".
Text describe(const FieldRule& field);

}  // namespace signaling
