#pragma once

#include <map>
#include <string>
#include <string_view>

#include "signaling/accounts/password_worker.h"
#include "signaling/accounts/seat_state.h"

namespace signaling {

// The PINs of chair tablets and what they unlock. A tablet that is locked has its seat's token and may do nothing with
// it but set or check its PIN. One thread, the service's.
class TabletPins {
 public:
  TabletPins(SeatState& state, PasswordWorker& passwords, const HashKey& key)
      : state_(state), passwords_(passwords), key_(key) {}

  // Sets the first PIN of a tablet and gives its unlock (tablet_unlock.h). Refusals: kRoleNotAllowed (no tablet), the
  // rules of check_new_pin(), kPinAlreadySet, kDeviceRevoked, kPasswordBusy, the store's.
  void set(DeviceId device, std::string_view pin, const Attempt& attempt, AccountReply<std::string> reply);

  // Gives the unlock if the PIN is right. Refusals: kRoleNotAllowed, kPinMissing, kWrongPin (counted), kPinTriesSpent
  // (the tablet is to be enrolled again), TooSoon, kDeviceRevoked, kPasswordBusy.
  void check(DeviceId device, std::string_view pin, const Attempt& attempt, AccountReply<std::string> reply);

  // True if `presented` is an unlock of this device that is still good.
  bool is_unlocked(const EnrolledDevice& device, std::string_view presented, WallTime now) const;

  // The sites whose conference as the chair's site runs now, and since when: their tablets are not locked meanwhile. To
  // be told when that changes and after a restart. For a site that was told before, the earlier time counts on, so that
  // a pause or another phase begins nothing anew.
  void set_running(std::map<SiteId, WallTime> since);

 private:
  AccountResult<const EnrolledDevice*> find_tablet(DeviceId id) const;
  AccountResult<std::string> keep(DeviceId id, const std::string& hash, const Attempt& attempt);
  void note();

  SeatState& state_;
  PasswordWorker& passwords_;
  HashKey key_;
  std::map<SiteId, WallTime> running_since_;
};

}  // namespace signaling
