#include "signaling/vote/vote_state.h"

#include <algorithm>

namespace signaling {
namespace {

// The vote at hand, if the event is about it.
Vote* at_hand(VoteState& state, uint64_t id) {
  return state.votes.empty() || state.votes.back().id != id ? nullptr : &state.votes.back();
}

Vote* in_phase(VoteState& state, uint64_t id, VotePhase phase) {
  auto* vote = at_hand(state, id);
  return vote == nullptr || vote->phase != phase ? nullptr : vote;
}

void apply(VoteState& state, const VoteOpened& opened, Timestamp at) {
  if (state.votes.size() >= kMaxVotes) return;
  Vote vote;
  vote.id = opened.vote;
  vote.question = opened.question;
  vote.quorum = opened.quorum;
  vote.opened_at = at;
  vote.sites = opened.sites;
  state.votes.push_back(std::move(vote));
}

void apply(VoteState& state, const VoteSitesChanged& changed, Timestamp) {
  if (auto* vote = in_phase(state, changed.vote, VotePhase::kOpen)) vote->sites = changed.sites;
}

void apply(VoteState& state, const VoteEntered& entered, Timestamp at) {
  auto* vote = in_phase(state, entered.vote, VotePhase::kOpen);
  if (vote == nullptr) return;
  const VoteEntry entry{entered.site, entered.count, entered.by, at};
  auto& entries = vote->entries;
  const auto former = std::find_if(entries.begin(), entries.end(), [&](auto& e) { return e.site == entry.site; });
  if (former != entries.end()) {
    *former = entry;
  } else if (entries.size() < kMaxVoteSites) {
    entries.push_back(entry);
  }
}

void apply(VoteState& state, const VoteClosed& closed, Timestamp) {
  if (auto* vote = in_phase(state, closed.vote, VotePhase::kOpen)) vote->phase = VotePhase::kClosed;
}

void apply(VoteState& state, const VoteConfirmed& confirmed, Timestamp at) {
  auto* vote = in_phase(state, confirmed.vote, VotePhase::kClosed);
  if (vote == nullptr) return;
  vote->phase = VotePhase::kConfirmed;
  vote->ended_at = at;
}

void apply(VoteState& state, const VoteCancelled& cancelled, Timestamp at) {
  auto* vote = at_hand(state, cancelled.vote);
  if (vote == nullptr || vote->ended_at) return;
  vote->phase = VotePhase::kCancelled;
  vote->ended_at = at;
}

}  // namespace

void apply(VoteState& state, const VoteEvent& event) {
  std::visit([&](const auto& what) { apply(state, what, event.at); }, event.what);
}

}  // namespace signaling
