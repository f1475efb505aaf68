#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "signaling/history/history_reader.h"

// What the history says as JSON; api/history_schema.h describes it.
namespace signaling {

boost::json::object to_json(const RememberedConference& conference);
boost::json::object to_json(const Chart& chart);
// `at`: s since 1970.
boost::json::object to_json(const RememberedMoment& moment, int64_t at);
// A line of JSON without its end.
std::string to_line(const CallRecord& call);

}  // namespace signaling
