#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/ids.h"
#include "media/base/time.h"

// The words of floor control, after RFC 8855 (BFCP). The floor here is `speech`: the right to be heard.
namespace signaling {

using media::Duration;
using media::SiteId;
using media::Timestamp;

// Who decides on a request.
enum class FloorPolicy {
  kOpen,     // nobody: each is granted at once, any number of sites at a time
  kChaired,  // the chair: requests wait in the order of their time
};

// Where a floor request stands (RFC 8855 §5.2.5). kAccepted (decided, waiting for its turn) is not used yet.
enum class RequestStatus : uint8_t {
  kPending = 1,  // in the queue
  kAccepted = 2,
  kGranted = 3,    // holds the floor
  kDenied = 4,     // the chair: not now
  kCancelled = 5,  // withdrawn before it was granted
  kReleased = 6,   // given back
  kRevoked = 7,    // taken away
};

// Where a granted turn with a time limit stands. Without a limit it stays kSpeaking.
enum class TurnPhase {
  kSpeaking,
  kWarning,  // the limit is near
  kGrace,    // the limit has passed; the floor is released when the grace is over
};

// Why a request changed.
enum class FloorCause {
  kSite,       // the site wanted it
  kChair,      // the chair did it
  kHandover,   // the chair granted the floor to another site and there is one place
  kTimeLimit,  // limit and grace are over
  kDropped,    // the site was gone for longer than the drop grace
  kPolicy,     // the policy decides, or was changed
  kRemoved,    // the site takes part no longer, or has become the chair's site
};

// Why an operation was refused. Nothing has changed.
enum class FloorError {
  kAlreadyWaiting,  // a site has at most one request
  kAlreadyHolder,
  kNotWaiting,
  kNotHolder,
  kStandingRight,  // the chair's site may speak at any time and stands outside the queue
  kFloorFull,      // several may hold the floor, and all places are taken
};

struct FloorSettings {
  size_t max_holders = 1;               // besides the chair's site; ≥ 1; not applied under kOpen
  std::optional<Duration> time_limit = std::nullopt;  // of each turn, unless a grant says otherwise; none: unlimited
  Duration warning = std::chrono::seconds(30);     // before the limit
  Duration grace = std::chrono::seconds(10);       // after the limit
  Duration drop_grace = std::chrono::seconds(15);  // for a holder whose connection is lost
};

// A request that waits.
struct FloorRequest {
  uint64_t id = 0;
  SiteId site;
  Timestamp since;
  friend bool operator==(const FloorRequest&, const FloorRequest&) = default;
};

// A site that holds the floor.
struct FloorHolder {
  uint64_t request = 0;
  SiteId site;
  Timestamp since;
  std::optional<Duration> limit;
  Timestamp limit_at = media::kNever;  // moves on while the site is gone, and at the end of a break by its length
  TurnPhase phase = TurnPhase::kSpeaking;
  std::optional<Timestamp> gone_since;  // the connection is lost; the turn's clock stands still

  // Time left until the limit, never negative; none without a limit. `now` is FloorControl::turn_time().
  std::optional<Duration> remaining(Timestamp now) const;
  friend bool operator==(const FloorHolder&, const FloorHolder&) = default;
};

// One step in the life of a request, for the record.
struct FloorEvent {
  uint64_t request = 0;
  SiteId site;
  RequestStatus status = RequestStatus::kPending;
  TurnPhase phase = TurnPhase::kSpeaking;  // means something while kGranted
  FloorCause cause = FloorCause::kSite;
  Timestamp at;
};

std::string_view to_string(FloorPolicy policy);
std::string_view to_string(RequestStatus status);
std::string_view to_string(TurnPhase phase);
std::string_view to_string(FloorCause cause);

}  // namespace signaling
