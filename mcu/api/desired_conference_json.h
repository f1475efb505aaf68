#pragma once

#include <boost/json/object.hpp>

#include "mcu/api/desired_conference.h"
#include "mcu/api/json_reader.h"

namespace mcu {

boost::json::object to_object(const DesiredConference& conference);

// Absent members are as in a default DesiredConference; "id" and "version" must be there, and what names a group, a
// place, a participant. Problems go to the reader.
DesiredConference read_conference(JsonReader& reader);

}  // namespace mcu
