#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/result.h"
#include "signaling/auth/principal.h"
#include "signaling/calendar/booking_list.h"
#include "signaling/calendar/calendar_listener.h"
#include "signaling/calendar/calendar_refusal.h"
#include "signaling/calendar/run_keeper.h"
#include "signaling/calendar/timetable.h"
#include "signaling/schedule/validate_booking.h"
#include "signaling/store/audit_log.h"
#include "signaling/store/database.h"

namespace signaling {

inline constexpr std::chrono::seconds kPlannedBefore = std::chrono::days(3);  // what the clock knows of, around now
inline constexpr std::chrono::seconds kPlannedAfter = std::chrono::days(14);
inline constexpr std::chrono::seconds kPlanEvery = std::chrono::hours(6);
inline constexpr std::chrono::seconds kSoon = std::chrono::hours(24);  // a conference that is not open yet is listed
inline constexpr std::chrono::days kPapersAfterEnd{7};                 // minutes and conclusions come after the end

// Who does something.
struct Person {
  UserId user;
  std::string name;  // as the audit log has it: a login name
};

// What is wrong with a booking, and what it collides with.
struct BookingCheck {
  BookingReport report;
  ClashReport clashes;  // asked only if the report has no errors
  bool may_be_saved() const { return report.ok() && clashes.may_be_saved(); }
};

// One line of the calendar: an occurrence as it is planned, and how far it has come.
struct CalendarEntry {
  Occurrence planned;
  CalendarTime expected_end;
  const BookingRecord* record = nullptr;
  ConferencePhase phase = ConferencePhase::kScheduled;
  bool overrun = false;
};

// Which part of the calendar is wanted.
struct CalendarQuery {
  CalendarTime from;
  CalendarTime to;
  std::optional<SiteId> site{};
  std::string text{};  // somewhere in the title, see search_key
};

// All bookings and the conferences that come of them, joined with the store: what is acknowledged is stored, together
// with its entry in the audit log and with what the BookingListener makes of it; what is refused has changed nothing,
// here and there. How a failing store is met by the clock: run_keeper.h.
//
// After any call ask next_deadline() anew. After a restart open() and begin() go on where the store ends: nothing opens
// twice or not at all, whenever the process ended. Who may do what is checked outside (permissions.cpp).
//
// Pointers to records and runs live until the next call that is not const. One thread, the database's.
class Calendar {
 public:
  // Reads all there is: some tenths of a second for 10,000 bookings. `database` outlives this. Errors as in database.h,
  // and "booking.bad_document", "run.bad_document".
  static media::Result<std::unique_ptr<Calendar>> open(Database& database, const Capacity& capacity, Moment now);

  // Who is told; null: nobody. They outlive this. Then begin() plans, does what is due, and tells who sits where.
  void set_listeners(BookingListener* bookings, ScheduleListener* schedule);
  media::Result<void> begin(Moment now);

  void set_capacity(const Capacity& capacity) { capacity_ = capacity; }
  // Ids of the layouts that bookings may name; at first there are none.
  void set_layouts(std::vector<std::string> layouts) { layouts_ = std::move(layouts); }

  // ---- bookings (calendar_bookings.cpp)
  // What create() or change() would say of it: change(), if there is a booking with this id.
  CalendarResult<BookingCheck> check(ConferenceBooking booking, Moment now);
  // Stores it under a new id, "hn-<day>-<number>"; `id`, `sequence` and `cancelled` of the argument mean nothing. Gives
  // what is stored: texts composed (NFC).
  CalendarResult<const BookingRecord*> create(ConferenceBooking booking, const Person& by, Moment now);
  // Replaces the booking with this id. `sequence` is the one of the version that was edited; it grows by one. Times and
  // sites that stay are not asked for clashes again. The start of a conference that is in session or over stays.
  CalendarResult<const BookingRecord*> change(ConferenceBooking booking, const Person& by, Moment now);
  // The papers of one agenda item, by its place from 0, are these. The same as change() of nothing else, and until
  // kPapersAfterEnd after the end of its last conference, as planned or, if that was later, as it was closed.
  CalendarResult<const BookingRecord*> change_papers(const BookingId& id, size_t item, std::vector<PaperId> papers,
                                                     const Person& by, Moment now);
  // Takes it off the calendar. Its conference is closed if it is in testing; one in session is closed by hand first.
  CalendarResult<void> cancel(const BookingId& id, std::string_view reason, const Person& by, Moment now);
  // A new booking like this one at another time: one conference, also of a series.
  CalendarResult<const BookingRecord*> copy(const BookingId& id, CalendarTime start, const Person& by, Moment now);
  // One occurrence of a series, named by the day for which it was first planned: "20261201".
  CalendarResult<const BookingRecord*> move_occurrence(const BookingId& id, std::string_view day, CalendarTime start,
                                                       std::chrono::minutes length, const Person& by, Moment now);
  CalendarResult<void> cancel_occurrence(const BookingId& id, std::string_view day, const Person& by, Moment now);

  // ---- conferences (calendar_conferences.cpp); what persons do
  using Done = CalendarResult<void>;
  Done open_testing(const ConferenceId& id, const Person& by, Moment now);
  // In session: from scheduled or testing, after a pause, or reopened within kReopenTime.
  Done start(const ConferenceId& id, const Person& by, Moment now);
  Done pause(const ConferenceId& id, const Person& by, Moment now);
  Done resume(const ConferenceId& id, const Person& by, Moment now);
  Done close(const ConferenceId& id, bool confirmed, const Person& by, Moment now);
  Done reopen(const ConferenceId& id, const Person& by, Moment now);
  // Asks the operators of those it then collides with, see ScheduleClock::extend.
  Done extend(const ConferenceId& id, CalendarTime until, const Person& by, Moment now);
  Done answer_extension(const ConferenceId& id, const ConferenceId& neighbour, bool agreed, const Person& by,
                        Moment now);
  // Opens an urgent conference at once (họp khẩn) with a booking of its own, "hk-<day>-<number>", whose chair is nobody
  // (0): the operator acts for the chair.
  CalendarResult<ConferenceId> call_now(const std::string& title, const std::vector<SiteId>& sites,
                                        const SiteId& chair_site, std::chrono::minutes length, const Person& by,
                                        Moment now);

  // ---- lines and time. An error means that the store fails and is worth an alarm; it is done all the same.
  media::Result<void> site_joined(const ConferenceId& id, const SiteId& site, Moment now);
  media::Result<void> site_left(const ConferenceId& id, const SiteId& site, Moment now);
  // When handle_timeout() is to be called at the latest; never later than kMaxWait from now.
  Timestamp next_deadline(Moment now) const;
  media::Result<void> handle_timeout(Moment now);

  // ---- questions (calendar_questions.cpp)
  const BookingRecord* find(const BookingId& id) const { return bookings_.find(id); }
  const BookingList& bookings() const { return bookings_; }
  // By the begin of the test window.
  std::vector<CalendarEntry> entries(const CalendarQuery& query) const;
  // The conferences that are open, may be reopened or begin within kSoon, by their start.
  std::vector<const ConferenceRun*> conferences(Moment now) const;
  const ConferenceRun* run(const ConferenceId& id) const { return keeper_.clock().find(id); }
  // Runs, seats and who is present.
  const ScheduleClock& clock() const { return keeper_.clock(); }
  // The booking that a conference, or an occurrence of a series, comes of.
  const BookingRecord* booking_of(const ConferenceId& id) const;
  // The first booking found that is still to come or open and has this site, or this user as chair, deputy, secretary
  // or operator: why neither may be removed. Null: none.
  const BookingRecord* uses_site(const SiteId& site, Moment now) const;
  const BookingRecord* uses_user(const UserId& user, Moment now) const;
  // The parts that somebody has in a conference, or in the booking that is named by its id: chair, deputy, secretary by
  // `user`, site by `site`.
  std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const std::optional<UserId>& user,
                                       const std::optional<SiteId>& site) const;

 private:
  using Step = std::function<ScheduleClock::Done(ScheduleClock& clock)>;
  using Occurrences = Timetable::Occurrences;
  using Meant = std::function<bool(const ConferenceBooking& booking)>;

  // A booking as it is to be from now on.
  struct NewRecord {
    BookingRecord record;
    Occurrences planned;
    const BookingRecord* former = nullptr;  // none: the booking is new
  };
  // What happens in one transaction.
  struct Work {
    std::string action;  // these three for the audit
    std::string object;
    std::string details;
    std::optional<NewRecord> booking{};  // none: no booking changes
    Step step{};                         // none: the clock is only planned anew
  };

  Calendar(Database& database, const Capacity& capacity, RunKeeper keeper);
  media::Result<void> load();

  // ---- one change (calendar.cpp)
  CalendarResult<void> carry_out(Work work, const Person& by, Moment now);
  CalendarResult<ScheduleOutput> move_clock(const Work& work, ScheduleClock& draft, const Person& by, Moment now) const;
  media::Result<void> write(const Work& work, const ScheduleOutput& output, const Person& by, Moment now);
  media::Result<void> write_booking(const NewRecord& booking, Moment now);
  CalendarResult<void> act(const ConferenceId& id, std::string_view action, const Person& by, Moment now, Step step);
  // What time and lines have brought.
  media::Result<void> move_on(Moment now);
  void settle(const ScheduleOutput& output);
  void note_end(const ConferenceRun& run);
  void tell();
  void plan(ScheduleClock& clock, Moment now) const;
  bool plan_is_due(Moment now) const;

  // ---- what a booking has to pass (calendar_checks.cpp)
  CalendarResult<BookingCheck> check(const ConferenceBooking& booking, const BookingRecord* former, Moment now);
  media::Result<std::vector<ScheduleProblem>> unknown_names(const ConferenceBooking& booking,
                                                            const BookingRecord* former);
  CalendarResult<Occurrences> passed(const ConferenceBooking& booking, const BookingRecord* former, Moment now);
  // `after_end`: it may be over, but not for longer.
  CalendarResult<const BookingRecord*> editable(const BookingId& id, Moment now,
                                                std::chrono::seconds after_end = {}) const;
  CalendarResult<void> may_be_planned(const BookingRecord& former, const Occurrences& planned, Moment now) const;
  bool is_coming(const BookingRecord& record, Moment now) const;
  bool ended_after(const BookingId& id, CalendarTime time) const;

  CalendarResult<const BookingRecord*> replace(ConferenceBooking booking, std::string_view action, std::string details,
                                               const Person& by, Moment now, std::chrono::seconds after_end = {});
  CalendarResult<ConferenceBooking> with_occurrence(const BookingId& id, std::string_view day, Moment now,
                                                    const std::function<void(Recurrence&, LocalTime)>& edit) const;
  std::vector<const ConferenceRun*> runs_of(const BookingId& id) const;
  const BookingRecord* first_coming(Moment now, const Meant& is_meant) const;

  Database& database_;
  Capacity capacity_;
  std::vector<std::string> layouts_;
  RunKeeper keeper_;
  BookingList bookings_;
  Timetable timetable_;
  CalendarTime planned_at_ = kNoCalendarTime;
  BookingListener* booking_listener_ = nullptr;
  ScheduleListener* schedule_listener_ = nullptr;
  std::deque<ScheduleEvent> events_;
  bool telling_ = false;
};

}  // namespace signaling
