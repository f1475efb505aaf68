#include "signaling/calendar/calendar.h"

#include <algorithm>
#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/calendar/booking_json.h"
#include "signaling/store/audited_transaction.h"
#include "signaling/store/bookings.h"

namespace signaling {
namespace {

BookingRow row_of(const BookingRecord& record) {
  const auto& booking = record.booking;
  return {booking.id,     WallTime(booking.start), booking.sequence,  booking.cancelled,
          record.urgent,  record.created,          record.changed_at, record.changed_by,
          boost::json::serialize(to_json(booking))};
}

media::Result<BookingRecord> record_of(const BookingRow& row) {
  boost::system::error_code error;
  const auto document = boost::json::parse(row.document, error);
  auto booking = error ? media::failure("booking.bad_document", "The booking is no JSON: " + error.message())
                       : read_booking(document);
  if (!booking) {
    booking.error().message += " Booking: " + row.id.value() + ". Restore a back-up.";
    return tl::unexpected(booking.error());
  }
  booking->id = row.id;
  booking->sequence = static_cast<uint32_t>(row.sequence);
  booking->cancelled = row.cancelled;
  return BookingRecord{std::move(*booking), row.urgent, row.created, row.changed_at, row.changed_by};
}

}  // namespace

// ---- the start -----------------------------------------------------------------------------------------------------

Calendar::Calendar(Database& database, const Capacity& capacity, RunKeeper keeper)
    : database_(database), capacity_(capacity), keeper_(std::move(keeper)) {}

media::Result<std::unique_ptr<Calendar>> Calendar::open(Database& database, const Capacity& capacity, Moment now) {
  auto keeper = RunKeeper::load(database, now);
  if (!keeper) return tl::unexpected(keeper.error());
  std::unique_ptr<Calendar> calendar(new Calendar(database, capacity, std::move(*keeper)));
  if (auto loaded = calendar->load(); !loaded) return tl::unexpected(loaded.error());
  return calendar;
}

media::Result<void> Calendar::load() {
  const auto rows = Bookings(database_).all();
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    auto record = record_of(row);
    if (!record) return tl::unexpected(record.error());
    auto planned = Timetable::of(record->booking);
    if (!planned) return tl::unexpected(planned.error());
    timetable_.exchange(row.id, std::move(*planned));
    bookings_.put(std::move(*record));
  }
  for (const auto* run : keeper_.clock().runs()) note_end(*run);
  return {};
}

void Calendar::set_listeners(BookingListener* bookings, ScheduleListener* schedule) {
  booking_listener_ = bookings;
  schedule_listener_ = schedule;
}

media::Result<void> Calendar::begin(Moment now) {
  planned_at_ = kNoCalendarTime;
  return handle_timeout(now);
}

// ---- one change ----------------------------------------------------------------------------------------------------

// Everything is made ready beside what is there, stored, and then takes its place. Only the timetable is changed before
// and, if need be, back: the clock is planned from it, and a copy of it is large.
CalendarResult<void> Calendar::carry_out(Work work, const Person& by, Moment now) {
  auto* booking = work.booking ? &*work.booking : nullptr;
  Occurrences former;
  if (booking != nullptr) former = timetable_.exchange(booking->record.booking.id, std::move(booking->planned));
  auto draft = keeper_.draft();
  auto done = move_clock(work, draft, by, now);
  if (done) {
    if (auto written = write(work, *done, by, now); !written) done = tl::unexpected(make_refusal(written.error()));
  }
  if (!done) {
    if (booking != nullptr) timetable_.exchange(booking->record.booking.id, std::move(former));
    return tl::unexpected(std::move(done.error()));
  }
  keeper_.adopt(std::move(draft));
  planned_at_ = now.calendar;
  if (booking != nullptr) bookings_.put(std::move(booking->record));
  settle(*done);
  tell();
  return {};
}

CalendarResult<ScheduleOutput> Calendar::move_clock(const Work& work, ScheduleClock& draft, const Person& by,
                                                    Moment now) const {
  if (work.step) {
    if (auto done = work.step(draft); !done) return tl::unexpected(make_refusal(std::move(done.error())));
  }
  if (work.booking && work.booking->former != nullptr) {
    // What is not to take place any more and has not begun.
    const auto& id = work.booking->record.booking.id;
    for (const auto* run : runs_of(id)) {
      const auto& planned = timetable_.planned(id);
      const bool stays = std::ranges::find(planned, run->id(), &Occurrence::conference) != planned.end();
      if (!stays && !run->holds_session()) (void)draft.cancel(run->id(), by.user, now);  // a closed one stays closed
    }
  }
  plan(draft, now);
  draft.handle_timeout(now);
  return draft.take_output();
}

media::Result<void> Calendar::write(const Work& work, const ScheduleOutput& output, const Person& by, Moment now) {
  const auto done = [&]() -> media::Result<void> {
    auto transaction = AuditedTransaction::begin(database_, {by.name, WallTime(now.calendar)});
    if (!transaction) return tl::unexpected(transaction.error());
    if (work.booking) {
      if (auto written = write_booking(*work.booking, now); !written) return written;
    }
    if (auto stored = keeper_.store(output.changed); !stored) return stored;
    return transaction->commit(work.action, work.object, work.details);
  }();
  const bool told = work.booking && !work.booking->record.urgent && booking_listener_ != nullptr;
  if (told) booking_listener_->change_ended(done.has_value());
  return done;
}

media::Result<void> Calendar::write_booking(const NewRecord& booking, Moment now) {
  Bookings stored(database_);
  const auto row = row_of(booking.record);
  if (booking.former == nullptr) {
    if (auto added = stored.add(row); !added) return added;
  } else {
    auto updated = stored.update(row);
    if (!updated) return tl::unexpected(updated.error());
    if (!*updated) return media::failure("store.missing", "The booking " + row.id.value() + " is not in the store.");
  }
  if (booking.record.urgent || booking_listener_ == nullptr) return {};
  const auto* former = booking.former == nullptr ? nullptr : &booking.former->booking;
  return booking_listener_->booking_changed(former, booking.record.booking, WallTime(now.calendar));
}

CalendarResult<void> Calendar::act(const ConferenceId& id, std::string_view action, const Person& by, Moment now,
                                   Step step) {
  return carry_out({std::string(action), id.value(), {}, std::nullopt, std::move(step)}, by, now);
}

// ---- time and lines ------------------------------------------------------------------------------------------------

media::Result<void> Calendar::site_joined(const ConferenceId& id, const SiteId& site, Moment now) {
  keeper_.clock().site_joined(id, site, now);
  return move_on(now);
}

media::Result<void> Calendar::site_left(const ConferenceId& id, const SiteId& site, Moment now) {
  keeper_.clock().site_left(id, site, now);
  return move_on(now);
}

Timestamp Calendar::next_deadline(Moment now) const {
  return std::min(keeper_.clock().next_deadline(now), keeper_.retry_at());
}

media::Result<void> Calendar::handle_timeout(Moment now) {
  if (plan_is_due(now)) {
    plan(keeper_.clock(), now);
    planned_at_ = now.calendar;
  }
  keeper_.clock().handle_timeout(now);
  return move_on(now);
}

media::Result<void> Calendar::move_on(Moment now) {
  const auto output = keeper_.clock().take_output();
  auto kept = keeper_.keep(output.changed, now);
  settle(output);
  tell();
  return kept;
}

void Calendar::settle(const ScheduleOutput& output) {
  for (const auto& run : output.changed) note_end(run);
  events_.insert(events_.end(), output.events.begin(), output.events.end());
}

// An open conference lasts until its expected end, which an extension moves; one that was closed is over.
void Calendar::note_end(const ConferenceRun& run) {
  if (run.phase == ConferencePhase::kScheduled) return timetable_.clear_end(run.plan.booking, run.id());
  const bool closed = run.phase == ConferencePhase::kClosed;
  timetable_.set_end(run.plan.booking, run.id(), closed ? std::min(run.since, run.expected_end) : run.expected_end);
}

void Calendar::tell() {
  if (std::exchange(telling_, true)) return;  // the call that tells goes on with what this one has brought
  while (!events_.empty()) {
    const auto event = std::move(events_.front());
    events_.pop_front();
    if (schedule_listener_ != nullptr) schedule_listener_->schedule_event(event);
  }
  telling_ = false;
}

void Calendar::plan(ScheduleClock& clock, Moment now) const {
  clock.plan(timetable_.planned(now.calendar - kPlannedBefore, now.calendar + kPlannedAfter), now);
}

// Also after the calendar clock was set, forward or back.
bool Calendar::plan_is_due(Moment now) const {
  return planned_at_ == kNoCalendarTime || std::chrono::abs(now.calendar - planned_at_) >= kPlanEvery;
}

}  // namespace signaling
