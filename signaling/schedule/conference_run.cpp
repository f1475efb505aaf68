#include "signaling/schedule/conference_run.h"

namespace signaling {

std::string_view to_string(ConferencePhase phase) {
  switch (phase) {
    case ConferencePhase::kScheduled: return "scheduled";
    case ConferencePhase::kTesting: return "testing";
    case ConferencePhase::kInSession: return "in_session";
    case ConferencePhase::kPaused: return "paused";
    case ConferencePhase::kClosed: return "closed";
  }
  return "";
}

std::string_view to_string(CallState state) {
  switch (state) {
    case CallState::kNoticed: return "noticed";
    case CallState::kRinging: return "ringing";
    case CallState::kAnswered: return "answered";
  }
  return "";
}

std::string_view to_string(ScheduleCause cause) {
  switch (cause) {
    case ScheduleCause::kClock: return "clock";
    case ScheduleCause::kPerson: return "person";
    case ScheduleCause::kAllGone: return "all_gone";
    case ScheduleCause::kUrgent: return "urgent";
    case ScheduleCause::kCancelled: return "cancelled";
    case ScheduleCause::kMoved: return "moved";
  }
  return "";
}

std::string_view to_string(ScheduleEventKind kind) {
  switch (kind) {
    case ScheduleEventKind::kPhase: return "phase";
    case ScheduleEventKind::kSeat: return "seat";
    case ScheduleEventKind::kUnseat: return "unseat";
    case ScheduleEventKind::kOverrun: return "overrun";
    case ScheduleEventKind::kMissed: return "missed";
    case ScheduleEventKind::kRing: return "ring";
    case ScheduleEventKind::kMoveNotice: return "move_notice";
    case ScheduleEventKind::kInterruptionOver: return "interruption_over";
    case ScheduleEventKind::kExtensionAsked: return "extension_asked";
    case ScheduleEventKind::kExtended: return "extended";
    case ScheduleEventKind::kExtensionRefused: return "extension_refused";
  }
  return "";
}

std::optional<ConferencePhase> parse_phase(std::string_view text) {
  using enum ConferencePhase;
  for (const auto phase : {kScheduled, kTesting, kInSession, kPaused, kClosed}) {
    if (to_string(phase) == text) return phase;
  }
  return std::nullopt;
}

std::optional<CallState> parse_call_state(std::string_view text) {
  using enum CallState;
  for (const auto state : {kNoticed, kRinging, kAnswered}) {
    if (to_string(state) == text) return state;
  }
  return std::nullopt;
}

}  // namespace signaling
