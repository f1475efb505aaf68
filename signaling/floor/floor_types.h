#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/ids.h"
#include "media/base/time.h"

// The words of floor control, after RFC 8855 (BFCP): the values that FloorControl takes, keeps and tells.
namespace signaling {

using media::Duration;
using media::SiteId;
using media::Timestamp;

inline constexpr size_t kMaxHolders = 64;
inline constexpr size_t kMaxFloorSites = 500;           // in a queue, in a list of speakers
inline constexpr size_t kMaxSpeakerBytes = 480;         // of a name or post: 120 characters of UTF-8
inline constexpr Duration kMaxTurnTime = std::chrono::hours(24);

// A resource that a conference shares under a chair's control (RFC 8855 §3).
enum class FloorId {
  kSpeech,   // to be heard
  kContent,  // to have one's second picture shown
};

// Who decides on a request.
enum class FloorPolicy {
  kOpen,     // nobody: each is granted at once
  kChaired,  // the chair: requests wait in the queue
  kLecture,  // the same, and the lecturer's site has a standing right beside the chair's; requests are for questions
};

// Who comes first in the queue. Within one rank the time of the request decides.
enum class QueueOrder {
  kTime,      // who asked first
  kPriority,  // requests marked as urgent, then the others
  kPlanned,   // the sites of the list of speakers, in its order, then the others
  kUnspoken,  // sites that have had no turn in this conference, then the others
};

// Where a floor request stands, with the numbers of RFC 8855 §5.2.5. Accepted (2: decided, waits for a free place) is
// not used: a microphone never goes live later by itself, so the chair decides when there is a place.
enum class RequestStatus : uint8_t {
  kPending = 1,    // in the queue
  kGranted = 3,    // holds the floor
  kDenied = 4,     // the chair: not now
  kCancelled = 5,  // withdrawn before it was granted
  kReleased = 6,   // given back
  kRevoked = 7,    // taken away
};

// Where a turn with a time limit stands. Without a limit it stays kSpeaking.
enum class TurnPhase {
  kSpeaking,
  kWarning,  // the limit is near
  kGrace,    // the limit has passed; the floor is released when the grace is over
};

// Why a request or a turn changed.
enum class FloorCause {
  kSite,           // the site wanted it
  kChair,          // the chair did it
  kHandover,       // the floor was given to another site and there is one place, or the chair went on to the next
  kTimeLimit,      // the limit is near, or limit and grace are over
  kDropped,        // the site was gone for longer than the drop grace
  kPolicy,         // the policy decides, or was changed
  kStandingRight,  // the site has a standing right: takes the content at once, or needs no request or turn any more
  kRemoved,        // the site takes part no longer
  kClosed,         // the conference is over
  kUndo,           // the chair takes its last act back
};

// Why an operation was refused. Nothing has changed.
enum class FloorError {
  kAlreadyWaiting,  // a site has at most one request
  kAlreadyHolder,
  kNotWaiting,
  kNotHolder,
  kStandingRight,  // the site may speak at any time and stands outside the queue
  kFloorFull,      // several may hold the floor, and all places are taken
  kNobodyWaits,    // there is no next one whose line is up
  kJustGranted,    // the floor was given less than kNextGuard ago: two pressed "next" at once
  kClosed,         // the conference is over
  kBadValue,       // beyond a bound of this file, a settings' value below its least, a name that is no plain line
};

// The person who speaks for a site, as caption and record name them. Both may be empty.
struct Speaker {
  std::string delegate;  // one plain line of at most kMaxSpeakerBytes, as `post`
  std::string post;      // "Chủ tịch UBND xã"
  bool empty() const { return delegate.empty() && post.empty(); }
  // Whether a record can hold it.
  bool is_valid() const;
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

// One line of the list of speeches (danh sách tham luận).
struct PlannedSpeaker {
  SiteId site;
  std::string delegate;  // as it is to be announced; may be empty
  friend bool operator==(const PlannedSpeaker&, const PlannedSpeaker&) = default;
};

struct FloorSettings {
  size_t max_holders = 1;  // besides sites with a standing right; 1 to kMaxHolders; speech under kOpen: no bound
  // Of each turn, unless a grant says otherwise; none: unlimited. The times of a turn are those at its beginning: a
  // change counts for the turns after it. None is above kMaxTurnTime.
  std::optional<Duration> time_limit = std::nullopt;
  Duration warning = std::chrono::seconds(30);     // before the limit
  Duration grace = std::chrono::seconds(10);       // after the limit
  Duration drop_grace = std::chrono::seconds(15);  // for a holder whose connection is lost
  friend bool operator==(const FloorSettings&, const FloorSettings&) = default;
};

// A request that waits.
struct FloorRequest {
  uint64_t id = 0;
  SiteId site;
  Timestamp since;
  Speaker speaker{};
  bool priority = false;
  friend bool operator==(const FloorRequest&, const FloorRequest&) = default;
};

// A site that holds the floor: one turn.
struct FloorHolder {
  uint64_t request = 0;
  SiteId site;
  Timestamp since;
  Speaker speaker{};
  std::optional<Duration> limit = std::nullopt;
  Timestamp limit_at = media::kNever;  // moves on while the site is gone, and at the end of a break by its length
  TurnPhase phase = TurnPhase::kSpeaking;
  Duration warning{};
  Duration grace{};
  Duration drop_grace{};
  std::optional<Timestamp> gone_since = std::nullopt;  // the connection is lost; the turn's clock stands still
  bool silent = false;  // should be heard, was not for kSilenceTime ("được mời nhưng không có tiếng")
  // The site took the floor, nobody gave it: speech under kOpen, content by standing right.
  bool taken = false;

  // Time left until the limit, never negative; none without a limit. `now` is FloorData::turn_time().
  std::optional<Duration> remaining(Timestamp now) const;
  // When this turn changes by itself, if no break is on: warning, limit, release. kNever: never.
  Timestamp deadline() const;
  friend bool operator==(const FloorHolder&, const FloorHolder&) = default;
};

std::string_view to_string(FloorId floor);          // speech, content
std::string_view to_string(FloorPolicy policy);     // open, chaired, lecture
std::string_view to_string(QueueOrder order);       // time, priority, planned, unspoken
std::string_view to_string(RequestStatus status);   // pending, granted, denied, cancelled, released, revoked
std::string_view to_string(TurnPhase phase);        // speaking, warning, grace
std::string_view to_string(FloorCause cause);       // site, chair, handover, time_limit, dropped, policy, …

}  // namespace signaling
