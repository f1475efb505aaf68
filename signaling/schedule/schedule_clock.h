#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/schedule/conference_run.h"
#include "signaling/schedule/schedule_problem.h"
#include "signaling/schedule/seating.h"

namespace signaling {

inline constexpr Duration kEmptyTime = std::chrono::minutes(15);       // nobody there: the session is closed
inline constexpr std::chrono::minutes kReopenTime{10};                 // after a session was closed
inline constexpr Duration kMoveNoticeTime = std::chrono::seconds(10);  // before a site is moved
inline constexpr Duration kMaxWait = std::chrono::seconds(30);         // a jump of the calendar clock is noticed within
inline constexpr std::chrono::seconds kClockSlack{60};  // going back by less makes nothing be told a second time
inline constexpr size_t kMaxClosedRuns = 5'000;         // remembered, so that they do not open again

// "Call now" (họp khẩn).
struct UrgentCall {
  ConferenceId conference;  // a new one
  BookingId booking;        // may be empty
  std::string title;
  std::vector<SiteId> sites;
  std::chrono::minutes length{60};
  UserId operator_in_charge;
};

// What has to be done outside, in this order: store the runs, then act on the events.
struct ScheduleOutput {
  std::vector<ConferenceRun> changed;
  std::vector<ScheduleEvent> events;
};

// Takes all conferences through their phases, scheduled → testing → in session ⇄ paused → closed, and says which site
// belongs to which of them.
//
// The clock opens the testing of a conference and begins the session of one with auto-start; all else is a person's
// word. It never closes a session: at the expected end it tells so, and only when all sites have been gone for
// kEmptyTime is the session closed. What is an appointment follows the calendar clock, what is a span the steady clock,
// so a jump of the calendar may open late or early, but closes nothing and opens nothing twice.
//
// A restart: store what take_output() calls changed, load it with the constructor, call plan() and handle_timeout().
// The time nobody is there begins anew then, since nobody knows who was there meanwhile; notices and the time to reopen
// go on. Sites that an urgent conference has called and that have not joined are called again. Who may do what is
// checked outside.
//
// Not thread-safe. A refused operation changes nothing.
class ScheduleClock {
 public:
  using Done = tl::expected<void, ScheduleProblem>;

  explicit ScheduleClock(std::vector<ConferenceRun> stored, Moment now);

  // ---- what is booked
  // All occurrences from some days before now to some days after it, in place of those of the last call. A scheduled
  // conference that is no longer among them is forgotten; an open one goes on, with its title, sites and times renewed
  // if it is. One in testing that was moved to a later test window is scheduled again. A closed one stays closed.
  void plan(const std::vector<Occurrence>& occurrences, Moment now);
  // The booking was cancelled: a scheduled conference is forgotten (leave it out of the next plan), one in testing is
  // closed. One in session must be closed by hand first.
  Done cancel(const ConferenceId& id, const UserId& by, Moment now);

  // ---- what chair, deputy and operator do
  // Before the test window begins. (The clock does it at its time.)
  Done open_testing(const ConferenceId& id, const UserId& by, Moment now);
  // Declares it in session, from scheduled or testing. Sites still in another session come when that one is closed.
  Done start(const ConferenceId& id, const UserId& by, Moment now);
  Done pause(const ConferenceId& id, const UserId& by, Moment now);
  Done resume(const ConferenceId& id, const UserId& by, Moment now);
  // Closes testing or session. Without `confirmed` it is refused with "conference.not_confirmed".
  Done close(const ConferenceId& id, bool confirmed, const UserId& by, Moment now);
  // Puts a session that was closed up to kReopenTime ago back in session. An urgent one calls again who had not joined,
  // and gives notice to who is in another session now.
  Done reopen(const ConferenceId& id, const UserId& by, Moment now);
  // Moves the expected end to `until`. `neighbours`: the conferences that the longer one clashes with hard
  // (hard_neighbours). If there are any, the operators of all, this one's too, have to agree first; an operator who
  // asks has agreed.
  Done extend(const ConferenceId& id, CalendarTime until, std::span<const Occurrence> neighbours, const UserId& by,
              Moment now);
  // The answer on behalf of `neighbour` (or of `id` itself) to the pending question of `id`. One no ends it; a yes
  // counts for all conferences that `by` is in charge of.
  Done answer_extension(const ConferenceId& id, const ConferenceId& neighbour, bool agreed, const UserId& by,
                        Moment now);
  // Begins an urgent conference in session at once, whatever it clashes with. Idle sites ring; a site in another
  // session gets a notice and is moved after kMoveNoticeTime, and that session is then paused until it is resumed.
  Done call_now(const UrgentCall& call, const UserId& by, Moment now);

  // ---- what the lines do
  void site_joined(const ConferenceId& id, const SiteId& site, Moment now);
  void site_left(const ConferenceId& id, const SiteId& site, Moment now);

  // ---- time
  // When handle_timeout() is to be called at the latest; never later than kMaxWait from now.
  Timestamp next_deadline(Moment now) const;
  void handle_timeout(Moment now);

  // ---- questions
  const ConferenceRun* find(const ConferenceId& id) const;
  // Which conference each site belongs to: the one that it may connect to, for the test and for the session.
  const Seating& seating() const { return seating_; }
  const std::set<SiteId>& present(const ConferenceId& id) const;
  // The sites of an urgent conference that have not joined yet, in the order in which they were called.
  std::vector<SiteId> unanswered(const ConferenceId& id) const;
  std::vector<const ConferenceRun*> runs() const;

  // What has come up since the last call.
  ScheduleOutput take_output();

 private:
  // A run and what of it is not stored.
  struct Live {
    ConferenceRun run;
    std::set<SiteId> present;
    Timestamp close_at = media::kNever;      // while nobody is there
    Timestamp reopen_until = media::kNever;  // while it may be reopened
    Timestamp move_at = media::kNever;       // while sites have a notice
    bool changed = false;
  };
  using Lives = std::map<ConferenceId, Live>;

  // Who did something, and why.
  struct Reason {
    ScheduleCause cause = ScheduleCause::kClock;
    std::optional<UserId> by;
  };

  void load(ConferenceRun run, Moment now);
  void renew(Live& live, const Occurrence& occurrence, Moment now);
  void forget_oldest_closed();
  tl::expected<Live*, ScheduleProblem> find_in(const ConferenceId& id, std::initializer_list<ConferencePhase> allowed);

  void set_phase(Live& live, ConferencePhase phase, const Reason& reason, Moment now);
  void begin_session(Live& live, const Reason& reason, Moment now);
  void end(Live& live, const Reason& reason, Moment now);
  void watch_presence(Live& live, Moment now);
  void handle_calendar(Live& live, Moment now);
  void handle_spans(Live& live, Moment now);
  void tell_overrun(Live& live, Moment now);
  Timestamp deadline_of(const Live& live, Moment now) const;

  void settle_question(Live& live, const Reason& reason, Moment now);
  void drop_questions_about(const ConferenceId& closed, Moment now);
  bool is_in_session(const SiteId& site) const;
  void notify(Live& urgent, SiteCall& call, Moment now);
  void tell_call(const Live& urgent, const SiteCall& call, Moment now);
  void call_again(const Live& urgent, Moment now);
  void move_sites(Live& urgent, Moment now);
  void end_interruption(const ConferenceId& urgent, Moment now);
  void reseat(Moment now);

  ScheduleEvent& add_event(const Live& live, ScheduleEventKind kind, const Reason& reason, Moment now);

  Lives lives_;
  Seating seating_;
  uint64_t next_session_ = 1;
  std::vector<ScheduleEvent> events_;
};

}  // namespace signaling
