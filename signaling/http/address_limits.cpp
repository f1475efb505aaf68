#include "signaling/http/address_limits.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace signaling {

std::string network_of(std::string_view address) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  const std::string text(address.substr(0, address.find('%')));
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::string(address);
  if (IN6_IS_ADDR_V4MAPPED(reinterpret_cast<const in6_addr*>(bytes.data()))) return text.substr(text.rfind(':') + 1);
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  std::array<char, INET6_ADDRSTRLEN> network{};
  inet_ntop(AF_INET6, bytes.data(), network.data(), network.size());
  return std::string(network.data()) + "/64";
}

media::Duration AddressLimits::take(std::string_view address, media::Timestamp now) {
  const std::string key(address.substr(0, 64));
  auto found = limits_.find(key);
  if (found == limits_.end()) {
    make_room(now);
    found = limits_.emplace(key, Entry{RateLimit(per_second_, burst_, now), now}).first;
  }
  auto& entry = found->second;
  entry.last = now;
  return entry.limit.take(now) ? media::Duration::zero() : entry.limit.retry_after(now);
}

void AddressLimits::make_room(media::Timestamp now) {
  if (limits_.size() < max_addresses_) return;
  std::erase_if(limits_, [&](const auto& entry) { return entry.second.limit.is_full(now); });
  if (limits_.size() < max_addresses_) return;
  limits_.erase(std::min_element(limits_.begin(), limits_.end(),
                                 [](const auto& a, const auto& b) { return a.second.last < b.second.last; }));
}

}  // namespace signaling
