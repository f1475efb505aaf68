#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/endpoint/seat/seat_settings.h"

// What a seat does for a technician who helps from afar. Pure.
namespace tools {

struct RemoteAnswer {
  boost::json::object message;  // `remote.answer`
  bool restart = false;         // the seat's media are to begin anew once the answer is out
};

// The answer to `message` (`remote.do`): names the seat's devices, agrees to a restart and to a switch to a device that
// is in use already, as each seat has one of a kind; refuses the rest in words. nullopt if it is no request.
std::optional<RemoteAnswer> answer_remote(const boost::json::object& message, const SeatSettings& settings);

// Those of the camera's `rids` that together stay within `kbps`, the smallest first; the smallest one in any case. They
// keep their order.
std::vector<std::string> layers_within(double kbps, const std::vector<std::string>& rids);

}  // namespace tools
