#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "signaling/api/history_events.h"
#include "signaling/history/history_reader.h"
#include "signaling/rest/schema.h"

// What the history says as JSON, and how the document describes it.
namespace signaling {

boost::json::object to_json(const RememberedConference& conference);
boost::json::object to_json(const Chart& chart);
boost::json::object to_json(const RememberedMoment& moment, int64_t at);
boost::json::object to_json(const HistoryEvent& event);
// A line of JSON without its end.
std::string to_line(const CallRecord& call);

Schema remembered_conference_schema();
Schema chart_schema();
Schema remembered_moment_schema();
Schema history_event_schema();

}  // namespace signaling
