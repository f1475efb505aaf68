#pragma once

#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// One conference as it is planned: a booking, or one time of a series. Times are [testing_from, start) for testing and
// [start, end) for the session.
struct Occurrence {
  ConferenceId conference;  // stable when the occurrence or its series moves to another hour; see conference_id_of
  BookingId booking;
  LocalTime original_start;  // RECURRENCE-ID
  std::string title;
  CalendarTime testing_from;
  CalendarTime start;
  CalendarTime end;  // expected
  std::vector<SiteId> sites;
  UserId operator_in_charge;
  bool auto_start = false;
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// The id of the conference: the booking's own, or for a series "<booking>--<original date>". A series has at most one
// occurrence a day, so the date tells them apart, and editing the hour does not make a conference open twice.
ConferenceId conference_id_of(const ConferenceBooking& booking, LocalTime original_start);

// The occurrences of a booking whose test window or session touches [from, to), by start; none of a cancelled booking.
// Exceptions are applied. Errors are those of the rule; a booking that passed validate_booking has none.
media::Result<std::vector<Occurrence>> occurrences(const ConferenceBooking& booking, CalendarTime from,
                                                   CalendarTime to);

}  // namespace signaling
