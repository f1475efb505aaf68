#include "signaling/accounts/seat_state.h"

namespace signaling {

std::string audit_name(const EnrolledDevice& device) {
  return "device " + std::to_string(device.id.value()) + " of " + device.place.site.value();
}

}  // namespace signaling
