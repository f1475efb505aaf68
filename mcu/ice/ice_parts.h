#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "mcu/ice/datagram_reader.h"
#include "mcu/ice/ice_transport.h"
#include "mcu/ice/listen_addresses.h"
#include "mcu/ice/nice_thread.h"
#include "mcu/ice/port_pool.h"

namespace mcu {

// What the factory gives each transport it makes.
struct IceParts {
  NiceThread& thread;
  const std::vector<ListenAddress>& addresses;
  PortPool::Lease port;
  IceRole role;
  std::shared_ptr<DatagramReader> reader;  // null: no fast path
  media::Duration poll_interval;           // 0: read whenever something comes
  std::atomic<uint64_t>& send_calls;       // of all transports; outlives them
};

}  // namespace mcu
