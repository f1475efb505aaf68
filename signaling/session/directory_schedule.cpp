// What the schedule wants: conferences that come and go, and where halls belong. The third part of ConferenceDirectory.
#include <chrono>
#include <set>
#include <utility>

#include <spdlog/spdlog.h>

#include "signaling/session/conference_directory.h"

namespace signaling {
namespace {

int64_t to_ms(Duration d) { return std::chrono::duration_cast<std::chrono::milliseconds>(d).count(); }

// Equal for the screen: how long a call still rings changes at every look.
bool shows_the_same(const Standby& a, const Standby& b) {
  const auto call = [](const Standby& s) { return s.call ? s.call->conference : ConferenceId(); };
  return a.name == b.name && a.next == b.next && a.invitations == b.invitations && call(a) == call(b);
}

}  // namespace

// ---- conferences ---------------------------------------------------------------------------------------------------

void ConferenceDirectory::open(ConferencePlan plan, OpenPhase phase, Timestamp now) {
  const ConferenceId id = plan.id;
  if (find(id) != nullptr) {
    change(plan, now);
    return set_phase(id, phase, now);
  }
  spdlog::info("open conf={} phase={} sites={}", id.value(), to_string(phase), plan.sites.size());
  const auto record = ports_.record == nullptr ? ConferenceRecord() : ports_.record->read(id);
  SessionSettings settings{make_id_(),           settings_.clocks, settings_.presets,  settings_.utc_offset_minutes,
                           settings_.diagnosis, settings_.trunks, settings_.preflight};
  auto& session =
      *(sessions_[id] = std::make_unique<ConferenceSession>(std::move(plan), std::move(settings), record, now));
  // A break of an earlier run goes on until the time that was said.
  if (session.phase() != phase) session.set_phase(phase, now);
  session.set_alarms(alarms_);
  if (mcu_up_) session.mcu_up(nullptr, now);
  carry_out(session, now);
  place_halls(now);
}

void ConferenceDirectory::change(const ConferencePlan& plan, Timestamp now) {
  ConferenceSession* session = find(plan.id);
  if (session == nullptr) return;
  session->change(plan, now);
  carry_out(*session, now);
  place_halls(now);
}

void ConferenceDirectory::set_phase(const ConferenceId& id, OpenPhase phase, Timestamp now,
                                    std::optional<WallTime> resumes_at) {
  ConferenceSession* session = find(id);
  if (session == nullptr || (session->phase() == phase && !resumes_at)) return;
  spdlog::info("phase conf={} phase={}", id.value(), to_string(phase));
  session->set_phase(phase, now, resumes_at);
  carry_out(*session, now);
}

void ConferenceDirectory::set_timing(const ConferenceId& id, std::optional<Timestamp> expected_end, bool overrun,
                                     Timestamp now) {
  ConferenceSession* session = find(id);
  if (session == nullptr) return;
  session->set_timing(expected_end, overrun);
  carry_out(*session, now);
}

void ConferenceDirectory::close(const ConferenceId& id, CloseCause cause, Timestamp now) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  spdlog::info("close conf={} cause={}", id.value(), to_string(cause));
  found->second->close(cause, now);
  carry_out(*found->second, now);
  if (ports_.record != nullptr) ports_.record->close(id);
  const auto members = found->second->clients();
  // Nothing that was asked for it counts any more; one with the same id may open again.
  sessions_.erase(found);
  std::erase_if(commands_, [&](const auto& command) { return command.second.conference == id; });
  if (mcu_up_) command(std::nullopt, mcu::RemoveConference{id}, 0);
  places_.forget(id);
  for (const auto& client : members) clients_.at(client).session = nullptr;
  for (const auto& client : members) {
    send(client, Ended{id, cause});
    clients_.at(client).visitor->is_hall() ? place_hall(client, now) : close(client, CloseCode::kConferenceEnded);
  }
  place_halls(now);
}

// ---- where sites belong --------------------------------------------------------------------------------------------

void ConferenceDirectory::seat(const SiteId& site, const ConferenceId& conference, Timestamp now) {
  places_.seat(site, conference);
  place_site(site, now);
}

void ConferenceDirectory::unseat(const SiteId& site, Timestamp now) {
  places_.unseat(site);
  place_site(site, now);
}

void ConferenceDirectory::ring(const SiteId& site, UrgentSummons summons, Timestamp now) {
  spdlog::info("calling site={} conf={}", site.value(), summons.conference.value());
  places_.ring(site, std::move(summons), now);
  place_site(site, now);
}

void ConferenceDirectory::give_notice(const SiteId& site, UrgentSummons summons, Timestamp at, Timestamp now) {
  places_.notice(site, std::move(summons), at);
  for (const auto& client : devices_of(site)) tell_move(client, site, now);
}

void ConferenceDirectory::tell_move(ClientKey client, const SiteId& site, Timestamp now) {
  const auto* move = places_.move(site);
  if (move == nullptr) return;
  const auto& [conference, title, from] = move->summons;
  send(client, MoveNotice{conference, title, from, to_ms(move->in(now))});
}

Done ConferenceDirectory::answer_call(ClientKey client, const AnswerCall& answer, Timestamp now) {
  const Client& state = clients_.at(client);
  const bool hall = state.visitor->is_hall();
  const auto& site = state.visitor->principal.site;
  // That it is called is what gives a hall its part in the urgent conference.
  const auto visitor = hall ? with_part(*state.visitor, answer.conference, Role::kSite) : *state.visitor;
  const auto allowed =
      authorize(visitor.principal, Action::kAnswerCall, {.conference = answer.conference, .site = site});
  if (!allowed) return refuse(allowed.error());
  if (!hall || !places_.answer(*site, answer.conference)) return refuse(RefusalCode::kNoCall, "conference");
  spdlog::info("call answered site={} conf={}", site->value(), answer.conference.value());
  place_site(*site, now);
  return {};
}

ConferenceSession* ConferenceDirectory::session_of(const SiteId& site) {
  const auto place = places_.place(site);
  ConferenceSession* session = place ? find(*place) : nullptr;
  return session != nullptr && session->has_site(site) ? session : nullptr;
}

void ConferenceDirectory::place_hall(ClientKey client, Timestamp now) {
  Client& state = clients_.at(client);
  ConferenceSession* target = session_of(*state.visitor->principal.site);
  if (state.session == target) return target == nullptr ? put_in_standby(client, now) : void();
  if (ConferenceSession* former = std::exchange(state.session, nullptr)) {
    former->unseat(client, now);
    carry_out(*former, now);
  }
  if (target == nullptr) return put_in_standby(client, now);
  const auto visitor = with_part(*state.visitor, target->plan().id, Role::kSite);
  const auto done = target->join(client, visitor, state.join, ConnectionId(make_id_()), now, state.address);
  if (!done) {
    spdlog::warn("client={} may not enter conf={}: {}", client.value(), target->plan().id.value(), done.error().code);
    return put_in_standby(client, now);
  }
  const SiteId site = *state.visitor->principal.site;
  spdlog::info("seated client={} conf={} site={}", client.value(), target->plan().id.value(), site.value());
  state.session = target;
  state.standby.reset();
  state.join.stream.clear();  // what it heard before counts once
  carry_out(*target, now);
  tell_move(client, site, now);
}

void ConferenceDirectory::place_site(const SiteId& site, Timestamp now) {
  for (const auto& client : devices_of(site)) {
    if (clients_.contains(client)) place_hall(client, now);  // entering may close others
  }
}

std::vector<ClientKey> ConferenceDirectory::devices_of(const SiteId& site) const {
  std::vector<ClientKey> clients;
  for (const auto* devices : {&halls_, &controls_}) {
    if (const auto device = devices->find(site); device != devices->end()) clients.push_back(device->second);
  }
  return clients;
}

void ConferenceDirectory::place_halls(Timestamp now) {
  std::set<SiteId> sites;
  for (const auto* devices : {&halls_, &controls_}) {
    for (const auto& [site, client] : *devices) sites.insert(site);
  }
  for (const auto& site : sites) place_site(site, now);
}

void ConferenceDirectory::put_in_standby(ClientKey client, Timestamp now) {
  Client& state = clients_.at(client);
  auto standby = standby_of(*state.visitor, now);
  if (state.standby && shows_the_same(*state.standby, standby)) return;
  state.standby = standby;
  send(client, std::move(standby));
}

Standby ConferenceDirectory::standby_of(const Visitor& hall, Timestamp now) {
  const SiteId& site = *hall.principal.site;
  auto [next, invitations] = ports_.upcoming.upcoming(site);
  Standby standby;
  standby.site = site;
  standby.name = hall.name;
  standby.next = std::move(next);
  standby.invitations = std::move(invitations);
  if (const auto* call = places_.call(site)) {
    const auto& [conference, title, from] = call->summons;
    standby.call = Standby::Call{conference, title, from, to_ms(call->answer_in(now))};
  }
  return standby;
}

void ConferenceDirectory::set_alarms(AlarmList alarms, Timestamp now) {
  alarms_ = std::move(alarms);
  for (auto& [id, session] : sessions_) {
    session->set_alarms(alarms_);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::upcoming_changed(Timestamp now) { place_halls(now); }

// ---- rights --------------------------------------------------------------------------------------------------------

void ConferenceDirectory::rights_changed(Timestamp now) {
  std::vector<ClientKey> joined;
  for (const auto& [key, client] : clients_) {
    if (client.visitor) joined.push_back(key);
  }
  for (const auto& client : joined) {
    if (clients_.contains(client) && !still_allowed(client)) dismiss(client, CloseCode::kBadToken, now);
  }
  for (auto& [id, session] : sessions_) carry_out(*session, now);
  place_halls(now);
}

bool ConferenceDirectory::still_allowed(ClientKey client) {
  Client& state = clients_.at(client);
  auto renewed = ports_.door.renew(*state.visitor);
  if (!renewed || renewed->principal.site != state.visitor->principal.site) return false;
  // What it takes part as, and where, was decided when it came.
  state.visitor->principal = std::move(renewed->principal);
  state.visitor->name = std::move(renewed->name);
  if (state.session == nullptr) return true;
  const auto visitor =
      state.visitor->is_hall() ? with_part(*state.visitor, state.session->plan().id, Role::kSite) : *state.visitor;
  return state.session->set_rights(client, visitor);
}

}  // namespace signaling
