#include "signaling/accounts/tablet_unlock.h"

#include <charconv>

namespace signaling {
namespace {

Digest mac(const HashKey& key, DeviceId device, std::string_view time) {
  return keyed_digest(key, "unlock", std::to_string(device.value()) + ' ' + std::string(time));
}

}  // namespace

std::string make_unlock(const HashKey& key, DeviceId device, WallTime now) {
  const std::string time = std::to_string(now.time_since_epoch().count());
  return time + '.' + mac(key, device, time).to_hex();
}

std::optional<WallTime> read_unlock(const HashKey& key, DeviceId device, std::string_view presented) {
  constexpr size_t kMaxDigits = 20;
  const size_t point = presented.find('.');
  if (point == std::string_view::npos || point > kMaxDigits) return std::nullopt;
  const auto time = presented.substr(0, point);
  const auto digest = Digest::from_hex(presented.substr(point + 1));
  if (!digest || *digest != mac(key, device, time)) return std::nullopt;
  int64_t milliseconds = 0;
  const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), milliseconds);
  if (error != std::errc() || end != time.data() + time.size()) return std::nullopt;
  return WallTime(std::chrono::milliseconds(milliseconds));
}

bool is_unlock_good(WallTime given, WallTime now, std::optional<WallTime> running_since) {
  const WallTime ends = given + kUnlockLifetime;
  return now < ends || (running_since && *running_since < ends);
}

}  // namespace signaling
