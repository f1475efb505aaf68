#include "signaling/conference/conference_types.h"

#include <array>

namespace signaling {

std::string_view to_string(OpenPhase phase) {
  constexpr std::array<std::string_view, 3> kWords{"testing", "in_session", "paused"};
  return kWords[static_cast<size_t>(phase)];
}

std::string_view to_string(ChatTo to) { return to == ChatTo::kDesk ? "desk" : "all"; }

std::string_view to_string(Actor::Kind kind) {
  constexpr std::array<std::string_view, 4> kWords{"person", "device", "program", "system"};
  return kWords[static_cast<size_t>(kind)];
}

}  // namespace signaling
