#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/schedule/conference_run.h"

namespace signaling {

// The run of a conference as the JSON that is stored.
boost::json::object to_json(const ConferenceRun& run);

// Reads exactly that; "run.bad_document" otherwise.
media::Result<ConferenceRun> read_run(const boost::json::value& document);

}  // namespace signaling
