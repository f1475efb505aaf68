#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "media/transport/address.h"

namespace mcu {

enum class IceCandidateType : uint8_t { kHost, kServerReflexive, kPeerReflexive, kRelay };

// One UDP candidate of component 1 (RFC 8839 §5.1).
struct IceCandidate {
  std::string foundation;
  uint32_t priority = 0;
  media::Address address;
  IceCandidateType type = IceCandidateType::kHost;

  // "candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host", without "a=".
  std::string to_string() const;
  friend bool operator==(const IceCandidate&, const IceCandidate&) = default;
};

// Reads a candidate line as trickled or from a=candidate, with or without the leading "a=" and "candidate:".
// nullopt: well-formed but of no use here and to be skipped — empty (end of candidates), component 2, TCP, an mDNS
// ".local" name (its peer will come in as peer-reflexive). Malformed lines are refused ("ice.candidate").
media::Result<std::optional<IceCandidate>> parse_ice_candidate(std::string_view line);

}  // namespace mcu
