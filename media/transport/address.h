#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace media {

// An IP address and a UDP port as a plain value, without any socket type. IPv4 is kept as IPv4-mapped IPv6
// (RFC 4291 §2.5.5.2), so equality means the same peer.
struct Address {
  std::array<uint8_t, 16> ip{};
  uint16_t port = 0;

  static Address v4(std::array<uint8_t, 4> bytes, uint16_t port);
  // Numeric IPv4 or IPv6 text without brackets; names are not resolved.
  static std::optional<Address> parse(std::string_view ip, uint16_t port);

  bool is_v4() const;
  bool is_loopback() const;
  bool is_link_local() const;
  std::string ip_text() const;
  // "192.0.2.1:5000", "[2001:db8::1]:5000".
  std::string to_string() const;
  friend auto operator<=>(const Address&, const Address&) = default;
};

}  // namespace media

template <>
struct std::hash<media::Address> {
  std::size_t operator()(const media::Address& address) const noexcept;
};
