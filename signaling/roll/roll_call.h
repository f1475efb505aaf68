#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/roll/roll_types.h"

namespace signaling {

// What is said of a site beside its presence. What is left out stays as it was told before; if no number ever was, all
// invited delegates count as there until somebody says otherwise.
struct RollReport {
  std::optional<std::string> head = std::nullopt;    // at most kMaxHeadBytes
  std::optional<uint32_t> delegates = std::nullopt;  // at most kMaxDelegates
};

// The roll call of one conference as a pure state machine: who is called and for how long, who answered, who is there
// with how many delegates. It knows no connections, pictures or roles: while state().turn names a site, the conference
// makes it heard and puts it on stage.
//
// Sites are called in order for `answer_time` each, until the hall answers or somebody marks it. Who did not answer is
// called once more at the end; after that it is absent until somebody marks it, or it is called again and answers: then
// it is late. An answer or mark is never forgotten by a later roll: start() calls those who are missing.
//
// Defined outcomes:
// - the chair role moves: nothing changes, the roll belongs to the conference;
// - a site's line drops while it is called: the call runs on, and it may answer when it is back in time;
// - a site is removed while it is called: the call ends, the next one is called; what was recorded of it stays;
// - two press `next` at once: the second is refused (kJustCalled), so nobody is passed unheard;
// - the roll is stopped: the site that was being called is the first when it goes on;
// - a restart: the call goes on until its time is over; the next begins when somebody notices, with its whole time.
//
// Every change is a RollEvent and is made by apply() alone, so the events give the state again. Time is an argument
// that does not run backwards; next_deadline() says when handle_timeout() is to be called. Not thread-safe. No
// operation throws; a refused one changes nothing.
class RollCall {
 public:
  using Result = tl::expected<void, RollError>;
  static constexpr Duration kAnswerTime = std::chrono::seconds(20);
  // A second "next" within this time after a call began means the same next.
  static constexpr Duration kNextGuard = std::chrono::seconds(1);

  // `answer_time`: whole milliseconds, above zero.
  explicit RollCall(Duration answer_time = kAnswerTime);

  // ---- what the conference does
  // Who is to be called, in order; the same list again changes nothing. Sites that are left out are removed with what
  // was recorded of them, which the events keep; new ones are called in a roll that has not finished. To be told first.
  Result plan(std::vector<RollSite> sites, Timestamp now);
  // The site takes part no longer: it is not called any more in this roll.
  void remove(const SiteId& site, Timestamp now);
  // A break: the clock of a call stands still until resume().
  void pause(Timestamp now);
  void resume(Timestamp now);

  // ---- what chair and secretary do
  // Calls everybody who is not known to be there, the first at once. After stop() it goes on where it was.
  Result start(Timestamp now);
  // Ends the call without an answer and calls the next.
  Result next(Timestamp now);
  // Ends the roll, or the call of a single site.
  Result stop(Timestamp now);
  // Calls one site now, whatever is known of it. The site that was being called follows. If no roll is to call it, it
  // is called this once and its silence is not recorded.
  Result call(const SiteId& site, Timestamp now);
  // Records, or corrects, what is known of the site. It is not called any more in this roll; if it is being called, the
  // next one is. Absent: no head, nobody there, whatever the report says.
  Result mark(const SiteId& site, Presence presence, const RollReport& report, Timestamp now);

  // ---- what a hall does
  // The button of a site that is being called, or was in this roll and did not answer in time. While the roll is called
  // a site that has answered may correct head and number, not the presence.
  Result answer(const SiteId& site, const RollReport& report, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // ---- questions
  const RollState& state() const { return state_; }
  const RollEntry* entry(const SiteId& site) const;
  // Of the call, never negative; zero if nobody is called.
  Duration remaining(Timestamp now) const;

  // What happened since the last call, in order.
  std::vector<RollEvent> take_events();
  // A new roll call becomes what these events, in order, made of another. They are not told again.
  void restore(std::span<const RollEvent> events);

 private:
  template <typename Change>
  void happen(Change change, Timestamp at);
  bool is_called(const SiteId& site) const { return state_.turn && state_.turn->site == site; }
  void call_site(const SiteId& site, CallRound round, Timestamp now);
  void call_next(Timestamp now);
  void end_turn(CallEnd end, Timestamp at);
  Result record(const RollEntry& entry, bool by_itself, Presence presence, const RollReport& report, Timestamp now);

  Duration answer_time_;
  RollState state_;
  std::vector<RollEvent> events_;
};

}  // namespace signaling
