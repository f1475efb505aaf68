#include "mcu/ice/ice_transport.h"

namespace mcu {

std::string_view to_string(IceState state) {
  switch (state) {
    case IceState::kNew: return "new";
    case IceState::kChecking: return "checking";
    case IceState::kConnected: return "connected";
    case IceState::kFailed: return "failed";
  }
  return "unknown";
}

}  // namespace mcu
