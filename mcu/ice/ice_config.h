#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/base/time.h"

namespace mcu {

// One local address to listen on, and what to tell peers instead (a 1:1 NAT forwards the same port). `announced` may
// name several, also `address` itself; empty: `address` is announced.
struct IceListenAddress {
  std::string address;  // numeric, e.g. "10.1.2.3", "127.0.0.1", "2001:db8::5"
  std::vector<std::string> announced;
};

struct IceConfig {
  // Empty: every address of the machine except loopback and link-local ones.
  std::vector<IceListenAddress> listen;
  // One UDP port (on every listen address) per participant, from this range, both ends included. libnice cannot
  // share a port between participants. 0–0: any free port.
  uint16_t port_min = 50000;
  uint16_t port_max = 50999;
  // Media on sockets of our own beside libnice's (see README); off: everything passes through libnice.
  bool fast_path = true;
  // Not 0, for load generators: our own sockets are read this often and not whenever something comes, so that the
  // sender is not charged for waking us, and `now` of a datagram is the moment at which the kernel received it.
  media::Duration poll_interval{0};
};

}  // namespace mcu
