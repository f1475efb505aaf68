#include "mcu/ice/listen_addresses.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "mcu/ice/socket_address.h"

namespace mcu {
namespace {

media::Result<media::Address> read_address(const std::string& text) {
  const auto address = media::Address::parse(text, 0);
  if (!address) return media::failure("ice.config", '"' + text + "\" is not a numeric IP address");
  return *address;
}

// Can a UDP socket be bound there?
bool is_ours(const media::Address& address) {
  const SocketAddress kernel = to_sockaddr(address);
  const int fd = socket(kernel.get()->sa_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const bool bound = fd >= 0 && bind(fd, kernel.get(), kernel.size) == 0;
  if (fd >= 0) close(fd);
  return bound;
}

media::Result<ListenAddress> read(const IceListenAddress& configured) {
  const auto address = read_address(configured.address);
  if (!address) return tl::unexpected(address.error());
  if (!is_ours(*address)) {
    return media::failure("ice.config", configured.address + " is not an address of this machine");
  }
  ListenAddress result{*address, {}};
  for (const std::string& text : configured.announced) {
    const auto announced = read_address(text);
    if (!announced) return tl::unexpected(announced.error());
    result.announced.push_back(*announced);
  }
  if (result.announced.empty()) result.announced.push_back(*address);
  return result;
}

std::vector<media::Address> interface_addresses() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(list, freeifaddrs);
  std::vector<media::Address> addresses;
  for (const ifaddrs* i = list; i; i = i->ifa_next) {
    if (!i->ifa_addr || !(i->ifa_flags & IFF_UP)) continue;
    auto address = from_sockaddr(*i->ifa_addr);
    if (!address) continue;
    address->port = 0;
    if (std::find(addresses.begin(), addresses.end(), *address) == addresses.end()) addresses.push_back(*address);
  }
  return addresses;
}

std::vector<ListenAddress> machine_addresses() {
  std::vector<ListenAddress> usable;
  std::vector<ListenAddress> loopback;
  for (const media::Address& address : interface_addresses()) {
    if (address.is_link_local()) continue;
    (address.is_loopback() ? loopback : usable).push_back({address, {address}});
  }
  return usable.empty() ? loopback : usable;
}

}  // namespace

media::Result<std::vector<ListenAddress>> resolve_listen_addresses(const IceConfig& config) {
  if (config.port_min > config.port_max || (config.port_min == 0) != (config.port_max == 0)) {
    return media::failure("ice.config", "the UDP port range " + std::to_string(config.port_min) + "–" +
                                            std::to_string(config.port_max) + " is none");
  }
  if (config.listen.empty()) return machine_addresses();
  std::vector<ListenAddress> result;
  for (const IceListenAddress& configured : config.listen) {
    auto address = read(configured);
    if (!address) return tl::unexpected(address.error());
    result.push_back(*std::move(address));
  }
  return result;
}

}  // namespace mcu
