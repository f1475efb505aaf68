#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "signaling/schedule/occurrence.h"

// The life of one conference as a value: what is stored, and what a restarted service goes on from.
namespace signaling {

enum class ConferencePhase : uint8_t {
  kScheduled,
  kTesting,    // halls may connect and are tested
  kInSession,  // declared by chair, deputy or operator, or by auto-start
  kPaused,     // a break, or an urgent conference took sites away
  kClosed,
};

// Where a site stands that an urgent conference has called.
enum class CallState : uint8_t {
  kNoticed,   // sits in another conference and is told that it will be moved
  kRinging,   // called full-screen
  kAnswered,  // has joined
};

struct SiteCall {
  SiteId site;
  CallState state = CallState::kRinging;
  friend bool operator==(const SiteCall&, const SiteCall&) = default;
};

// What one operator says about an extension.
struct ExtensionAnswer {
  ConferenceId conference;  // whose operator this is
  UserId operator_in_charge;
  bool agreed = false;  // false: awaited; a no ends the question
  friend bool operator==(const ExtensionAnswer&, const ExtensionAnswer&) = default;
};

// An extension into other conferences, until all operators have agreed or one has not.
struct ExtensionQuestion {
  CalendarTime until;
  std::vector<ExtensionAnswer> answers;
  friend bool operator==(const ExtensionQuestion&, const ExtensionQuestion&) = default;
};

struct ConferenceRun {
  Occurrence plan;
  ConferencePhase phase = ConferencePhase::kScheduled;
  CalendarTime since;           // of the phase
  uint64_t session_number = 0;  // grows from session to session: their order, whatever the calendar clock does
  CalendarTime expected_end;    // the plan's, or later after an extension
  bool urgent = false;          // called now
  bool overrun = false;         // the expected end has passed and was told
  bool missed = false;          // the expected end passed before it could open, and was told
  bool may_reopen = false;      // closed from a session, not long ago
  std::optional<ConferenceId> interrupted_by;  // the urgent conference that paused this one
  std::vector<SiteCall> calls;                 // of an urgent conference
  std::optional<ExtensionQuestion> question;

  const ConferenceId& id() const { return plan.conference; }
  bool holds_session() const { return phase == ConferencePhase::kInSession || phase == ConferencePhase::kPaused; }
  bool is_open() const { return phase == ConferencePhase::kTesting || holds_session(); }
  friend bool operator==(const ConferenceRun&, const ConferenceRun&) = default;
};

// Why something happened.
enum class ScheduleCause : uint8_t {
  kClock,
  kPerson,     // `by` of the event
  kAllGone,    // all sites have been gone for kEmptyTime
  kUrgent,     // an urgent conference
  kCancelled,  // the booking was cancelled
  kMoved,      // the booking was moved to a later time
};

enum class ScheduleEventKind : uint8_t {
  kPhase,       // the phase is now `phase`
  kSeat,        // `site` belongs to this conference now: it may connect to it, and to no other
  kUnseat,      // `site` belongs to no conference now
  kOverrun,     // for chair and operator: the expected end has passed (quá giờ), or no session began until then
  kMissed,      // for the operator: the conference did not take place, since the service was off
  kRing,        // `site` is called by this urgent conference; told again after a restart if it has not joined
  kMoveNotice,  // `site`, now in `other`, will be moved into this urgent conference at `move_at`; told again as well
  kInterruptionOver,  // for chair and operator: the sites are back from `other`, the conference may be resumed
  kExtensionAsked,    // for the operator of `other`, too: extend into it?
  kExtended,          // the expected end has changed
  kExtensionRefused,
};

// Something that happened, for the record and for those it names. Not the only word on it: after a restart the runs
// alone tell the state, so an event lost with the process loses nothing.
struct ScheduleEvent {
  ScheduleEventKind kind = ScheduleEventKind::kPhase;
  ConferenceId conference;
  ConferencePhase phase = ConferencePhase::kScheduled;  // of the conference after the event
  ScheduleCause cause = ScheduleCause::kClock;
  std::optional<UserId> by;
  SiteId site;
  ConferenceId other;
  CalendarTime at;
  Timestamp move_at{};
  friend bool operator==(const ScheduleEvent&, const ScheduleEvent&) = default;
};

std::string_view to_string(ConferencePhase phase);
std::string_view to_string(CallState state);
std::string_view to_string(ScheduleCause cause);
std::string_view to_string(ScheduleEventKind kind);
// The phase that `text` names; none otherwise. For the store.
std::optional<ConferencePhase> parse_phase(std::string_view text);
std::optional<CallState> parse_call_state(std::string_view text);

}  // namespace signaling
