// What persons do with bookings: the third part of Calendar.
#include <algorithm>
#include <utility>

#include "signaling/calendar/calendar.h"
#include "signaling/calendar/compose_texts.h"

namespace signaling {
namespace {

constexpr std::string_view kPrefix = "hn";  // hội nghị

tl::unexpected<CalendarRefusal> refuse(std::string_view code) { return tl::unexpected(make_refusal(code)); }

}  // namespace

CalendarResult<BookingCheck> Calendar::check(ConferenceBooking booking, Moment now) {
  const auto* former = bookings_.find(booking.id);
  if (former == nullptr) booking.id = bookings_.new_id(kPrefix, booking.start);
  return check(booking, former, now);
}

CalendarResult<const BookingRecord*> Calendar::create(ConferenceBooking booking, const Person& by, Moment now) {
  booking.id = bookings_.new_id(kPrefix, booking.start);
  booking.sequence = 0;
  booking.cancelled = false;
  compose_texts(booking);
  auto planned = passed(booking, nullptr, now);
  if (!planned) return tl::unexpected(std::move(planned.error()));
  const BookingId id = booking.id;
  const WallTime at(now.calendar);
  Work work{"booking.create", id.value(), booking.title};
  work.booking = NewRecord{{std::move(booking), false, at, at, by.user}, std::move(*planned)};
  if (auto done = carry_out(std::move(work), by, now); !done) return tl::unexpected(std::move(done.error()));
  return bookings_.find(id);
}

CalendarResult<const BookingRecord*> Calendar::change(ConferenceBooking booking, const Person& by, Moment now) {
  return replace(std::move(booking), "booking.change", {}, by, now);
}

CalendarResult<const BookingRecord*> Calendar::change_papers(const BookingId& id, size_t item,
                                                             std::vector<PaperId> papers, const Person& by,
                                                             Moment now) {
  const auto* record = bookings_.find(id);
  if (record == nullptr || item >= record->booking.agenda.size()) return refuse("booking.unknown");
  auto booking = record->booking;
  booking.agenda[item].papers = std::move(papers);
  return replace(std::move(booking), "booking.change", {}, by, now, kPapersAfterEnd);
}

CalendarResult<const BookingRecord*> Calendar::replace(ConferenceBooking booking, std::string_view action,
                                                       std::string details, const Person& by, Moment now,
                                                       std::chrono::seconds after_end) {
  const auto former = editable(booking.id, now, after_end);
  if (!former) return tl::unexpected(former.error());
  if (booking.sequence != (*former)->booking.sequence) return refuse("booking.changed");
  booking.cancelled = false;
  compose_texts(booking);
  auto planned = passed(booking, *former, now);
  if (!planned) return tl::unexpected(std::move(planned.error()));
  if (auto free = may_be_planned(**former, *planned, now); !free) return tl::unexpected(std::move(free.error()));
  ++booking.sequence;
  const BookingId id = booking.id;
  Work work{std::string(action), id.value(), details.empty() ? booking.title : std::move(details)};
  work.booking = NewRecord{{std::move(booking), false, (*former)->created, WallTime(now.calendar), by.user},
                           std::move(*planned),
                           *former};
  if (auto done = carry_out(std::move(work), by, now); !done) return tl::unexpected(std::move(done.error()));
  return bookings_.find(id);
}

CalendarResult<void> Calendar::cancel(const BookingId& id, std::string_view reason, const Person& by, Moment now) {
  const auto former = editable(id, now);
  if (!former) return tl::unexpected(former.error());
  const auto runs = runs_of(id);
  if (std::ranges::any_of(runs, &ConferenceRun::holds_session)) return refuse("booking.in_session");
  const bool over = !(*former)->booking.recurrence && std::ranges::any_of(runs, [](const auto* run) {
    return run->phase == ConferencePhase::kClosed;
  });
  if (over) return refuse("booking.over");
  auto record = **former;
  record.booking.cancelled = true;
  ++record.booking.sequence;
  record.changed_at = WallTime(now.calendar);
  record.changed_by = by.user;
  Work work{"booking.cancel", id.value(), record.booking.title};
  if (!reason.empty()) work.details += ": " + std::string(reason);
  work.booking = NewRecord{std::move(record), {}, *former};
  return carry_out(std::move(work), by, now);
}

CalendarResult<const BookingRecord*> Calendar::copy(const BookingId& id, CalendarTime start, const Person& by,
                                                    Moment now) {
  const auto* record = bookings_.find(id);
  if (record == nullptr) return refuse("booking.unknown");
  auto booking = record->booking;
  booking.start = start;
  booking.recurrence.reset();
  return create(std::move(booking), by, now);
}

// ---- one occurrence of a series ------------------------------------------------------------------------------------

CalendarResult<ConferenceBooking> Calendar::with_occurrence(
    const BookingId& id, std::string_view day, Moment now,
    const std::function<void(Recurrence&, LocalTime)>& edit) const {
  const auto record = editable(id, now);
  if (!record) return tl::unexpected(record.error());
  const auto& planned = timetable_.planned(id);
  const auto occurrence =
      std::ranges::find_if(planned, [&](const auto& o) { return to_ical_date(o.original_start) == day; });
  if (!(*record)->booking.recurrence || occurrence == planned.end()) return refuse("booking.no_occurrence");
  auto booking = (*record)->booking;
  const LocalTime original = occurrence->original_start;
  std::erase_if(booking.recurrence->moved, [&](const auto& moved) { return moved.original_start == original; });
  edit(*booking.recurrence, original);
  return booking;
}

CalendarResult<const BookingRecord*> Calendar::move_occurrence(const BookingId& id, std::string_view day,
                                                               CalendarTime start, std::chrono::minutes length,
                                                               const Person& by, Moment now) {
  auto booking = with_occurrence(id, day, now, [&](Recurrence& recurrence, LocalTime original) {
    recurrence.moved.push_back({original, start, length});
  });
  if (!booking) return tl::unexpected(std::move(booking.error()));
  auto details = booking->title + " " + std::string(day);
  return replace(std::move(*booking), "booking.change", std::move(details), by, now);
}

CalendarResult<void> Calendar::cancel_occurrence(const BookingId& id, std::string_view day, const Person& by,
                                                 Moment now) {
  auto booking = with_occurrence(id, day, now, [](Recurrence& recurrence, LocalTime original) {
    recurrence.cancelled.push_back(original);
  });
  if (!booking) return tl::unexpected(std::move(booking.error()));
  auto details = booking->title + " " + std::string(day);
  const auto done = replace(std::move(*booking), "booking.cancel", std::move(details), by, now);
  if (!done) return tl::unexpected(done.error());
  return {};
}

}  // namespace signaling
