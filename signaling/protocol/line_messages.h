#pragma once

#include <boost/json/fwd.hpp>

#include "signaling/diagnosis/monitored_second.h"

// What those who look after the lines are told (README.md has the table).
namespace signaling {

// What was measured in one second, and what it means. A whole second, never kept: who comes back is told the next one.
struct Lines {
  MonitoredSecond second{};
};

boost::json::object to_object(const Lines& m);

}  // namespace signaling
