#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/auth/auth_error.h"
#include "signaling/auth/digest.h"
#include "signaling/auth/seat_place.h"

namespace signaling {

inline constexpr int kPinTries = 10;  // wrong ones in a row, then the tablet is to be enrolled again

// A device that was enrolled for a seat, as the store keeps it.
struct EnrolledDevice {
  DeviceId id;
  SeatPlace place;
  Digest token;
  WallTime created;
  std::optional<WallTime> revoked;
  std::string pin_hash;  // password_hash.h; empty: none set
  int pin_tries_left = kPinTries;
  friend bool operator==(const EnrolledDevice&, const EnrolledDevice&) = default;
};

// The devices of all seats: what a device token lets in as. A seat's place has at most one device that is not revoked,
// so that a dead hall PC is replaced by enrolling another one: same seat, and the dead one's token is worth nothing if
// it comes back. A hall's control lives by the hall that paired it: it is revoked with that one.
//
// A pure state: what calls change is in take_changed() and is to be stored before the answer goes out; the constructor
// takes it back. Not thread-safe.
class SeatDevices {
 public:
  explicit SeatDevices(std::vector<EnrolledDevice> stored = {});

  // Enrols a device with a new id of the store for the place that Enrolment::redeem() told; the place's former device
  // is revoked. Gives the device's token, which is shown to it once.
  std::string enrol(DeviceId id, const SeatPlace& place, WallTime now);

  // Revokes a device, and with a hall its control; false if there is none that is not revoked.
  bool revoke(DeviceId id, WallTime now);

  // The device that a presented token belongs to; valid until the next change. Errors: kWrongToken, kDeviceRevoked.
  tl::expected<const EnrolledDevice*, AuthError> find(std::string_view token) const;
  const EnrolledDevice* find(DeviceId id) const;
  // The device that has the place; null: none has.
  const EnrolledDevice* at(const SeatPlace& place) const;

  // ---- the PIN of a chair's tablet: few tries, since a hash of six digits protects nothing
  // Sets the first PIN by its hash, after check_new_pin() and hash_password(). It cannot be changed but by enrolling
  // again, or who holds the tablet could do away with it. Errors: kWrongToken (no such device), kDeviceRevoked,
  // kPinAlreadySet.
  tl::expected<void, AuthError> set_pin(DeviceId id, std::string pin_hash);
  // Counts a try as wrong and gives the hash to verify against, so that tries at the same time are counted too. Errors:
  // kWrongToken, kDeviceRevoked, kPinMissing, kPinTriesSpent.
  tl::expected<std::string, AuthError> begin_pin_try(DeviceId id);
  // The try that began was right: all tries are there again.
  void pin_was_right(DeviceId id);

  std::span<const EnrolledDevice> devices() const { return devices_; }
  // The devices that were enrolled or changed since the last call.
  std::vector<EnrolledDevice> take_changed();

 private:
  tl::expected<EnrolledDevice*, AuthError> usable(DeviceId id);
  void mark_changed(DeviceId id);

  std::vector<EnrolledDevice> devices_;
  std::vector<DeviceId> changed_;
};

}  // namespace signaling
