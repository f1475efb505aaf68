// What a booking has to pass before it is stored: the second part of Calendar.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "signaling/calendar/calendar.h"
#include "signaling/store/papers.h"
#include "signaling/store/sites.h"
#include "signaling/store/users.h"

namespace signaling {
namespace {

tl::unexpected<CalendarRefusal> refuse(std::string_view code) { return tl::unexpected(make_refusal(code)); }

bool same_time_and_place(const Occurrence& a, const Occurrence& b) {
  return a.testing_from == b.testing_from && a.start == b.start && a.end == b.end && a.sites == b.sites;
}

// Those who have a part, each with the member that names them.
std::vector<std::pair<std::string_view, UserId>> people_of(const ConferenceBooking& booking) {
  std::vector<std::pair<std::string_view, UserId>> people = {{"chair", booking.chair},
                                                             {"operator_in_charge", booking.operator_in_charge}};
  if (booking.deputy) people.emplace_back("deputy", *booking.deputy);
  if (booking.secretary) people.emplace_back("secretary", *booking.secretary);
  return people;
}

// Occurrences are not moved into the past. Those that were there before may stay.
void check_moved(const ConferenceBooking& booking, const BookingRecord* former, Moment now,
                 std::vector<ScheduleProblem>& errors) {
  if (!booking.recurrence) return;
  const auto& moved = booking.recurrence->moved;
  for (size_t i = 0; i < moved.size() && errors.size() < kMaxProblems; ++i) {
    const bool known = former != nullptr && former->booking.recurrence &&
                       std::ranges::count(former->booking.recurrence->moved, moved[i]) != 0;
    if (known || moved[i].start > now.calendar) continue;
    errors.push_back(make_problem(ProblemCode::kStartInPast, fmt::format("recurrence.moved[{}].start", i),
                                  to_display_text(booking.zone().local(now.calendar))));
  }
}

}  // namespace

CalendarResult<BookingCheck> Calendar::check(const ConferenceBooking& booking, const BookingRecord* former,
                                             Moment now) {
  const auto sites = Sites(database_).all();
  if (!sites) return tl::unexpected(make_refusal(sites.error()));
  std::vector<SiteId> ids;
  for (const auto& site : *sites) ids.push_back(site.id);
  BookingCheck check;
  check.report =
      validate_booking(booking, {ids, layouts_}, now.calendar, former == nullptr ? nullptr : &former->booking);
  check_moved(booking, former, now, check.report.errors);
  auto unknown = unknown_names(booking, former);
  if (!unknown) return tl::unexpected(make_refusal(unknown.error()));
  check.report.errors.insert(check.report.errors.end(), unknown->begin(), unknown->end());
  if (!check.report.ok()) return check;
  auto clashes = find_clashes(booking, timetable_.index(), capacity_, now.calendar);
  if (!clashes) return tl::unexpected(make_refusal(clashes.error()));
  check.clashes = std::move(*clashes);
  if (former == nullptr || check.clashes.more) return check;
  // An occurrence that stays where it is may stay: an urgent conference or an extension beside it was agreed to.
  const auto planned = Timetable::of(booking);
  if (!planned) return tl::unexpected(make_refusal(planned.error()));
  const auto& before = timetable_.planned(booking.id);
  std::erase_if(check.clashes.clashes, [&](const Clash& clash) {
    const auto now_at = std::ranges::find(*planned, clash.conference, &Occurrence::conference);
    const auto was_at = std::ranges::find(before, clash.conference, &Occurrence::conference);
    return now_at != planned->end() && was_at != before.end() && same_time_and_place(*now_at, *was_at);
  });
  return check;
}

// Whoever already had a part keeps it though the account was disabled meanwhile.
media::Result<std::vector<ScheduleProblem>> Calendar::unknown_names(const ConferenceBooking& booking,
                                                                    const BookingRecord* former) {
  std::vector<ScheduleProblem> problems;
  std::vector<std::pair<std::string_view, UserId>> before;
  if (former != nullptr) before = people_of(former->booking);
  for (const auto& person : people_of(booking)) {
    if (person.second == UserId() || std::ranges::count(before, person) != 0) continue;
    const auto user = Users(database_).find(person.second);
    if (!user) return tl::unexpected(user.error());
    if (*user && !(*user)->disabled) continue;
    problems.push_back(
        make_problem(ProblemCode::kUnknownUser, person.first, std::to_string(person.second.value())));
  }
  std::set<PaperId> seen;
  Papers papers(database_, {});  // rows only
  for (size_t i = 0; i < booking.agenda.size() && i < kMaxAgendaItems; ++i) {
    for (const auto& id : booking.agenda[i].papers) {
      if (!seen.insert(id).second || problems.size() >= kMaxProblems) continue;
      const auto paper = papers.find(id);
      if (!paper) return tl::unexpected(paper.error());
      if (*paper) continue;
      problems.push_back(
          make_problem(ProblemCode::kUnknownPaper, fmt::format("agenda[{}].papers", i), std::to_string(id.value())));
    }
  }
  return problems;
}

// The times of a booking that may be saved.
CalendarResult<Calendar::Occurrences> Calendar::passed(const ConferenceBooking& booking, const BookingRecord* former,
                                                       Moment now) {
  auto checked = check(booking, former, now);
  if (!checked) return tl::unexpected(std::move(checked.error()));
  if (!checked->report.ok()) return tl::unexpected(make_refusal(std::move(checked->report.errors)));
  if (!checked->clashes.may_be_saved()) return tl::unexpected(make_refusal(std::move(checked->clashes)));
  auto planned = Timetable::of(booking);
  if (!planned) return tl::unexpected(make_refusal(std::move(planned.error())));
  return std::move(*planned);
}

CalendarResult<const BookingRecord*> Calendar::editable(const BookingId& id, Moment now,
                                                        std::chrono::seconds after_end) const {
  const auto* record = bookings_.find(id);
  if (record == nullptr) return refuse("booking.unknown");
  if (record->booking.cancelled) return refuse("booking.cancelled");
  if (record->urgent) return refuse("booking.urgent");
  if (is_coming(*record, now)) return record;
  if (after_end == std::chrono::seconds::zero()) return refuse("booking.over");
  if (!ended_after(id, now.calendar - after_end)) return refuse("booking.papers_over");
  return record;
}

// A conference that has begun stays where it is: moved or left out, it would go on beside the plan, and one that was
// closed would not open at its new time.
CalendarResult<void> Calendar::may_be_planned(const BookingRecord& former, const Occurrences& planned,
                                              Moment now) const {
  const auto& before = timetable_.planned(former.booking.id);
  for (const auto* run : runs_of(former.booking.id)) {
    if (!run->holds_session() && run->phase != ConferencePhase::kClosed) continue;
    const auto was = std::ranges::find(before, run->id(), &Occurrence::conference);
    const auto is = std::ranges::find(planned, run->id(), &Occurrence::conference);
    if (was == before.end() || (is != planned.end() && is->start == was->start)) continue;
    if (run->holds_session()) return refuse("booking.in_session");
    if (was->end > now.calendar || (is != planned.end() && is->end > now.calendar)) return refuse("booking.over");
  }
  return {};
}

bool Calendar::is_coming(const BookingRecord& record, Moment now) const {
  if (record.booking.cancelled) return false;
  const auto& id = record.booking.id;
  return timetable_.end_of(id) > now.calendar || std::ranges::any_of(runs_of(id), &ConferenceRun::is_open);
}

// One that ran over ended when it was closed, one that was closed early as planned.
bool Calendar::ended_after(const BookingId& id, CalendarTime time) const {
  return timetable_.end_of(id) > time || std::ranges::any_of(runs_of(id), [time](const auto* run) {
           return run->phase == ConferencePhase::kClosed && run->since > time;
         });
}

std::vector<const ConferenceRun*> Calendar::runs_of(const BookingId& id) const {
  auto runs = keeper_.clock().runs();
  std::erase_if(runs, [&](const auto* run) { return run->plan.booking != id; });
  return runs;
}

}  // namespace signaling
