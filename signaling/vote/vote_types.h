#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "media/base/ids.h"
#include "media/base/time.h"

// The words of an open show of hands, counted per hall: the values that VoteControl keeps and tells.
namespace signaling {

using media::SiteId;
using media::Timestamp;

inline constexpr uint32_t kMaxHands = 1000;  // of one kind at one site; also delegates at one site
inline constexpr size_t kMaxVotes = 200;     // in one conference
inline constexpr size_t kMaxVoteSites = 500;
inline constexpr size_t kMaxQuestionBytes = 1200;  // 300 characters of UTF-8
inline constexpr size_t kMaxEntererBytes = 200;

enum class VotePhase {
  kOpen,       // hands are entered
  kClosed,     // no more entries; the chair looks at the total
  kConfirmed,  // the chair has confirmed it: this is the result
  kCancelled,  // it counts for nothing
};

// Hands. Each is at most kMaxHands at one site, so that sums over sites fit.
struct VoteCount {
  uint32_t yes = 0;
  uint32_t no = 0;
  uint32_t abstain = 0;
  uint32_t sum() const { return yes + no + abstain; }
  friend bool operator==(const VoteCount&, const VoteCount&) = default;
};

// A site whose delegates may vote: as the roll says.
struct VoteSite {
  SiteId site;
  uint32_t invited = 0;
  uint32_t present = 0;
  friend bool operator==(const VoteSite&, const VoteSite&) = default;
};

// What was entered last for a site.
struct VoteEntry {
  SiteId site;
  VoteCount count;
  std::string by;  // who entered it, as the record names them
  Timestamp at;
  friend bool operator==(const VoteEntry&, const VoteEntry&) = default;
};

// What a vote gives, at any moment; final once it is confirmed.
struct VoteResult {
  std::string question;
  VoteCount total;
  uint32_t invited = 0;  // delegates, of all sites
  uint32_t present = 0;
  uint32_t quorum = 0;  // percent of those invited
  // Enough delegates are present: present ≥ quorum % of invited. Nobody invited is no quorum, unless none is asked for.
  bool valid = false;
  VotePhase phase = VotePhase::kOpen;
  // Present, but no hand of them was entered.
  uint32_t silent() const { return present > total.sum() ? present - total.sum() : 0; }
  friend bool operator==(const VoteResult&, const VoteResult&) = default;
};

struct Vote {
  uint64_t id = 0;  // from 1, in the order of the conference
  std::string question;
  uint32_t quorum = 0;
  VotePhase phase = VotePhase::kOpen;
  Timestamp opened_at;
  std::optional<Timestamp> ended_at = std::nullopt;  // confirmed or cancelled
  std::vector<VoteSite> sites;
  std::vector<VoteEntry> entries;  // one a site at most, in the order in which sites were entered first

  VoteResult result() const;
  const VoteSite* find_site(const SiteId& site) const;
  const VoteEntry* find_entry(const SiteId& site) const;
  friend bool operator==(const Vote&, const Vote&) = default;
};

// All that VoteControl knows; changed by apply() (vote_state.h) and by nothing else.
struct VoteState {
  std::vector<Vote> votes;  // oldest first; the last is the one at hand
  friend bool operator==(const VoteState&, const VoteState&) = default;
};

// ---- what happened -------------------------------------------------------------------------------------------------

struct VoteOpened {
  uint64_t vote = 0;
  std::string question;
  uint32_t quorum = 0;
  std::vector<VoteSite> sites;
  friend bool operator==(const VoteOpened&, const VoteOpened&) = default;
};
struct VoteSitesChanged {  // the roll says something else now
  uint64_t vote = 0;
  std::vector<VoteSite> sites;
  friend bool operator==(const VoteSitesChanged&, const VoteSitesChanged&) = default;
};
struct VoteEntered {
  uint64_t vote = 0;
  SiteId site;
  VoteCount count;
  std::string by;
  bool replaces = false;  // an earlier entry of this site, whose event stays
  friend bool operator==(const VoteEntered&, const VoteEntered&) = default;
};
struct VoteClosed {
  uint64_t vote = 0;
  friend bool operator==(const VoteClosed&, const VoteClosed&) = default;
};
struct VoteConfirmed {  // with what who reads the record wants to know; the state has it already
  uint64_t vote = 0;
  VoteCount total;
  uint32_t invited = 0;
  uint32_t present = 0;
  bool valid = false;
  friend bool operator==(const VoteConfirmed&, const VoteConfirmed&) = default;
};
struct VoteCancelled {
  uint64_t vote = 0;
  friend bool operator==(const VoteCancelled&, const VoteCancelled&) = default;
};

struct VoteEvent {
  Timestamp at;
  std::variant<VoteOpened, VoteSitesChanged, VoteEntered, VoteClosed, VoteConfirmed, VoteCancelled> what;
  friend bool operator==(const VoteEvent&, const VoteEvent&) = default;
};

// Why an operation was refused. Nothing has changed.
enum class VoteFault {
  kAlreadyOpen,     // another vote is open
  kNotConfirmed,    // another vote is closed: confirm or cancel it first
  kNotOpen,         // no vote is open
  kNotClosed,       // only a closed vote can be confirmed
  kUnknownSite,     // `site` has no delegates in this vote
  kOutOfRange,      // `field` may be at most `limit`; `given` was
  kExceedsPresent,  // the hands at `site` are `given`, and `limit` delegates are present
  kBadText,         // `field` is empty, no UTF-8, has control characters or names a site twice
  kTooManyVotes,    // kMaxVotes were held
};

struct VoteError {
  VoteFault fault = VoteFault::kNotOpen;
  std::string_view field{};  // "question", "quorum", "sites", "yes", "no", "abstain", "by"; empty: none
  uint64_t given = 0;
  uint64_t limit = 0;
  SiteId site{};
  friend bool operator==(const VoteError&, const VoteError&) = default;
};

std::string_view to_string(VotePhase phase);  // open, closed, confirmed, cancelled
std::string_view to_string(VoteFault fault);  // already_open, not_confirmed, …

}  // namespace signaling
