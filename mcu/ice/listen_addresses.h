#pragma once

#include <vector>

#include "mcu/ice/ice_config.h"
#include "media/base/result.h"
#include "media/transport/address.h"

namespace mcu {

// A local address and what is told to peers instead of it; ports are 0.
struct ListenAddress {
  media::Address address;
  std::vector<media::Address> announced;  // never empty
};

// The configured addresses, or, if none are, those of the machine's interfaces that are up, without loopback and
// link-local ones; loopback if there is nothing else. Refuses text that is no numeric address, an address that is not
// this machine's and a port range that is none ("ice.config").
media::Result<std::vector<ListenAddress>> resolve_listen_addresses(const IceConfig& config);

}  // namespace mcu
