#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "signaling/calendar/booking_list.h"
#include "signaling/rest/problem.h"
#include "signaling/rest/schema.h"
#include "signaling/store/database.h"

namespace signaling {

// What a client sends as a booking; its members have the meaning and the bounds of ConferenceBooking. What makes sense
// together (times, series, who is invited) is said by the calendar in its own words.
Schema booking_schema();
// The same, and perhaps the id of the booking that is edited: POST /bookings/checks.
Schema checked_booking_schema();
// Some of the members: what a template fills.
Schema partial_booking_schema();

// The booking that stands in a checked body; `id` and `sequence` are the caller's business.
tl::expected<ConferenceBooking, Problem> booking_of(const boost::json::value& body);

// A booking as it is answered: the members of booking_schema() and id, sequence, cancelled, urgent, created, changed
// {at, by}. `by` is the name of who changed it last, and empty if the account is not known.
Schema booking_answer_schema();
media::Result<boost::json::object> to_json(const BookingRecord& record, Database& database);

}  // namespace signaling
