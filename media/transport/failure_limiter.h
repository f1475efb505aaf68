#pragma once

#include <cstdint>
#include <vector>

#include "media/base/time.h"
#include "media/transport/address.h"

namespace media {

// Bounds what forged packets can cost: once kFailuresPerSecond packets from one address have failed to authenticate
// within a second, the address is refused before any crypto for the rest of that second. A table of fixed size; while
// it is full of addresses that failed in the last second, further ones are counted together.
class FailureLimiter {
 public:
  static constexpr int kFailuresPerSecond = 50;
  static constexpr size_t kMaxAddresses = 32;

  FailureLimiter();

  // May a packet from `from` cost crypto now?
  bool allows(const Address& from, Timestamp now) const;
  // A packet from `from` did not authenticate.
  void on_failure(const Address& from, Timestamp now);

 private:
  struct Window {
    Address address;
    Timestamp start{};
    int failures = 0;
  };

  static bool over(const Window& window, Timestamp now);
  const Window* find(const Address& from) const;
  Window& window_for(const Address& from, Timestamp now);

  std::vector<Window> windows_;
  Window everyone_else_;
};

}  // namespace media
