#include "signaling/auth/seat_devices.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"
#include "signaling/auth/secret_token.h"

namespace signaling {

SeatDevices::SeatDevices(std::vector<EnrolledDevice> stored) : devices_(std::move(stored)) {}

std::string SeatDevices::enrol(DeviceId id, const SeatPlace& place, WallTime now) {
  CHECK(find(id) == nullptr);
  if (const auto* former = at(place)) revoke(former->id, now);
  std::string token = make_token(TokenKind::kDevice);
  EnrolledDevice device;
  device.id = id;
  device.place = place;
  device.token = digest_of(token);
  device.created = now;
  devices_.push_back(std::move(device));
  mark_changed(id);
  return token;
}

bool SeatDevices::revoke(DeviceId id, WallTime now) {
  const auto device = usable(id);
  if (!device) return false;
  (*device)->revoked = now;
  mark_changed(id);
  const auto& [site, kind] = (*device)->place;
  const auto* control = kind == DeviceKind::kHall ? at({site, DeviceKind::kHallControl}) : nullptr;
  if (control != nullptr) revoke(control->id, now);
  return true;
}

tl::expected<const EnrolledDevice*, AuthError> SeatDevices::find(std::string_view token) const {
  const auto digest = token_digest(TokenKind::kDevice, token);
  if (!digest) return tl::unexpected(AuthError::kWrongToken);
  const auto device = std::find_if(devices_.begin(), devices_.end(), [&](const auto& d) { return d.token == *digest; });
  if (device == devices_.end()) return tl::unexpected(AuthError::kWrongToken);
  if (device->revoked) return tl::unexpected(AuthError::kDeviceRevoked);
  return &*device;
}

const EnrolledDevice* SeatDevices::find(DeviceId id) const {
  const auto device = std::find_if(devices_.begin(), devices_.end(), [&](const auto& d) { return d.id == id; });
  return device == devices_.end() ? nullptr : &*device;
}

const EnrolledDevice* SeatDevices::at(const SeatPlace& place) const {
  const auto device =
      std::find_if(devices_.begin(), devices_.end(), [&](const auto& d) { return d.place == place && !d.revoked; });
  return device == devices_.end() ? nullptr : &*device;
}

tl::expected<EnrolledDevice*, AuthError> SeatDevices::usable(DeviceId id) {
  const auto device = std::find_if(devices_.begin(), devices_.end(), [&](const auto& d) { return d.id == id; });
  if (device == devices_.end()) return tl::unexpected(AuthError::kWrongToken);
  if (device->revoked) return tl::unexpected(AuthError::kDeviceRevoked);
  return &*device;
}

tl::expected<void, AuthError> SeatDevices::set_pin(DeviceId id, std::string pin_hash) {
  const auto device = usable(id);
  if (!device) return tl::unexpected(device.error());
  if (!(*device)->pin_hash.empty()) return tl::unexpected(AuthError::kPinAlreadySet);
  (*device)->pin_hash = std::move(pin_hash);
  mark_changed(id);
  return {};
}

tl::expected<std::string, AuthError> SeatDevices::begin_pin_try(DeviceId id) {
  const auto device = usable(id);
  if (!device) return tl::unexpected(device.error());
  if ((*device)->pin_hash.empty()) return tl::unexpected(AuthError::kPinMissing);
  if ((*device)->pin_tries_left <= 0) return tl::unexpected(AuthError::kPinTriesSpent);
  --(*device)->pin_tries_left;
  mark_changed(id);
  return (*device)->pin_hash;
}

void SeatDevices::pin_was_right(DeviceId id) {
  const auto device = usable(id);
  if (!device) return;
  (*device)->pin_tries_left = kPinTries;
  mark_changed(id);
}

std::vector<EnrolledDevice> SeatDevices::take_changed() {
  std::vector<EnrolledDevice> result;
  for (const DeviceId id : std::exchange(changed_, {})) result.push_back(*find(id));
  return result;
}

void SeatDevices::mark_changed(DeviceId id) {
  if (std::find(changed_.begin(), changed_.end(), id) == changed_.end()) changed_.push_back(id);
}

}  // namespace signaling
