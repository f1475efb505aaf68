#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "signaling/base/ids.h"

namespace signaling {

enum class DeviceKind : uint8_t {
  kHall,         // a hall's endpoint: Role::kSite
  kChairTablet,  // the chair's control page; asks for a PIN
  kHallControl,  // the hall's own control on a telephone or tablet, paired by the hall's endpoint: Role::kSite
};

// The place that a device fills. It belongs to the site and outlives its devices: a seat has one device of each kind,
// and enrolling another replaces it.
struct SeatPlace {
  SiteId site;
  DeviceKind kind = DeviceKind::kHall;
  friend bool operator==(const SeatPlace&, const SeatPlace&) = default;
};

// The word that API and store use: "hall", "chair_tablet", "hall_control".
std::string_view to_string(DeviceKind kind);
// Exactly such a word; none for anything else.
std::optional<DeviceKind> parse_device_kind(std::string_view text);

}  // namespace signaling
