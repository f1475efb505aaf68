#include "signaling/floor/floor_types.h"

#include <algorithm>

namespace signaling {

std::optional<Duration> FloorHolder::remaining(Timestamp now) const {
  if (!limit) return std::nullopt;
  return std::max(Duration::zero(), limit_at - gone_since.value_or(now));
}

std::string_view to_string(FloorPolicy policy) { return policy == FloorPolicy::kOpen ? "open" : "chaired"; }

std::string_view to_string(RequestStatus status) {
  switch (status) {
    case RequestStatus::kPending: return "pending";
    case RequestStatus::kAccepted: return "accepted";
    case RequestStatus::kGranted: return "granted";
    case RequestStatus::kDenied: return "denied";
    case RequestStatus::kCancelled: return "cancelled";
    case RequestStatus::kReleased: return "released";
    case RequestStatus::kRevoked: return "revoked";
  }
  return "";
}

std::string_view to_string(TurnPhase phase) {
  switch (phase) {
    case TurnPhase::kSpeaking: return "speaking";
    case TurnPhase::kWarning: return "warning";
    case TurnPhase::kGrace: return "grace";
  }
  return "";
}

std::string_view to_string(FloorCause cause) {
  switch (cause) {
    case FloorCause::kSite: return "site";
    case FloorCause::kChair: return "chair";
    case FloorCause::kHandover: return "handover";
    case FloorCause::kTimeLimit: return "time_limit";
    case FloorCause::kDropped: return "dropped";
    case FloorCause::kPolicy: return "policy";
    case FloorCause::kRemoved: return "removed";
  }
  return "";
}

}  // namespace signaling
