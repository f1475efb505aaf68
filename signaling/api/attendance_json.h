#pragma once

#include <optional>

#include <boost/json/object.hpp>

#include "signaling/invitations/attendance_book.h"
#include "signaling/rest/schema.h"

// Attendance as the REST interface says it.
namespace signaling {

// {answer, head, number}, as a site sends it.
Schema attendance_change_schema();
Attendance attendance_of(const boost::json::object& body);

// The same with `at` and `by`; `answer` is null if the site did not answer, or was asked again since.
Schema attendance_schema();
boost::json::value to_json(const std::optional<AttendanceAnswer>& given);

}  // namespace signaling
