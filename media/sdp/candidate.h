#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace media {

enum class CandidateType : uint8_t { kHost, kServerReflexive, kPeerReflexive, kRelayed };
enum class TcpType : uint8_t { kNone, kActive, kPassive, kSimultaneousOpen };  // RFC 6544

// One ICE candidate (RFC 8839 §5.1). Extension attributes that we do not use (generation, network-id, ufrag…) are
// read over and not kept.
struct IceCandidate {
  std::string foundation;  // 1…32 ice-chars
  uint16_t component = 1;  // 1…256; we use 1 only, since RTCP is multiplexed
  bool udp = true;         // false: TCP
  uint32_t priority = 0;
  std::string address;  // IPv4, IPv6 or a name (browsers without media permission give "….local")
  uint16_t port = 0;
  CandidateType type = CandidateType::kHost;
  std::string related_address;  // empty: absent
  uint16_t related_port = 0;
  TcpType tcp_type = TcpType::kNone;
  friend bool operator==(const IceCandidate&, const IceCandidate&) = default;

  // A multicast-DNS name (draft-ietf-mmusic-mdns-ice-candidates), which nobody here can resolve: skip it.
  bool is_mdns_name() const { return address.ends_with(".local"); }
};

// Reads "candidate:1 1 udp 2122 192.0.2.1 5000 typ host …", with or without "a=" or "candidate:" in front, as the
// attribute and the `candidate` member of a trickled candidate (RFC 8838) carry it. Anything else gives nullopt; so
// does the empty string, by which browsers say "no more candidates".
std::optional<IceCandidate> parse_candidate(std::string_view text);

// "candidate:…" without "a=".
std::string write_candidate(const IceCandidate& candidate);

}  // namespace media
