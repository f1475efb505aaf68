#include "signaling/accounts/seats.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "signaling/auth/action.h"
#include "signaling/store/devices.h"
#include "signaling/store/enrolment_codes.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

constexpr std::string_view kLimitWord = "codes";  // codes name no account

std::string_view audit_word(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::kHall: return to_string(Action::kEnrolHall);
    case DeviceKind::kChairTablet: return to_string(Action::kEnrolChairTablet);
    case DeviceKind::kHallControl: break;
  }
  return to_string(Action::kPairControl);
}

// A code that a hall made for its control ends with the hall.
void end_control_code(Enrolment& codes, const SeatPlace& ended) {
  if (ended.kind == DeviceKind::kHall) codes.revoke({ended.site, DeviceKind::kHallControl});
}

}  // namespace

media::Result<std::unique_ptr<Seats>> Seats::open(Store& store, PasswordWorker& passwords, const AccountKeys& keys,
                                                  const SeatSettings& settings) {
  Devices devices(store.database());
  auto codes = EnrolmentCodes(store.database()).all();
  if (!codes) return tl::unexpected(codes.error());
  auto enrolled = devices.all();
  if (!enrolled) return tl::unexpected(enrolled.error());
  auto last_seen = devices.last_seen();
  if (!last_seen) return tl::unexpected(last_seen.error());
  return std::unique_ptr<Seats>(new Seats(store.database(), passwords, keys, settings, std::move(*codes),
                                          std::move(*enrolled), std::move(*last_seen)));
}

Seats::Seats(Database& database, PasswordWorker& passwords, const AccountKeys& keys, const SeatSettings& settings,
             std::vector<IssuedCode> codes, std::vector<EnrolledDevice> devices,
             std::map<DeviceId, WallTime> last_seen)
    : code_key_(keys.codes),
      settings_(settings),
      state_{database, Enrolment(keys.codes, settings.enrolment, std::move(codes)), SeatDevices(std::move(devices)),
             AttemptLimiter(settings.attempts)},
      pins_(state_, passwords, keys.unlocks),
      last_seen_(std::move(last_seen)) {}

// ---- codes ---------------------------------------------------------------------------------------------------------

AccountResult<NewCode> Seats::issue_code(const SeatPlace& place, const Author& by) {
  const auto site = Sites(state_.database).find(place.site);
  if (!site) return refuse_account(site.error());
  if (!*site) return refuse_account(Missing{});
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  Enrolment codes = state_.codes;
  NewCode code{codes.issue(place, by.at), by.at + settings_.enrolment.lifetime};
  EnrolmentCodes stored(state_.database);
  if (auto done = stored.put(codes.take_changed()); !done) return refuse_account(done.error());
  if (auto done = stored.keep_only(codes.codes()); !done) return refuse_account(done.error());
  if (auto done = work->commit(audit_word(place.kind), place.site.value(), "code"); !done) {
    return refuse_account(done.error());
  }
  state_.codes = std::move(codes);
  return code;
}

AccountResult<void> Seats::revoke_code(const SeatPlace& place, const Author& by) {
  Enrolment codes = state_.codes;
  if (!codes.revoke(place)) return refuse_account(Missing{});
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  auto done = EnrolmentCodes(state_.database).put(codes.take_changed());
  if (!done) return refuse_account(done.error());
  done = work->commit(audit_word(place.kind), place.site.value(), "code revoked");
  if (!done) return refuse_account(done.error());
  state_.codes = std::move(codes);
  return {};
}

std::vector<IssuedCode> Seats::open_codes(WallTime now) const {
  std::vector<IssuedCode> open;
  std::ranges::copy_if(state_.codes.codes(), std::back_inserter(open), [&](const IssuedCode& code) {
    return code.state == CodeState::kOpen && now < code.expires && code.tries_left > 0;
  });
  return open;
}

std::optional<IssuedCode> Seats::open_code(const SeatPlace& place, WallTime now) const {
  for (const auto& code : open_codes(now)) {
    if (code.place == place) return code;
  }
  return std::nullopt;
}

AccountResult<NewDevice> Seats::redeem(std::string_view typed, const Attempt& attempt) {
  const Duration wait = state_.limiter.begin(kLimitWord, attempt.address, attempt.steady);
  if (wait > Duration::zero()) return refuse_account(TooSoon{wait});
  Enrolment codes = state_.codes;
  const auto place = codes.redeem(typed, attempt.wall);
  if (!place) {
    const auto counted = codes.take_changed();
    if (!counted.empty()) (void)EnrolmentCodes(state_.database).put(counted);
    state_.codes = std::move(codes);
    return refuse_account(place.error());
  }
  state_.limiter.succeeded(kLimitWord, attempt.address, attempt.steady);
  return enrol(*place, std::move(codes), attempt.wall);
}

// Code used, former device revoked, new one there: all or nothing.
AccountResult<NewDevice> Seats::enrol(const SeatPlace& place, Enrolment codes, WallTime now) {
  auto work = AuditedTransaction::begin(state_.database, {place.site.value(), now});
  if (!work) return refuse_account(work.error());
  Devices stored(state_.database);
  const auto id = stored.next_id();
  if (!id) return refuse_account(id.error());
  SeatDevices devices = state_.devices;
  std::string token = devices.enrol(*id, place, now);
  end_control_code(codes, place);
  if (auto done = stored.put(devices.take_changed()); !done) return refuse_account(done.error());
  if (auto done = EnrolmentCodes(state_.database).put(codes.take_changed()); !done) return refuse_account(done.error());
  const EnrolledDevice device = *devices.find(*id);
  auto done = work->commit(audit_word(place.kind), audit_name(device));
  if (!done) return refuse_account(done.error());
  state_.codes = std::move(codes);
  state_.devices = std::move(devices);
  return NewDevice{device, std::move(token)};
}

// ---- devices -------------------------------------------------------------------------------------------------------

tl::expected<const EnrolledDevice*, AuthError> Seats::find(std::string_view token) const {
  return state_.devices.find(token);
}

AccountResult<void> Seats::revoke(DeviceId id, const Author& by) {
  SeatDevices devices = state_.devices;
  if (!devices.revoke(id, by.at)) return refuse_account(Missing{});
  const EnrolledDevice& device = *devices.find(id);
  Enrolment codes = state_.codes;
  end_control_code(codes, device.place);
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  if (auto done = Devices(state_.database).put(devices.take_changed()); !done) return refuse_account(done.error());
  if (auto done = EnrolmentCodes(state_.database).put(codes.take_changed()); !done) return refuse_account(done.error());
  if (auto done = work->commit(to_string(Action::kRevokeDevice), audit_name(device)); !done) {
    return refuse_account(done.error());
  }
  state_.codes = std::move(codes);
  state_.devices = std::move(devices);
  return {};
}

media::Result<void> Seats::seen(DeviceId id, WallTime now) {
  const auto former = last_seen_.find(id);
  // A clock that jumped back must not leave the device unseen.
  const bool fresh = former != last_seen_.end() && now >= former->second && now < former->second + kSeenEvery;
  if (fresh) return {};
  last_seen_[id] = now;
  return Devices(state_.database).seen(id, now).map([](bool) {});
}

// ---- both ----------------------------------------------------------------------------------------------------------

void Seats::forget_site(const SiteId& site) {
  std::vector<IssuedCode> codes(state_.codes.codes().begin(), state_.codes.codes().end());
  std::erase_if(codes, [&](const IssuedCode& code) { return code.place.site == site; });
  state_.codes = Enrolment(code_key_, settings_.enrolment, std::move(codes));
  std::vector<EnrolledDevice> devices(state_.devices.devices().begin(), state_.devices.devices().end());
  std::erase_if(devices, [&](const EnrolledDevice& device) { return device.place.site == site; });
  state_.devices = SeatDevices(std::move(devices));
}

media::Result<void> Seats::sweep(WallTime now) {
  const size_t before = state_.codes.codes().size();
  state_.codes.forget_ended(now);
  if (state_.codes.codes().size() == before) return {};
  return EnrolmentCodes(state_.database).keep_only(state_.codes.codes()).map([](int64_t) {});
}

}  // namespace signaling
