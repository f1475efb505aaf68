#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "signaling/base/ids.h"
#include "signaling/conference/conference_types.h"
#include "signaling/diagnosis/verdict.h"
#include "signaling/floor/floor_event.h"
#include "signaling/preflight/preflight_report.h"
#include "signaling/remote/remote_types.h"
#include "signaling/roll/roll_types.h"
#include "signaling/stage/stage_state.h"
#include "signaling/vote/vote_types.h"

// What happened in a conference, for its record: the state is made of these alone (conference_data.h and the apply() of
// floors, roll, votes and stage).
namespace signaling {

struct SitesPlanned {  // who takes part, in the order in which they are shown; others lose their seats
  std::vector<SiteId> sites;
  friend bool operator==(const SitesPlanned&, const SitesPlanned&) = default;
};
struct PhaseChanged {
  OpenPhase phase = OpenPhase::kInSession;
  std::optional<WallTime> resumes_at{};
  friend bool operator==(const PhaseChanged&, const PhaseChanged&) = default;
};
struct LockChanged {
  bool locked = false;
  friend bool operator==(const LockChanged&, const LockChanged&) = default;
};
struct ChairBooked {  // the chair's site by the booking; it has the standing right
  std::optional<SiteId> site{};
  friend bool operator==(const ChairBooked&, const ChairBooked&) = default;
};
struct ChairMoved {  // handed over, or back
  std::optional<SiteId> site{};
  friend bool operator==(const ChairMoved&, const ChairMoved&) = default;
};
struct ActingChanged {
  std::optional<ActingChair> acting{};
  friend bool operator==(const ActingChanged&, const ActingChanged&) = default;
};
struct SiteCame {  // for the first time
  SiteId site;
  friend bool operator==(const SiteCame&, const SiteCame&) = default;
};
struct SiteRemoved {
  SiteId site;
  bool removed = true;  // false: readmitted
  friend bool operator==(const SiteRemoved&, const SiteRemoved&) = default;
};
struct MicrophoneChanged {
  SiteId site;
  bool on = false;
  bool muted = false;
  friend bool operator==(const MicrophoneChanged&, const MicrophoneChanged&) = default;
};
struct ViewChanged {
  SiteId site;
  mcu::View view = mcu::View::kComposed;
  friend bool operator==(const ViewChanged&, const ViewChanged&) = default;
};
struct ItemBegun {
  size_t item = 0;
  friend bool operator==(const ItemBegun&, const ItemBegun&) = default;
};
struct NoteWritten {
  size_t item = 0;
  std::string notes;
  std::string conclusion;
  friend bool operator==(const NoteWritten&, const NoteWritten&) = default;
};
struct ChatSent {
  uint64_t n = 0;
  std::optional<SiteId> site{};
  std::string name{};
  Role role = Role::kSite;
  ChatTo to = ChatTo::kAll;
  std::string text{};
  friend bool operator==(const ChatSent&, const ChatSent&) = default;
};
struct HelpChanged {  // none: it was answered, or needs none any more
  SiteId site;
  std::optional<std::string> text{};
  friend bool operator==(const HelpChanged&, const HelpChanged&) = default;
};
struct MessageDrawn {
  std::string text;
  std::optional<Duration> time{};  // from now
  friend bool operator==(const MessageDrawn&, const MessageDrawn&) = default;
};
struct ConferenceClosed {
  std::string cause;  // closed, all_gone, cancelled, moved
  friend bool operator==(const ConferenceClosed&, const ConferenceClosed&) = default;
};
// Guests: their seats are this conference's alone, named "guest.1", "guest.2" and so on.
struct GuestCame {  // asks to be let in, or, let in before, comes back
  SiteId site;
  std::string key{};  // by which its page is known again: a hash, never the page's own secret
  std::string name{};
  std::string unit{};
  friend bool operator==(const GuestCame&, const GuestCame&) = default;
};
struct GuestAdmitted {
  SiteId site;
  friend bool operator==(const GuestAdmitted&, const GuestAdmitted&) = default;
};
struct GuestTurnedAway {
  SiteId site;
  friend bool operator==(const GuestTurnedAway&, const GuestTurnedAway&) = default;
};
struct GuestLeft {  // by itself: its place in the lobby or its seat is free
  SiteId site;
  friend bool operator==(const GuestLeft&, const GuestLeft&) = default;
};
struct GuestRemoved {  // for good
  SiteId site;
  friend bool operator==(const GuestRemoved&, const GuestRemoved&) = default;
};
inline constexpr std::string_view kHelpBegins = "begin";
inline constexpr std::string_view kHelpEnds = "end";
struct RemoteHelp {  // a technician helped the site from afar, or ended it
  SiteId site;
  RemoteAct act = RemoteAct::kDevices;
  std::string detail{};           // of kSwitch: which device; of what lasts: kHelpBegins or kHelpEnds
  std::optional<int> cap_kbps{};  // of kCap: the bound from now on, none: there is none any more
  friend bool operator==(const RemoteHelp&, const RemoteHelp&) = default;
};
struct ActUndone {  // what follows in this step takes it back
  std::string act;  // type of the message
  std::optional<SiteId> site{};
  friend bool operator==(const ActUndone&, const ActUndone&) = default;
};
struct SiteTested {  // before the conference, or at a click
  SiteId site;
  PreflightReport report{};
  friend bool operator==(const SiteTested&, const SiteTested&) = default;
};

struct SiteJudged {  // the diagnosis finds a trouble, another one than before; what follows is in the history's seconds
  SiteId site;
  VerdictKind kind = VerdictKind::kUnreachable;
  std::vector<Evidence> evidence{};  // that it had then; finite, in thousandths
  friend bool operator==(const SiteJudged&, const SiteJudged&) = default;
};

struct ConferenceChange {
  Timestamp at;
  std::variant<SitesPlanned, PhaseChanged, LockChanged, ChairBooked, ChairMoved, ActingChanged, SiteCame, SiteRemoved,
               MicrophoneChanged, ViewChanged, ItemBegun, NoteWritten, ChatSent, HelpChanged, MessageDrawn,
               ConferenceClosed, ActUndone, GuestCame, GuestAdmitted, GuestTurnedAway, GuestLeft, GuestRemoved,
               SiteTested, RemoteHelp, SiteJudged>
      what;
  friend bool operator==(const ConferenceChange&, const ConferenceChange&) = default;
};

// One entry of the record.
struct ConferenceEvent {
  uint64_t sequence = 0;  // from 1, without a gap
  Actor by{};
  std::variant<ConferenceChange, FloorEvent, RollEvent, VoteEvent, StageEvent> what;
  friend bool operator==(const ConferenceEvent&, const ConferenceEvent&) = default;
};

// What there is of a conference's record.
struct ConferenceRecord {
  std::vector<ConferenceEvent> events;  // in order; some may be missing
  uint64_t last_sequence = 0;           // the next event has the number after it
};

}  // namespace signaling
