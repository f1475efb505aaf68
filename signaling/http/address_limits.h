#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "media/base/time.h"
#include "signaling/http/rate_limit.h"

namespace signaling {

// What limits count a peer by: its IPv4 address, or the first 64 bits of its IPv6 address, since whoever has one of
// those has all of them (RFC 6177). Any other text stays as it is.
std::string network_of(std::string_view address);

// A RateLimit for each address that sends requests. An address is the text that the caller counts by:
// network_of(). Memory is bounded: of more than `max_addresses` the one that has
// rested longest is forgotten, which gives it a burst again. Time is an argument. Not thread-safe.
class AddressLimits {
 public:
  // `per_second` > 0, `burst` ≥ 1, `max_addresses` ≥ 1.
  AddressLimits(double per_second, double burst, size_t max_addresses)
      : per_second_(per_second), burst_(burst), max_addresses_(max_addresses) {}

  // Takes one for a request of the address. Zero: serve it. Else refuse it: how long to wait (Retry-After).
  media::Duration take(std::string_view address, media::Timestamp now);

  size_t size() const { return limits_.size(); }

 private:
  struct Entry {
    RateLimit limit;
    media::Timestamp last;
  };

  void make_room(media::Timestamp now);

  double per_second_;
  double burst_;
  size_t max_addresses_;
  std::unordered_map<std::string, Entry> limits_;
};

}  // namespace signaling
