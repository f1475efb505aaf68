#include "signaling/accounts/tablet_pins.h"

#include <algorithm>
#include <utility>

#include "signaling/accounts/tablet_unlock.h"
#include "signaling/auth/password_rules.h"
#include "signaling/store/devices.h"

namespace signaling {

AccountResult<const EnrolledDevice*> TabletPins::find_tablet(DeviceId id) const {
  const auto* device = state_.devices.find(id);
  if (device == nullptr) return refuse_account(AuthError::kWrongToken);
  if (device->revoked) return refuse_account(AuthError::kDeviceRevoked);
  if (device->place.kind != DeviceKind::kChairTablet) return refuse_account(AuthError::kRoleNotAllowed);
  return device;
}

void TabletPins::set(DeviceId device, std::string_view pin, const Attempt& attempt, AccountReply<std::string> reply) {
  const auto tablet = find_tablet(device);
  if (!tablet) return reply(tl::unexpected(tablet.error()));
  if (!(*tablet)->pin_hash.empty()) return reply(refuse_account(AuthError::kPinAlreadySet));
  if (auto right = check_new_pin(pin); !right) return reply(refuse_account(right.error()));
  const bool begun = passwords_.hash(
      std::string(pin), [this, device, attempt, reply](const media::Result<std::string>& hash) {
        reply(hash ? keep(device, *hash, attempt) : refuse_account(hash.error()));
      });
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<std::string> TabletPins::keep(DeviceId id, const std::string& hash, const Attempt& attempt) {
  const auto tablet = find_tablet(id);
  if (!tablet) return tl::unexpected(tablet.error());
  SeatDevices devices = state_.devices;
  if (auto done = devices.set_pin(id, hash); !done) return refuse_account(done.error());
  const std::string name = audit_name(**tablet);
  auto work = AuditedTransaction::begin(state_.database, {name, attempt.wall});
  if (!work) return refuse_account(work.error());
  if (auto done = Devices(state_.database).put(devices.take_changed()); !done) return refuse_account(done.error());
  if (auto done = work->commit("pin.set", name); !done) return refuse_account(done.error());
  state_.devices = std::move(devices);
  return make_unlock(key_, id, attempt.wall);
}

void TabletPins::check(DeviceId device, std::string_view pin, const Attempt& attempt, AccountReply<std::string> reply) {
  if (auto tablet = find_tablet(device); !tablet) return reply(tl::unexpected(tablet.error()));
  if (passwords_.is_full()) return reply(refuse_account(AuthError::kPasswordBusy));
  const std::string account = "device " + std::to_string(device.value());
  const Duration wait = state_.limiter.begin(account, attempt.address, attempt.steady);
  if (wait > Duration::zero()) return reply(refuse_account(TooSoon{wait}));
  const auto hash = state_.devices.begin_pin_try(device);
  note();
  if (!hash) return reply(refuse_account(hash.error()));
  const auto checked = [this, device, account, attempt, reply](const PasswordCheck& check) {
    if (auto tablet = find_tablet(device); !tablet) return reply(tl::unexpected(tablet.error()));
    if (!check.right) return reply(refuse_account(AuthError::kWrongPin));
    state_.limiter.succeeded(account, attempt.address, attempt.steady);
    state_.devices.pin_was_right(device);
    note();
    reply(make_unlock(key_, device, attempt.wall));
  };
  if (!passwords_.verify(*hash, std::string(pin), checked)) reply(refuse_account(AuthError::kPasswordBusy));
}

// What counts in memory even if it cannot be stored.
void TabletPins::note() { (void)Devices(state_.database).put(state_.devices.take_changed()); }

void TabletPins::set_running(std::map<SiteId, WallTime> since) {
  for (auto& [site, begun] : since) {
    const auto known = running_since_.find(site);
    if (known != running_since_.end()) begun = std::min(begun, known->second);
  }
  running_since_ = std::move(since);
}

bool TabletPins::is_unlocked(const EnrolledDevice& device, std::string_view presented, WallTime now) const {
  const auto given = read_unlock(key_, device.id, presented);
  const auto running = running_since_.find(device.place.site);
  const auto since = running == running_since_.end() ? std::nullopt : std::optional(running->second);
  return given && is_unlock_good(*given, now, since);
}

}  // namespace signaling
