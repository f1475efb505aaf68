#include "media/transport/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace media {
namespace {

constexpr std::array<uint8_t, 12> kV4Prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<uint8_t, 16> kV6Loopback{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

}  // namespace

Address Address::v4(std::array<uint8_t, 4> bytes, uint16_t port) {
  Address address;
  std::copy(bytes.begin(), bytes.end(), std::copy(kV4Prefix.begin(), kV4Prefix.end(), address.ip.begin()));
  address.port = port;
  return address;
}

std::optional<Address> Address::parse(std::string_view ip, uint16_t port) {
  const std::string text(ip);
  std::array<uint8_t, 4> four{};
  if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return v4(four, port);
  Address address;
  address.port = port;
  if (inet_pton(AF_INET6, text.c_str(), address.ip.data()) == 1) return address;
  return std::nullopt;
}

bool Address::is_v4() const { return std::equal(kV4Prefix.begin(), kV4Prefix.end(), ip.begin()); }

bool Address::is_loopback() const { return is_v4() ? ip[12] == 127 : ip == kV6Loopback; }

bool Address::is_link_local() const {
  return is_v4() ? ip[12] == 169 && ip[13] == 254 : ip[0] == 0xfe && (ip[1] & 0xc0) == 0x80;
}

std::string Address::ip_text() const {
  char text[INET6_ADDRSTRLEN] = {};
  is_v4() ? inet_ntop(AF_INET, ip.data() + kV4Prefix.size(), text, sizeof text)
          : inet_ntop(AF_INET6, ip.data(), text, sizeof text);
  return text;
}

std::string Address::to_string() const {
  const std::string text = is_v4() ? ip_text() : '[' + ip_text() + ']';
  return text + ':' + std::to_string(port);
}

}  // namespace media

std::size_t std::hash<media::Address>::operator()(const media::Address& address) const noexcept {
  uint64_t words[2];
  static_assert(sizeof words == sizeof address.ip);
  std::memcpy(words, address.ip.data(), sizeof words);
  uint64_t h = 0;
  for (const uint64_t word : {words[0], words[1], uint64_t{address.port}}) {
    h = (h ^ word) * 0x9e3779b97f4a7c15U;
    h ^= h >> 29;
  }
  return static_cast<std::size_t>(h);
}
