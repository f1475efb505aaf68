#include "signaling/remote/remote_types.h"

#include <array>

namespace signaling {

std::string_view to_string(RemoteAct act) {
  constexpr std::array<std::string_view, 9> kWords{"devices", "switch", "mute",  "cap", "restart",
                                                   "still",   "listen", "watch", "talk"};
  return kWords[static_cast<size_t>(act)];
}

std::string_view to_string(MediaDeviceKind kind) {
  constexpr std::array<std::string_view, 3> kWords{"camera", "microphone", "loudspeaker"};
  return kWords[static_cast<size_t>(kind)];
}

}  // namespace signaling
