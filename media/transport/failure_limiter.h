#pragma once

#include <cstdint>
#include <vector>

#include "media/base/time.h"
#include "media/transport/address.h"

namespace media {

// Bounds what forged packets can cost: an address whose packets failed to authenticate more than kFailuresPerSecond
// times a second is refused before any crypto. One token bucket per address in a table of fixed size; when the table
// is full of addresses seen in the last second, further ones share a bucket. Never allocates after construction.
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
  struct Bucket {
    Address address;
    double tokens = kFailuresPerSecond;
    Timestamp updated{};
  };

  static double tokens_at(const Bucket& bucket, Timestamp now);
  const Bucket* find(const Address& from) const;
  Bucket& bucket_for(const Address& from, Timestamp now);

  std::vector<Bucket> buckets_;
  Bucket overflow_;
};

}  // namespace media
