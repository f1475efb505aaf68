#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/vote/vote_types.h"

namespace signaling {

// The votes of one conference, one after the other, as a pure state machine: an open show of hands is counted in each
// hall, entered, added up, closed and confirmed. It knows no people and no rights; `by` is only what the record is to
// say. Who is present it is told, and it follows the roll while a vote is open.
//
// Defined outcomes:
// - a site is entered twice, from two devices: the last one counts, both stand in the events, and the second is given
//   what it replaced;
// - the chair role moves: nothing changes, the vote belongs to the conference;
// - a site drops or is removed: what was entered for it counts on; the roll may say otherwise;
// - the roll is corrected below what was entered: the entry stays, and close() is refused with kExceedsPresent naming
//   the site until it is entered anew;
// - two press `confirm` at once: the second is refused with kNotClosed;
// - the conference is closed in mid-vote: the conference cancels it.
//
// Every change is a VoteEvent and is made by apply() alone, so the events give the state again. Time is an argument
// that does not run backwards; there are no deadlines. Not thread-safe. No operation throws; a refused one changes
// nothing.
class VoteControl {
 public:
  using Result = tl::expected<void, VoteError>;

  // `question`: 1 to kMaxQuestionBytes. `quorum`: percent of the invited delegates that must be present, 0 to 100.
  // `sites`: each once, at most kMaxVoteSites, with at most kMaxHands delegates.
  Result open(std::string question, uint32_t quorum, std::vector<VoteSite> sites, Timestamp now);
  // What the roll says now. Does nothing unless a vote is open and something differs.
  Result follow_roll(std::vector<VoteSite> sites, Timestamp now);
  // Hands counted at a site. Their sum may not exceed the delegates present there. Gives the entry it replaced, if any.
  // `by` is cut to kMaxEntererBytes.
  tl::expected<std::optional<VoteEntry>, VoteError> enter(const SiteId& site, VoteCount count, std::string_view by,
                                                          Timestamp now);
  Result close(Timestamp now);
  Result confirm(Timestamp now);
  // An open or a closed one.
  Result cancel(Timestamp now);

  // ---- questions
  const VoteState& state() const { return state_; }
  // The one at hand: the last that was opened, whatever its phase; null before the first.
  const Vote* current() const { return state_.votes.empty() ? nullptr : &state_.votes.back(); }
  // The confirmed ones before the one at hand, oldest first.
  std::vector<VoteResult> past() const;

  // What happened since the last call, in order.
  std::vector<VoteEvent> take_events();
  // A new control becomes what these events, in order, made of another. They are not told again.
  void restore(std::span<const VoteEvent> events);

 private:
  bool is(VotePhase phase) const { return current() != nullptr && current()->phase == phase; }
  void happen(VoteEvent event);

  VoteState state_;
  std::vector<VoteEvent> events_;
};

}  // namespace signaling
