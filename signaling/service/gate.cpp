#include "signaling/service/gate.h"

#include <utility>

#include "signaling/auth/secret_token.h"
#include "signaling/store/sites.h"

namespace signaling {

std::vector<ConferenceRole> Gate::roles_in(const ConferenceId& conference, const Principal& principal) const {
  // Bookings name no observers: whom the administrator made one follows all conferences.
  if (principal.role == Role::kObserver && principal.user) return {{conference, Role::kObserver}};
  if (!is_tablet(principal)) return calendar_.roles_in(conference, principal.user, principal.site);
  const auto* record = calendar_.booking_of(conference);
  if (record == nullptr || record->booking.chair_site != principal.site) return {};
  return {{conference, Role::kChair}};
}

std::optional<Visitor> Gate::admit(std::string_view token, Timestamp now) {
  const auto kind = token_kind(token);
  if (!kind) {
    auto guest = guest_of(token);
    return guest ? guest : fixed_.admit(token, now);
  }
  if (*kind == TokenKind::kDevice) {
    const auto device = seats_.find(token);
    return device ? hall_of(**device) : std::nullopt;
  }
  const auto visitor = tickets_.redeem(token, now);
  return visitor ? renew(*visitor) : std::nullopt;
}

std::optional<Visitor> Gate::renew(const Visitor& visitor) {
  if (visitor.guest) return visitor;  // who was let in is removed by hand
  if (const auto fixed = fixed_.renew(visitor)) return fixed;
  auto principal = principal_of(visitor.principal);
  if (!principal) return std::nullopt;
  const UserId user = principal->user.value_or(UserId());
  if (visitor.login && !accounts_.logins().lasts(user, *visitor.login)) return std::nullopt;  // logged out
  Visitor renewed = visitor;
  renewed.principal = std::move(*principal);
  if (visitor.conference) renewed.principal.conferences = roles_in(*visitor.conference, renewed.principal);
  return renewed;
}

// A tablet's token opens the way to a ticket, and that only with its PIN.
std::optional<Visitor> Gate::hall_of(const EnrolledDevice& device) const {
  if (device.place.kind == DeviceKind::kChairTablet) return std::nullopt;
  const auto site = Sites(store_.database()).find(device.place.site);
  if (!site || !*site) return std::nullopt;
  Visitor hall;
  hall.credential = "device " + std::to_string(device.id.value());
  hall.principal = {.role = Role::kSite, .site = device.place.site, .device = device.id};
  hall.role = Role::kSite;
  hall.name = (*site)->name;
  hall.controls = device.place.kind == DeviceKind::kHallControl;
  return hall;
}

std::optional<Visitor> Gate::guest_of(std::string_view token) const {
  const auto pass = guests_.read(token);
  if (!pass || !*pass || calendar_.run((*pass)->conference) == nullptr) return std::nullopt;
  Visitor guest;
  guest.credential = "guest";
  guest.principal = {.role = Role::kSite};
  guest.conference = (*pass)->conference;
  guest.guest = true;
  guest.former_link = (*pass)->former;
  return with_part(std::move(guest), (*pass)->conference, Role::kSite);
}

std::optional<Principal> Gate::principal_of(const Principal& former) const {
  Principal now;
  if (former.device) {
    const auto* device = seats_.find(*former.device);
    if (device == nullptr || device->revoked) return std::nullopt;
    now.role = Role::kSite;
    now.site = device->place.site;
    now.device = device->id;
    return now;
  }
  if (!former.user) return std::nullopt;
  const auto user = accounts_.users().find(*former.user);
  if (!user || user->disabled) return std::nullopt;
  const auto role = parse_role(user->role);
  if (!role) return std::nullopt;
  now.role = *role;
  now.user = user->id;
  return now;
}

bool Gate::is_tablet(const Principal& principal) const {
  const auto* device = principal.device ? seats_.find(*principal.device) : nullptr;
  return device != nullptr && device->place.kind == DeviceKind::kChairTablet;
}

}  // namespace signaling
