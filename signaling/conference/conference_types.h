#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/ids.h"
#include "media/base/time.h"
#include "signaling/auth/role.h"
#include "signaling/floor/floor_types.h"
#include "signaling/roll/roll_types.h"
#include "signaling/vote/vote_types.h"

// The words of a conference: the values that its engine takes and keeps.
namespace signaling {

// The phase of an open conference.
enum class OpenPhase : uint8_t {
  kTesting,  // halls connect and are tested
  kInSession,
  kPaused,  // nobody is heard
};
std::string_view to_string(OpenPhase phase);

// To whom a message is written.
enum class ChatTo { kAll, kDesk };
std::string_view to_string(ChatTo to);

// Who does something, for the record.
struct Actor {
  enum class Kind { kPerson, kDevice, kProgram, kSystem };
  Kind kind = Kind::kSystem;
  std::string id{};             // the account or device, in words that stay: "user 7"
  std::string name{};           // as shown on screen
  Role role = Role::kObserver;  // by which it was allowed; means nothing for kSystem
  std::string address{};        // from where it came; may be empty
  // For whom it is done by somebody else: the chair, or a site.
  std::optional<Role> for_role{};
  std::optional<SiteId> for_site{};
  friend bool operator==(const Actor&, const Actor&) = default;
};
std::string_view to_string(Actor::Kind kind);

// Whoever acts for the chair.
struct ActingChair {
  Role role = Role::kDeputy;
  std::string name;
  friend bool operator==(const ActingChair&, const ActingChair&) = default;
};

// Why the engine itself refused something. Nothing has changed.
enum class ConferenceFault {
  kUnknownSite,
  kNotConnected,  // the floor is given to a site that is there
  kPaused,        // microphones are off in a break
  kNotGranted,    // the site has not been given the floor
  kMuted,         // the chair muted it
  kRemoved,       // the site was removed
  kNotRemoved,
  kIsChairSite,  // it is the chair's site (already)
  kNobodyActs,   // for the chair
  kNoItem,       // the agenda has no such item
  kNothingToUndo,
  kNoHelp,  // the site asks for none
  kUnknownPreset,
  kUnknownGroup,
  kNothingPrepared,
  kGuest,         // this is for sites, not for guests
  kUnknownGuest,  // no such guest waits, or was turned away
  kGuestRemoved,
  kGuestsFull,  // as many as there may be
  kAskLater,    // it was turned away just now
};

// Why an operation was refused, by the part that refused it.
struct ConferenceError {
  enum class Part { kConference, kFloor, kRoll, kVote };
  Part part = Part::kConference;
  // The member of `part` says why; the others mean nothing.
  ConferenceFault fault = ConferenceFault::kUnknownSite;
  FloorError floor = FloorError::kBadValue;
  RollError roll = RollError::kUnknownSite;
  VoteError vote{};

  ConferenceError(ConferenceFault why) : fault(why) {}                     // NOLINT: an error is an error
  ConferenceError(FloorError why) : part(Part::kFloor), floor(why) {}      // NOLINT
  ConferenceError(RollError why) : part(Part::kRoll), roll(why) {}         // NOLINT
  ConferenceError(const VoteError& why) : part(Part::kVote), vote(why) {}  // NOLINT
  friend bool operator==(const ConferenceError&, const ConferenceError&) = default;
};

}  // namespace signaling
