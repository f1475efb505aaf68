#include "signaling/auth/seat_place.h"

namespace signaling {

std::string_view to_string(DeviceKind kind) { return kind == DeviceKind::kHall ? "hall" : "chair_tablet"; }

std::optional<DeviceKind> parse_device_kind(std::string_view text) {
  for (const DeviceKind kind : {DeviceKind::kHall, DeviceKind::kChairTablet}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace signaling
