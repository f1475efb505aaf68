#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "signaling/floor/floor_types.h"

// What happened on a floor, for the record: FloorControl tells nothing else, and apply() (floor_data.h) makes the state
// of these alone.
namespace signaling {

// One step in the life of a request. A request that was not there before begins with kPending, or with kGranted: an
// invitation. It ends exactly once. kPending after kGranted: the grant was undone and the site waits again.
struct RequestChanged {
  uint64_t request = 0;
  SiteId site;
  RequestStatus status = RequestStatus::kPending;
  FloorCause cause = FloorCause::kSite;
  Speaker speaker{};
  // kPending
  bool priority = false;
  size_t place = 0;  // in the queue, from 1
  Timestamp since{};  // how long it has waited counts from here
  // kGranted
  std::optional<Duration> limit = std::nullopt;
  std::optional<Duration> remaining = std::nullopt;  // with a limit: until it; less if an ended turn is taken up again
  TurnPhase phase = TurnPhase::kSpeaking;
  friend bool operator==(const RequestChanged&, const RequestChanged&) = default;
};

// A turn goes on, but not as before: its phase, limit or speaker. All of them as they are now.
struct TurnChanged {
  uint64_t request = 0;
  SiteId site;
  FloorCause cause = FloorCause::kTimeLimit;
  Speaker speaker{};
  std::optional<Duration> limit = std::nullopt;
  std::optional<Duration> remaining = std::nullopt;  // negative in the grace
  TurnPhase phase = TurnPhase::kSpeaking;
  friend bool operator==(const TurnChanged&, const TurnChanged&) = default;
};

// The queue was put into an order: all waiting requests, first to last.
struct QueueArranged {
  QueueOrder order = QueueOrder::kTime;
  bool by_hand = false;  // somebody moved a request since the order was set
  std::vector<uint64_t> requests;
  friend bool operator==(const QueueArranged&, const QueueArranged&) = default;
};

// The list of speakers that kPlanned follows, from the agenda.
struct SpeakersPlanned {
  std::vector<PlannedSpeaker> speakers;
  friend bool operator==(const SpeakersPlanned&, const SpeakersPlanned&) = default;
};

struct FloorPolicyChanged {
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> lecturer = std::nullopt;
  friend bool operator==(const FloorPolicyChanged&, const FloorPolicyChanged&) = default;
};

struct FloorSettingsChanged {
  FloorSettings settings;
  friend bool operator==(const FloorSettingsChanged&, const FloorSettingsChanged&) = default;
};

// Another site is the chair's, or none.
struct ChairSiteChanged {
  std::optional<SiteId> site = std::nullopt;
  friend bool operator==(const ChairSiteChanged&, const ChairSiteChanged&) = default;
};

// A site's connection was lost, or is back.
struct LineChanged {
  SiteId site;
  bool connected = true;
  friend bool operator==(const LineChanged&, const LineChanged&) = default;
};

// A holder that is expected to be heard is silent, or no longer.
struct SoundChanged {
  SiteId site;
  bool silent = false;
  friend bool operator==(const SoundChanged&, const SoundChanged&) = default;
};

// A break: the clocks of all turns stand still.
struct FloorPaused {
  friend bool operator==(const FloorPaused&, const FloorPaused&) = default;
};
struct FloorResumed {
  friend bool operator==(const FloorResumed&, const FloorResumed&) = default;
};
// The conference is over. After the ends of all requests.
struct FloorClosed {
  friend bool operator==(const FloorClosed&, const FloorClosed&) = default;
};
struct FloorReopened {
  friend bool operator==(const FloorReopened&, const FloorReopened&) = default;
};

using FloorChange =
    std::variant<RequestChanged, TurnChanged, QueueArranged, SpeakersPlanned, FloorPolicyChanged, FloorSettingsChanged,
                 ChairSiteChanged, LineChanged, SoundChanged, FloorPaused, FloorResumed, FloorClosed,
                 FloorReopened>;

struct FloorEvent {
  Timestamp at;  // what the clock did bears the time when it was due
  FloorId floor = FloorId::kSpeech;
  FloorChange what;
  friend bool operator==(const FloorEvent&, const FloorEvent&) = default;
};

}  // namespace signaling
