// Guests: the lobby, who is let in from there, and seats that are there for this conference only.
#include <algorithm>
#include <chrono>
#include <utility>

#include "signaling/auth/digest.h"
#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

bool was_let_in(const Guest* guest) {
  return guest != nullptr && (guest->state == GuestState::kAdmitted || guest->state == GuestState::kAway);
}

Actor actor_of(const Join& join, const std::string& address) {
  Actor actor;
  actor.kind = Actor::Kind::kPerson;
  actor.id = "guest";
  actor.name = join.name;
  actor.role = Role::kSite;
  actor.address = address;
  return actor;
}

}  // namespace

// ---- coming --------------------------------------------------------------------------------------------------------

Done ConferenceSession::join_guest(Client client, ClientKey key, const Join& join, ConnectionId fresh, Timestamp now) {
  if (join.name.empty()) return refuse(RefusalCode::kMissingField, "name", {name("name")});
  if (join.secret.empty()) return refuse(RefusalCode::kMissingField, "secret", {name("secret")});
  const std::string secret = digest_of(join.secret).to_hex();
  const auto& guests = engine_.data().guests;
  const auto known = std::ranges::find(guests, secret, &Guest::key);
  const Guest* former = known == guests.end() ? nullptr : &*known;
  if (client.visitor.former_link && !was_let_in(former)) return refuse(RefusalCode::kUnknownToken, "token");
  SiteId site = former == nullptr ? SiteId() : former->site;
  // Who was turned away waits for its minute, and asks by `guest.ask_again`.
  if (former == nullptr || former->state != GuestState::kTurnedAway) {
    const auto came = engine_.guest_came(actor_of(join, client.address), secret, join.name, join.unit, now);
    if (!came) return done(tl::unexpected(came.error()), site);
    site = *came;
  }
  if (const auto* other = client_in_lobby(site)) replace(*other);
  client.visitor.principal.site.emplace(site);
  client.visitor.credential = site.value();
  client.visitor.name = engine_.data().guest(site)->shown_name();
  client.lobby = LobbyPlace{site, join, std::move(fresh)};
  clients_.emplace(key, std::move(client));
  guests_gone_.erase(site);
  seat_guests(now);
  return {};
}

// After any change of who is let in. Those whose pages are not there may come a while.
void ConferenceSession::seat_guests(Timestamp now) {
  arrange_seats();
  std::vector<ClientKey> admitted;
  for (const auto& [key, client] : clients_) {
    if (client.lobby && is_guest(client.lobby->guest)) admitted.push_back(key);
  }
  for (const auto& key : admitted) {
    auto client = std::move(clients_.extract(key).mapped());
    auto place = *std::exchange(client.lobby, std::nullopt);
    enter_seat(std::move(client), key, *find_seat(place.guest), place.join, std::move(place.fresh), now);
  }
  expect_guests(now);
  note_absent(now);
}

void ConferenceSession::expect_guests(Timestamp now) {
  for (const auto& guest : engine_.data().guests) {
    const Seat* seat = find_seat(guest.site);
    const bool seated = seat != nullptr && !seat->client;
    const bool waits = guest.state == GuestState::kWaiting && client_in_lobby(guest.site) == nullptr;
    if (seated) guests_gone_.try_emplace(guest.site, now + kGuestAwayTime);
    if (waits) guests_gone_.try_emplace(guest.site, now + plan_.resume_time);
  }
}

// ---- going ---------------------------------------------------------------------------------------------------------

void ConferenceSession::guest_left(const SiteId& site, Timestamp now) {
  const SiteId guest = site;
  guests_gone_.erase(guest);
  if (Seat* seat = find_seat(guest)) remove_seat(*seat, now);
  engine_.guest_left(guest, now);
  arrange_seats();
}

void ConferenceSession::guest_removed(const SiteId& site, Timestamp now) {
  Seat* seat = find_seat(site);
  if (seat->client) close(*seat->client, CloseCode::kGuestRemoved, now);
  remove_seat(*seat, now);
  guests_gone_.erase(site);
  arrange_seats();
}

// ---- what is said --------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const AskAgain&, const Sent& by) {
  const Guest guest = *engine_.data().guest(by.client.lobby->guest);
  const auto came = engine_.guest_came(by.actor, guest.key, guest.name, guest.unit, by.now);
  return came ? Done() : done(tl::unexpected(came.error()));
}

Done ConferenceSession::on(const AdmitGuest& message, const Sent& by) {
  auto admitted = done(engine_.admit_guest(by.actor, message.site, by.now), message.site, "site");
  if (admitted) seat_guests(by.now);
  return admitted;
}

Done ConferenceSession::on(const AdmitGuests&, const Sent& by) {
  auto admitted = done(engine_.admit_guests(by.actor, by.now));
  if (admitted) seat_guests(by.now);
  return admitted;
}

Done ConferenceSession::on(const TurnAwayGuest& message, const Sent& by) {
  return done(engine_.turn_away_guest(by.actor, message.site, by.now), message.site, "site");
}

// ---- what is told --------------------------------------------------------------------------------------------------

bool ConferenceSession::is_guest(const SiteId& site) const {
  const auto* seat = engine_.data().seat(site);
  return seat != nullptr && seat->guest;
}

bool ConferenceSession::is_here(const Seat& seat) const {
  return seat.client || seat.link.next_deadline() != media::kNever || seat.expected_until != media::kNever;
}

const ClientKey* ConferenceSession::client_in_lobby(const SiteId& guest) const {
  const auto found = std::ranges::find_if(
      clients_, [&](const auto& entry) { return entry.second.lobby && entry.second.lobby->guest == guest; });
  return found == clients_.end() ? nullptr : &found->first;
}

ConferenceSession::LobbyKey ConferenceSession::lobby_key(const Guest& guest) const {
  const auto& chair = engine_.data().chair_site;
  const Seat* seat = chair ? find_seat(*chair) : nullptr;
  return {plan_.title, seat == nullptr ? "" : seat->plan.name, guest};
}

GuestList ConferenceSession::make_guests() const {
  GuestList list;
  for (const auto& guest : engine_.data().guests) {
    const bool turned_away = guest.state == GuestState::kTurnedAway;
    if (!turned_away && guest.state != GuestState::kWaiting) continue;
    const bool here = client_in_lobby(guest.site) != nullptr;
    list.guests.push_back({guest.site, guest.name, guest.unit, wall_text(guest.since), turned_away, here});
  }
  return list;
}

void ConferenceSession::publish_lobby(Timestamp now) {
  for (auto& [key, client] : clients_) {
    if (!client.lobby) continue;
    const Guest& guest = *engine_.data().guest(client.lobby->guest);
    auto view = lobby_key(guest);
    if (client.lobby->told == view) continue;
    Lobby lobby{view.title, view.chair, guest.name, guest.unit, std::nullopt};
    if (guest.state == GuestState::kTurnedAway) {
      const auto left = std::max(Duration::zero(), guest.since + kAskAgainTime - now);
      lobby.ask_in_ms = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
    }
    client.lobby->told = std::move(view);
    send(key, std::move(lobby));
  }
}

}  // namespace signaling
