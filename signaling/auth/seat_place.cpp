#include "signaling/auth/seat_place.h"

namespace signaling {

std::string_view to_string(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::kHall: return "hall";
    case DeviceKind::kChairTablet: return "chair_tablet";
    case DeviceKind::kHallControl: return "hall_control";
  }
  return "";
}

std::optional<DeviceKind> parse_device_kind(std::string_view text) {
  for (const DeviceKind kind : {DeviceKind::kHall, DeviceKind::kChairTablet, DeviceKind::kHallControl}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace signaling
