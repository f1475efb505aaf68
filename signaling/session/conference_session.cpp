// Who is in: seats and pages, and their connections.
#include "signaling/session/conference_session.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "media/base/check.h"

namespace signaling {

using media::kNever;

namespace {

template <typename Seats>
auto seat_in(Seats& seats, const SiteId& site) -> decltype(&seats.front()) {
  const auto found = std::ranges::find_if(seats, [&](const auto& seat) { return seat.plan.id == site; });
  return found == seats.end() ? nullptr : &*found;
}

// Tests of another run, whose answers may still come, have smaller numbers.
uint64_t first_test(ExactTime wall) {
  constexpr int64_t kTestsPerMs = 1000;
  const auto ms = std::chrono::floor<std::chrono::milliseconds>(wall.time_since_epoch()).count();
  return static_cast<uint64_t>(std::max<int64_t>(1, ms * kTestsPerMs));
}

}  // namespace

ConferenceSession::ConferenceSession(ConferencePlan plan, SessionSettings settings,
                                     const ConferenceRecord& record, Timestamp now)
    : plan_(std::move(plan)), settings_(std::move(settings)), engine_(plan_, settings_.presets),
      monitor_(settings_.diagnosis, settings_.trunks, settings_.clocks, now),
      preflight_(settings_.preflight, first_test(settings_.clocks.to_wall(now))) {
  engine_.restore(record);
  engine_.set_plan(plan_, now);
  arrange_seats();
  for (auto& seat : seats_) {
    const auto* data = engine_.data().seat(seat.plan.id);
    if (data->was_in && !engine_.speech().is_gone(seat.plan.id)) seat.expected_until = now + plan_.resume_time;
  }
  note_absent(now);
  expect_guests(now);
  restore_tests();
}

void ConferenceSession::note_absent(Timestamp now) {
  for (const auto& seat : seats_) {
    if (!seat.is_connected() && seat.expected_until == kNever) engine_.site_lost(seat.plan.id, now);
  }
}

// ---- coming --------------------------------------------------------------------------------------------------------

Done ConferenceSession::join(ClientKey key, const Visitor& visitor, const Join& join, ConnectionId fresh, Timestamp now,
                             std::string address) {
  CHECK(!clients_.contains(key));
  const auto allowed = authorize(visitor.principal, Action::kJoinConference, {.conference = plan_.id});
  if (!allowed) return refuse(allowed.error(), "token");
  Client client{visitor, std::move(address)};
  const bool known_stream = join.stream == settings_.stream && join.seq <= seq_;
  client.since = known_stream ? join.seq : 0;
  if (visitor.guest) return join_guest(std::move(client), key, join, std::move(fresh), now);
  if (visitor.role == Role::kSite) {
    const SiteId site = visitor.principal.site.value_or(SiteId());
    Seat* seat = find_seat(site);
    if (seat == nullptr) return refuse(RefusalCode::kUnknownSite, "site", {name(site.value())});
    if (engine_.data().locked && !engine_.data().seat(site)->was_in) return refuse(RefusalCode::kConferenceLocked);
    if (visitor.controls && join.media) return refuse(RefusalCode::kWithoutMedia, "media");
    enter_seat(std::move(client), key, *seat, join, std::move(fresh), now);
    return {};
  }
  if (auto taken = take_page(client, key, join, fresh, now); !taken) return taken;
  Joined joined = make_joined(client);
  joined.connection = std::move(fresh);
  if (visitor.role == Role::kChair) joined.site = plan_.chair_site;
  output_.sends.push_back({{key}, std::move(joined), client.since});
  clients_.emplace(key, std::move(client));
  return {};
}

Joined ConferenceSession::make_joined(const Client& client) const {
  Joined joined;
  joined.conference = {plan_.id, plan_.title, engine_.speech().policy};
  joined.name = client.visitor.name;
  joined.role = client.visitor.role;
  joined.stream = settings_.stream;
  joined.resumed_state = client.since > 0;
  return joined;
}

void ConferenceSession::enter_seat(Client client, ClientKey key, Seat& seat, const Join& join, ConnectionId fresh,
                                   Timestamp now) {
  client.visitor.name = seat.plan.name;
  client.seat = &seat;
  Joined joined = make_joined(client);
  joined.site = seat.plan.id;
  if (!client.visitor.controls) {
    joined.resumed = take_seat(seat, key, join, std::move(fresh), now);
    joined.connection = seat.link.connection();
  }
  output_.sends.push_back({{key}, std::move(joined), client.since});
  clients_.emplace(key, std::move(client));
}

bool ConferenceSession::take_seat(Seat& seat, ClientKey client, const Join& join, ConnectionId fresh, Timestamp now) {
  const bool was_connected = seat.is_connected();
  replace(std::exchange(seat.client, client));
  seat.client_since = now;
  const bool resumed = seat.link.attach(join, std::move(fresh), mcu_up_, now + plan_.resume_time, output_.to_mcu);
  tell_presence(seat, was_connected, now);
  return resumed;
}

Done ConferenceSession::take_page(Client& client, ClientKey key, const Join& join, const ConnectionId& fresh,
                                  Timestamp now) {
  const bool chair = client.visitor.role == Role::kChair;
  if (client.visitor.role == Role::kObserver && engine_.data().locked) return refuse(RefusalCode::kConferenceLocked);
  const auto pages = std::ranges::count_if(clients_, [](const auto& c) { return c.second.seat == nullptr; });
  if (static_cast<size_t>(pages) >= kMaxPages && !(chair && chair_page_)) return refuse(RefusalCode::kConferenceFull);
  if (join.media) {
    if (!may(client, Action::kConnectMedia)) return refuse(RefusalCode::kWithoutMedia, "media");
    client.link.emplace(plan_.id, SiteId("~" + fresh.value()));
    (void)client.link->attach(join, fresh, mcu_up_, now, output_.to_mcu);
  }
  if (chair) replace(std::exchange(chair_page_, key));
  return {};
}

void ConferenceSession::replace(const std::optional<ClientKey>& former) {
  if (!former) return;
  const auto found = clients_.find(*former);
  if (found != clients_.end() && found->second.link) found->second.link->drop(mcu_up_, output_.to_mcu);
  clients_.erase(*former);
  output_.closes.push_back({*former, CloseCode::kReplaced});
}

bool ConferenceSession::set_rights(ClientKey client, const Visitor& visitor) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return false;
  auto& principal = found->second.visitor.principal;
  if (!found->second.former) found->second.former = principal;
  const auto site = principal.site;
  principal = visitor.principal;
  if (visitor.guest) principal.site = site;  // which the session gave it
  return has_role(principal, found->second.visitor.role, plan_.id) && may(found->second, Action::kJoinConference);
}

// ---- going ---------------------------------------------------------------------------------------------------------

void ConferenceSession::leave(ClientKey key, Timestamp now) {
  const auto found = clients_.find(key);
  if (found == clients_.end()) return;
  Client client = std::move(found->second);
  clients_.erase(found);
  if (chair_page_ == key) chair_page_.reset();
  if (client.link) client.link->drop(mcu_up_, output_.to_mcu);
  if (client.lobby) guests_gone_[client.lobby->guest] = now + plan_.resume_time;
  if (client.seat == nullptr || client.seat->client != key) return;
  Seat& seat = *client.seat;
  const bool was_connected = seat.is_connected();
  seat.client.reset();
  if (is_guest(seat.plan.id)) guests_gone_[seat.plan.id] = now + kGuestAwayTime;
  seat.link.detach(now + plan_.resume_time);
  tell_presence(seat, was_connected, now);
}

void ConferenceSession::unseat(ClientKey key, Timestamp now) {
  const auto found = clients_.find(key);
  Seat* seat = found == clients_.end() ? nullptr : found->second.seat;
  const bool owner = seat != nullptr && seat->client == key;
  leave(key, now);
  if (owner) seat->link.drop(mcu_up_, output_.to_mcu);
}

void ConferenceSession::close(ClientKey client, CloseCode code, Timestamp now) {
  leave(client, now);
  output_.closes.push_back({client, code});
}

void ConferenceSession::tell_presence(Seat& seat, bool was_connected, Timestamp now) {
  const bool connected = seat.is_connected();
  if (connected) seat.expected_until = kNever;
  if (connected == was_connected) return;
  connected ? engine_.site_connected(seat.plan.id, now) : engine_.site_lost(seat.plan.id, now);
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp ConferenceSession::next_deadline() const {
  const Timestamp earliest = std::min(state_deadline(), monitor_.next_deadline(mcu_up_));
  return speaking_told_.value() == speaking_ ? earliest : std::min(earliest, speaking_due_);
}

Timestamp ConferenceSession::state_deadline() const {
  Timestamp earliest = std::min({engine_.next_deadline(), preflight_.next_deadline(), remote_.next_deadline()});
  if (told_at_ < result_until()) earliest = std::min(earliest, result_until());
  for (const auto& seat : seats_) earliest = std::min({earliest, seat.link.next_deadline(), seat.expected_until});
  for (const auto& [guest, until] : guests_gone_) earliest = std::min(earliest, until);
  return earliest;
}

void ConferenceSession::handle_timeout(Timestamp now) {
  idle_ = state_deadline() > now;
  engine_.handle_timeout(now);
  end_late_requests(now);
  for (auto& seat : seats_) {
    if (seat.link.next_deadline() <= now) seat.link.drop(mcu_up_, output_.to_mcu);
    if (seat.expected_until > now) continue;
    seat.expected_until = kNever;
    engine_.site_lost(seat.plan.id, now);
  }
  const auto gone = guests_gone_;
  for (const auto& [guest, until] : gone) {
    if (until <= now) guest_left(guest, now);
  }
  if (preflight_.next_deadline() <= now) preflight_.handle_timeout(now);
  if (monitor_.next_deadline(mcu_up_) > now) return;
  output_.second = monitor_.add_silent(observe_sites(), now);
  note_troubles(now);
}

// ---- questions -----------------------------------------------------------------------------------------------------

Seat* ConferenceSession::find_seat(const SiteId& site) { return seat_in(seats_, site); }
const Seat* ConferenceSession::find_seat(const SiteId& site) const { return seat_in(seats_, site); }

MediaLink* ConferenceSession::link_of(Client& client) {
  if (client.seat != nullptr) return &client.seat->link;
  return client.link ? &*client.link : nullptr;
}

bool ConferenceSession::may(const Client& client, Action action) const {
  return authorize(client.visitor.principal, action, {.conference = plan_.id}).has_value();
}

bool ConferenceSession::has_site(const SiteId& site) const { return find_seat(site) != nullptr; }

std::vector<ClientKey> ConferenceSession::clients() const {
  std::vector<ClientKey> keys;
  for (const auto& [key, client] : clients_) keys.push_back(key);
  return keys;
}

size_t ConferenceSession::connected_sites() const {
  const auto counts = [this](const Seat& seat) { return seat.is_connected() && !is_guest(seat.plan.id); };
  return static_cast<size_t>(std::ranges::count_if(seats_, counts));
}

}  // namespace signaling
