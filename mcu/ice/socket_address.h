#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <optional>

#include "media/transport/address.h"

namespace mcu {

// An Address as the kernel takes it.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketAddress to_sockaddr(const media::Address& address);

// nullopt: neither IPv4 nor IPv6. IPv4-mapped IPv6 comes out as IPv4.
std::optional<media::Address> from_sockaddr(const sockaddr& address);

}  // namespace mcu
