#pragma once

#include <boost/json/fwd.hpp>

#include "tools/endpoint/stream/faulty_line.h"
#include "tools/endpoint/stream/replay_media.h"

namespace tools {

// What a simulated hall suffers from, to be seen by a technician: its line, its camera, its loudspeaker.
struct SeatFault {
  LineFault line{};
  HallFault hall{};  // of replayed media only
};

// Reads the member "fault" of a seat over `fault`:
//   {"loss": 0…0.9, "burst": 1…100, "kbps": 8…100000, "camera": "frozen" or "overloaded",
//    "echo_ms": 50…500, "echo_loss_db": 0…60}, each of them optional.
// False for anything else.
bool read_seat_fault(const boost::json::value& value, SeatFault& fault);

}  // namespace tools
