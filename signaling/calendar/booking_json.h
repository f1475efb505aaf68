#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// A booking as JSON: what is stored, and what the REST interface takes and gives. All members but `id`, `sequence` and
// `cancelled`, which stand beside it in both. Appointments are RFC 3339 (date_time.h), the times of a series local ones
// as iCalendar writes them ("20261201T080000").
boost::json::object to_json(const ConferenceBooking& booking);

// Reads exactly that: a member too few or too many is an error, "booking.bad_document", and so is a text that is no
// time. `lecturer` alone may be missing, and is then null: bookings are stored that are older than it. What the values
// mean is asked by validate_booking.
media::Result<ConferenceBooking> read_booking(const boost::json::value& document);

// The members of the JSON form whose values are different, by name, in its order.
std::vector<std::string> differing_members(const ConferenceBooking& a, const ConferenceBooking& b);

}  // namespace signaling
