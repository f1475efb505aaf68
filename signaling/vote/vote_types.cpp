#include "signaling/vote/vote_types.h"

#include <algorithm>

namespace signaling {
namespace {

bool has_quorum(const VoteResult& result) {
  if (result.invited == 0) return result.quorum == 0;
  return uint64_t{result.present} * 100 >= uint64_t{result.quorum} * result.invited;
}

template <typename T>
const T* find_by_site(const std::vector<T>& all, const SiteId& site) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.site == site; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

VoteResult Vote::result() const {
  VoteResult result;
  result.question = question;
  result.quorum = quorum;
  result.phase = phase;
  for (const auto& site : sites) {
    result.invited += site.invited;
    result.present += site.present;
  }
  for (const auto& entry : entries) {
    result.total.yes += entry.count.yes;
    result.total.no += entry.count.no;
    result.total.abstain += entry.count.abstain;
  }
  result.valid = has_quorum(result);
  return result;
}

const VoteSite* Vote::find_site(const SiteId& site) const { return find_by_site(sites, site); }
const VoteEntry* Vote::find_entry(const SiteId& site) const { return find_by_site(entries, site); }

std::string_view to_string(VotePhase phase) {
  switch (phase) {
    case VotePhase::kOpen:
      return "open";
    case VotePhase::kClosed:
      return "closed";
    case VotePhase::kConfirmed:
      return "confirmed";
    case VotePhase::kCancelled:
      return "cancelled";
  }
  return "";
}

std::string_view to_string(VoteFault fault) {
  switch (fault) {
    case VoteFault::kAlreadyOpen:
      return "already_open";
    case VoteFault::kNotConfirmed:
      return "not_confirmed";
    case VoteFault::kNotOpen:
      return "not_open";
    case VoteFault::kNotClosed:
      return "not_closed";
    case VoteFault::kUnknownSite:
      return "unknown_site";
    case VoteFault::kOutOfRange:
      return "out_of_range";
    case VoteFault::kExceedsPresent:
      return "exceeds_present";
    case VoteFault::kBadText:
      return "bad_text";
    case VoteFault::kTooManyVotes:
      return "too_many_votes";
  }
  return "";
}

}  // namespace signaling
