#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace media {

// Why something from the network was not used. Every drop has one and is counted (DropCounters).
enum class DropReason : uint8_t {
  kMalformed,           // could not be parsed
  kTooLarge,            // longer than any packet we accept
  kUnknownKind,         // RFC 7983 gives the first byte no meaning
  kNotReady,            // keys or state not there yet
  kAuthenticationFailed,
  kReplayed,            // seen before, by SRTP
  kDuplicate,           // seen before, by sequence number
  kTooLate,             // its time has passed
  kUnknownSsrc,         // no stream claims it
  kUnknownPayloadType,  // not negotiated
  kUnexpectedSource,    // from an address ICE has not validated
  kRateLimited,         // too many failures from one address
  kBufferFull,
  kNotSubscribed,       // nobody wants it
  kDecodeError,
  kCount
};

std::string_view to_string(DropReason reason);

class DropCounters {
 public:
  void add(DropReason reason, uint64_t count = 1) { counts_[static_cast<size_t>(reason)] += count; }
  uint64_t operator[](DropReason reason) const { return counts_[static_cast<size_t>(reason)]; }
  uint64_t total() const;
  void merge(const DropCounters& other);

 private:
  std::array<uint64_t, static_cast<size_t>(DropReason::kCount)> counts_{};
};

}  // namespace media
