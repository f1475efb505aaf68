#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "signaling/accounts/key_files.h"
#include "signaling/accounts/seat_state.h"
#include "signaling/accounts/tablet_pins.h"
#include "signaling/store/store.h"

namespace signaling {

struct SeatSettings {
  EnrolmentSettings enrolment{};
  AttemptSettings attempts{};
};

struct NewCode {
  std::string shown;  // "K7MX-24PQ"
  WallTime expires;
};

struct NewDevice {
  EnrolledDevice device;
  std::string token;  // shown to the device once
};

// The seats of the sites: codes by which devices are enrolled, the devices, the PINs of chair tablets. Joins the states
// of auth with the store; see seat_state.h for what a failed store leaves. Every change but a counted try has its audit
// entry. One thread, the service's.
class Seats {
 public:
  static constexpr std::chrono::minutes kSeenEvery{1};

  // Loads what is stored. `store` and `passwords` outlive this; the three end within one call of the service's thread.
  static media::Result<std::unique_ptr<Seats>> open(Store& store, PasswordWorker& passwords, const AccountKeys& keys,
                                                    const SeatSettings& settings = {});
  Seats(const Seats&) = delete;
  Seats& operator=(const Seats&) = delete;

  // ---- codes
  // A fresh code for the place; a former open one of it is revoked. Refusals: Missing (no such site), the store's.
  AccountResult<NewCode> issue_code(const SeatPlace& place, const Author& by);
  // Refusals: Missing (the place has no open code), the store's.
  AccountResult<void> revoke_code(const SeatPlace& place, const Author& by);
  // Those that could still be used.
  std::vector<IssuedCode> open_codes(WallTime now) const;
  std::optional<IssuedCode> open_code(const SeatPlace& place, WallTime now) const;
  // Somebody typed a code: the device that it enrols. The former device of the place is revoked, and with a hall its
  // control and the code for one. Refusals: those of Enrolment::redeem() (wrong tries are counted), TooSoon (by
  // address), the store's.
  AccountResult<NewDevice> redeem(std::string_view typed, const Attempt& attempt);

  // ---- devices
  // The device of a presented token, if it is not revoked; valid until the next change. Errors: kWrongToken,
  // kDeviceRevoked.
  tl::expected<const EnrolledDevice*, AuthError> find(std::string_view token) const;
  const EnrolledDevice* find(DeviceId id) const { return state_.devices.find(id); }
  // The device that has the place; null: none has.
  const EnrolledDevice* at(const SeatPlace& place) const { return state_.devices.at(place); }
  std::span<const EnrolledDevice> devices() const { return state_.devices.devices(); }
  // With a hall its control ends, and the code for one. Refusals: Missing (no such device, or it is revoked already),
  // the store's.
  AccountResult<void> revoke(DeviceId id, const Author& by);
  // Notes that the device was heard of; stored once in kSeenEvery, so it may be called for each request. An error of
  // the store harms nothing.
  media::Result<void> seen(DeviceId id, WallTime now);
  // When each that ever was heard of was so last, to kSeenEvery.
  const std::map<DeviceId, WallTime>& last_seen() const { return last_seen_; }

  TabletPins& pins() { return pins_; }

  // A site was removed from the store, which took its codes and devices with it: they let nobody in any more.
  void forget_site(const SiteId& site);
  // Forgets codes that ended long ago; about once a minute.
  media::Result<void> sweep(WallTime now);

 private:
  Seats(Database& database, PasswordWorker& passwords, const AccountKeys& keys, const SeatSettings& settings,
        std::vector<IssuedCode> codes, std::vector<EnrolledDevice> devices, std::map<DeviceId, WallTime> last_seen);
  AccountResult<NewDevice> enrol(const SeatPlace& place, Enrolment codes, WallTime now);

  HashKey code_key_;
  SeatSettings settings_;
  SeatState state_;
  TabletPins pins_;
  std::map<DeviceId, WallTime> last_seen_;
};

}  // namespace signaling
