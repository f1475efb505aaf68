#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/floor/floor_data.h"
#include "signaling/floor/silence_watch.h"

namespace signaling {

// What a site says with its request.
struct RequestTerms {
  Speaker speaker{};
  bool priority = false;  // urgent: goes first under QueueOrder::kPriority
};

// What the chair says with a grant. What is left out stays as it is: the request's speaker, or the one planned for the
// site; the general limit, or that of the turn that goes on.
struct GrantTerms {
  std::optional<Duration> limit = std::nullopt;  // above zero
  bool unlimited = false;                        // without a limit, whatever the general one is; `limit` is not read
  Speaker speaker{};
};

// An act of the chair, to take it back: the floor before it, with all done that was due, and after it, and when.
struct FloorAct {
  FloorData before;
  FloorData after;
  Timestamp at;
};

// Who may speak in one conference, or whose content is shown: the floor control server of RFC 8855 for one floor, as a
// pure state machine. A conference has two of them, `speech` and `content`. It knows no connections, microphones or
// pictures: the conference makes of a grant what is heard, seen and captioned.
//
// A request lives pending → granted → released | revoked, or ends as denied or cancelled; it ends exactly once, by
// one event. At most settings.max_holders sites hold a floor.
//
// Standing right (the chair's site; the lecturer's under kLecture). Speech: the site may be heard at any time and never
// waits or holds. Content: its request is granted at once and ends the turn before it, as anybody's is under kOpen.
//
// Defined outcomes of what crosses:
// - two grants of one site: the second changes nothing; of two sites with one place: the later one holds;
// - two press "next" at once: the second is refused (kJustGranted), so nobody is skipped;
// - grant and cancel: after a cancel the grant is an invitation; a cancel after the grant is refused (kNotWaiting);
// - a request and a close: what comes after the close is refused (kClosed); close ends all requests and turns;
// - policy switched in mid-turn: see set_policy();
// - a holder removed: its turn is revoked; nobody follows by itself;
// - the chair's site moves: turns of others go on; a request or turn of the new one ends, it needs none;
// - a limit lowered below the number of holders: they go on, nobody is added before there is a place.
//
// Every change is a FloorEvent and is made by apply() alone, so the events give the state again. Time is an argument
// that does not run backwards; next_deadline() says when handle_timeout() is to be called. Every operation first does
// what was due before it, so the record runs forward and a late timer changes no outcome. Not thread-safe. No operation
// throws; a refused one changes nothing else.
class FloorControl {
 public:
  using Result = tl::expected<void, FloorError>;
  // A second "next" within this time after a turn began means the same next.
  static constexpr Duration kNextGuard = std::chrono::seconds(1);

  explicit FloorControl(FloorData initial);

  // ---- what a site does
  // Asks for the floor: waits in the queue, or holds it at once under kOpen and, for the content, by standing right.
  Result request(const SiteId& site, const RequestTerms& terms, Timestamp now);
  // Withdraws its waiting request.
  Result cancel(const SiteId& site, Timestamp now);
  // Gives the floor back.
  Result release(const SiteId& site, Timestamp now);

  // ---- what the chair does
  // Gives `site` the floor, whether or not it asked (an invitation). With one place the former holder's turn ends in
  // the same step; with several and all taken the grant is refused, because it would be a guess whose turn to end. To a
  // site that holds it already: a limit that is named counts from now, a speaker who is named is the new one, and what
  // the site had taken is now given (FloorHolder::taken).
  Result grant(const SiteId& site, const GrantTerms& terms, Timestamp now);
  // Hand over in one step: ends the longest turn and gives the floor to the first in the queue whose line is up.
  Result grant_next(Timestamp now);
  // Takes a waiting request off the queue, or all of them.
  Result deny(const SiteId& site, Timestamp now);
  void clear(Timestamp now);
  // Puts a waiting request at `place` (from 1; beyond the end: last). Stays so until the next set_order().
  Result move(const SiteId& site, size_t place, Timestamp now);
  // Arranges the queue anew, and all later requests by this order.
  void set_order(QueueOrder order, Timestamp now);
  // Ends a holder's turn; those of all; those of sites that took the floor by themselves.
  Result revoke(const SiteId& site, Timestamp now);
  void revoke_all(Timestamp now);
  void revoke_taken(Timestamp now);
  // Counts for the turns that begin afterwards. kBadValue for what FloorSettings does not allow.
  Result set_settings(const FloorSettings& settings, Timestamp now);
  // To kOpen: turns go on, speech without limits; waiting requests are cancelled, since nobody decides on them any more
  // and no microphone may go live unasked. From kOpen: all turns end, but one of the content by standing right. Between
  // kChaired and kLecture: turns and queue stay. A lecturer counts under kLecture only; a request or turn of speech of
  // the new one ends, it needs none.
  void set_policy(FloorPolicy policy, std::optional<SiteId> lecturer, Timestamp now);
  // Takes back what `act` did, where it still stands: turns it ended go on with the time they had left then, requests
  // it granted or denied wait again at their places, policy, order and settings are as before. What others did since
  // stays. An ended request stays ended: what is taken up again has a new number. Remove anew who was removed since.
  void undo(const FloorAct& act, Timestamp now);

  // ---- what the conference does
  // The list of speakers of the agenda item now begun. Under kPlanned the queue is arranged anew.
  Result plan_speakers(std::vector<PlannedSpeaker> speakers, Timestamp now);
  // A break begins: the clocks of all turns stand still, limits and drop graces, until resume(). All else goes on.
  void pause(Timestamp now);
  void resume(Timestamp now);
  // The site takes part no longer: its request is cancelled, its turn revoked.
  void remove(const SiteId& site, Timestamp now);
  // Another site is the chair's, or none.
  void set_chair_site(std::optional<SiteId> site, Timestamp now);
  // The conference is over: everything ends, and nothing begins any more, until it is opened again.
  void close(Timestamp now);
  void reopen(Timestamp now);

  // ---- what the line does
  // The site's connection is lost. A request keeps its place; a holder keeps the floor for the drop grace.
  void site_dropped(const SiteId& site, Timestamp now);
  // It is back: the turn goes on with the time it had left. Unless told so, a site counts as connected.
  void site_returned(const SiteId& site, Timestamp now);

  // ---- what the mixer hears (speech under kChaired and kLecture; changes nothing elsewhere)
  // Whose microphone is live, so that it should be heard if it holds the floor; until the next call.
  void expect_sound(std::vector<SiteId> sites, Timestamp now);
  // Who is audible by level; until the next call.
  void heard(std::vector<SiteId> sites, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  // Does what is due: warnings, ends of limits, releases, silence.
  void handle_timeout(Timestamp now);

  // ---- questions
  const FloorData& data() const { return data_; }
  FloorPolicy policy() const { return data_.policy; }
  std::span<const FloorHolder> holders() const { return data_.holders; }
  std::span<const FloorRequest> queue() const { return data_.queue; }
  const FloorHolder* holder(const SiteId& site) const { return data_.holder(site); }
  std::optional<size_t> place(const SiteId& site) const { return data_.place(site); }
  bool has_floor(const SiteId& site) const { return data_.has_floor(site); }
  Timestamp turn_time(Timestamp now) const { return data_.turn_time(now); }

  // What happened since the last call, in order.
  std::vector<FloorEvent> take_events();
  // Goes on from what these events, in order, make of the present state. They are not told again. Tell afterwards which
  // sites are connected: a turn's clock runs on from its last event otherwise.
  void restore(std::span<const FloorEvent> events);

 private:
  void happen(FloorChange change, Timestamp at);
  // Whether turns are limited in number and, unless a grant says so, in time.
  bool is_bounded() const;
  bool has_room() const;
  void make_room(Timestamp now);
  void start_turn(const SiteId& site, const GrantTerms& terms, FloorCause cause, Timestamp now);
  void change_turn(const FloorHolder& holder, const GrantTerms& terms, Timestamp now);
  void end_turn(const FloorHolder& holder, RequestStatus status, FloorCause cause, Timestamp at);
  void end_request(const FloorRequest& request, RequestStatus status, FloorCause cause, Timestamp at);
  void end_all_requests(RequestStatus status, FloorCause cause, Timestamp now);
  void leave_open(Timestamp now);
  void enter_open(Timestamp now);
  void needs_no_turn(const SiteId& site, Timestamp now);
  void undo_rules(const FloorAct& act, Timestamp now);
  void undo_grants(const FloorAct& act, Timestamp now);
  void take_up(const FloorAct& act, const FloorHolder& former, Timestamp now);
  void undo_denials(const FloorAct& act, Timestamp now);
  void undo_order(const FloorAct& act, Timestamp now);
  void advance(const FloorHolder& holder, Timestamp at);
  // The turn of the next deadline, and when; nullptr and kNever if there is none.
  std::pair<const FloorHolder*, Timestamp> next_turn() const;
  Timestamp silence_deadline() const;
  void watch_silence(Timestamp now);

  FloorData data_;
  Timestamp last_ = Timestamp::min();  // of the latest event: none bears an earlier time
  SilenceWatch silence_;
  std::vector<FloorEvent> events_;
};

}  // namespace signaling
