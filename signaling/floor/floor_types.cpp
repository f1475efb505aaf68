#include "signaling/floor/floor_types.h"

#include <algorithm>

#include "signaling/base/unicode.h"
#include "signaling/floor/turn_clock.h"

namespace signaling {
namespace {

bool is_name(std::string_view text) { return text.size() <= kMaxSpeakerBytes && is_plain_line(text); }

}  // namespace

bool Speaker::is_valid() const { return is_name(delegate) && is_name(post); }

std::optional<Duration> FloorHolder::remaining(Timestamp now) const {
  if (!limit) return std::nullopt;
  return std::max(Duration::zero(), span_between(gone_since.value_or(now), limit_at));
}

Timestamp FloorHolder::deadline() const {
  if (gone_since) return later(*gone_since, drop_grace);
  if (!limit) return media::kNever;
  switch (phase) {
    case TurnPhase::kSpeaking: return later(limit_at, -std::min(*limit, warning));
    case TurnPhase::kWarning: return limit_at;
    case TurnPhase::kGrace: return later(limit_at, grace);
  }
  return media::kNever;
}

std::string_view to_string(FloorId floor) { return floor == FloorId::kSpeech ? "speech" : "content"; }

std::string_view to_string(FloorPolicy policy) {
  switch (policy) {
    case FloorPolicy::kOpen: return "open";
    case FloorPolicy::kChaired: return "chaired";
    case FloorPolicy::kLecture: return "lecture";
  }
  return "";
}

std::string_view to_string(QueueOrder order) {
  switch (order) {
    case QueueOrder::kTime: return "time";
    case QueueOrder::kPriority: return "priority";
    case QueueOrder::kPlanned: return "planned";
    case QueueOrder::kUnspoken: return "unspoken";
  }
  return "";
}

std::string_view to_string(RequestStatus status) {
  switch (status) {
    case RequestStatus::kPending: return "pending";
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
    case FloorCause::kStandingRight: return "standing_right";
    case FloorCause::kRemoved: return "removed";
    case FloorCause::kClosed: return "closed";
    case FloorCause::kUndo: return "undo";
  }
  return "";
}

}  // namespace signaling
