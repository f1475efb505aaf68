#include "signaling/session/conference_directory.h"

#include <algorithm>
#include <utility>

#include <spdlog/spdlog.h>

namespace signaling {
namespace {

std::vector<SiteId> sites_of(const std::map<SiteId, ClientKey>& devices) {
  std::vector<SiteId> sites;
  for (const auto& [site, client] : devices) sites.push_back(site);
  return sites;
}

}  // namespace

using media::kNever;

ConferenceDirectory::ConferenceDirectory(DirectorySettings settings, DirectoryPorts ports,
                                         std::function<std::string()> make_id)
    : settings_(settings), ports_(ports), make_id_(std::move(make_id)) {}

// ---- clients -------------------------------------------------------------------------------------------------------

void ConferenceDirectory::client_opened(ClientKey client, Timestamp now, std::string address) {
  clients_[client].join_by = now + settings_.join_timeout;
  clients_[client].address = std::move(address);
}

void ConferenceDirectory::client_text(ClientKey client, std::string_view text, Timestamp now) {
  if (!clients_.contains(client)) return;  // we have closed it; it may not know yet
  const auto parsed = parse_client_message(text);
  if (!parsed) return refuse_client(client, parsed.error().id, parsed.error().refusal);
  if (parsed->rule->sender == Sender::kAnyone) return send(client, Pong{parsed->id});

  const auto done = receive(client, *parsed, now);
  const auto found = clients_.find(client);
  if (found != clients_.end() && found->second.session != nullptr) carry_out(*found->second.session, now);
  // A conference that is open again to all takes in the halls that waited.
  if (done && std::holds_alternative<LockConference>(parsed->message)) place_halls(now);
  if (!done) {
    refuse_client(client, parsed->id, done.error());
  } else if (parsed->id && !std::holds_alternative<Offer>(parsed->message)) {
    send(client, Ok{*parsed->id});
  }
}

Done ConferenceDirectory::receive(ClientKey client, const ParsedMessage& message, Timestamp now) {
  Client& state = clients_.at(client);
  const auto* join = std::get_if<Join>(&message.message);
  if (!state.visitor) return join == nullptr ? refuse(RefusalCode::kJoinFirst) : this->join(client, *join, now);
  if (const auto* answer = std::get_if<AnswerCall>(&message.message)) return answer_call(client, *answer, now);
  if (state.session != nullptr) return state.session->handle(client, message, now);
  return refuse(join == nullptr ? RefusalCode::kInStandby : RefusalCode::kAlreadyJoined);
}

Done ConferenceDirectory::join(ClientKey client, const Join& join, Timestamp now) {
  auto visitor = ports_.door.admit(join.token, now);
  if (!visitor) return refuse(RefusalCode::kUnknownToken, "token");
  Client& state = clients_.at(client);
  state.visitor = std::move(*visitor);
  state.join = join;
  state.join.token.clear();
  auto done = enter(client, now);
  if (done) {
    state.join_by = kNever;
    spdlog::info("joined client={} conf={} as={} site={} media={}", client.value(),
                 state.session == nullptr ? "(standby)" : state.session->plan().id.value(),
                 to_string(state.visitor->role), state.visitor->principal.site.value_or(SiteId()).value(), join.media);
  } else {
    state.visitor.reset();
  }
  return done;
}

// A hall's device or control goes where its site belongs; everybody else into the conference that the token is for.
Done ConferenceDirectory::enter(ClientKey client, Timestamp now) {
  Client& state = clients_.at(client);
  const Visitor& visitor = *state.visitor;
  if (visitor.is_hall()) {
    if (!visitor.principal.site) return refuse(AuthError::kRoleNotAllowed, "token");
    if (visitor.controls && state.join.media) return refuse(RefusalCode::kWithoutMedia, "media");
    auto& devices = visitor.controls ? controls_ : halls_;
    const auto former = devices.find(*visitor.principal.site);
    if (former != devices.end()) dismiss(former->second, CloseCode::kReplaced, now);
    devices.insert_or_assign(*visitor.principal.site, client);
    place_hall(client, now);
    return {};
  }
  ConferenceSession* session = visitor.conference ? find(*visitor.conference) : nullptr;
  if (session == nullptr) return refuse(RefusalCode::kConferenceNotOpen, "token");
  if (!has_role(visitor.principal, visitor.role, *visitor.conference)) {
    return refuse(AuthError::kOtherConference, "token");
  }
  auto done = session->join(client, visitor, state.join, ConnectionId(make_id_()), now, state.address);
  if (done) state.session = session;
  return done;
}

void ConferenceDirectory::client_closed(ClientKey client, Timestamp now) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return;
  ConferenceSession* session = found->second.session;
  if (found->second.visitor) {
    spdlog::info("left client={} conf={}", client.value(),
                 session == nullptr ? "(standby)" : session->plan().id.value());
  }
  forget(client);
  if (session == nullptr) return;
  session->leave(client, now);
  carry_out(*session, now);
}

void ConferenceDirectory::refuse_client(ClientKey client, const std::optional<MessageId>& id, const Refusal& refusal) {
  const auto is = [&](RefusalCode code) { return refusal.code == make_refusal(code).code; };
  const auto found = clients_.find(client);
  send(client, ErrorMessage{id, refusal});
  if (found == clients_.end() || found->second.visitor) return;
  if (is(RefusalCode::kConferenceNotOpen)) return close(client, CloseCode::kConferenceNotOpen);
  if (is(RefusalCode::kGuestRemoved)) return close(client, CloseCode::kGuestRemoved);
  if (is(RefusalCode::kUnknownToken) || refusal.code.starts_with("auth.")) close(client, CloseCode::kBadToken);
}

void ConferenceDirectory::send(ClientKey client, const ServerMessage& message) {
  const auto found = clients_.find(client);
  const auto* session = found == clients_.end() ? nullptr : found->second.session;
  const auto seq = session == nullptr ? std::nullopt : std::optional(session->seq());
  ports_.clients.send(client, std::make_shared<const std::string>(to_json(message, seq)));
}

void ConferenceDirectory::dismiss(ClientKey client, CloseCode code, Timestamp now) {
  ConferenceSession* session = clients_.at(client).session;
  close(client, code);
  if (session == nullptr) return;
  session->leave(client, now);
  carry_out(*session, now);
}

void ConferenceDirectory::close(ClientKey client, CloseCode code) {
  spdlog::info("closing client={} code={}", client.value(), static_cast<int>(code));
  forget(client);
  ports_.clients.close(client, code);
}

void ConferenceDirectory::forget(ClientKey client) {
  clients_.erase(client);
  for (auto* devices : {&halls_, &controls_}) {
    std::erase_if(*devices, [&](const auto& device) { return device.second == client; });
  }
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp ConferenceDirectory::next_deadline() const {
  Timestamp earliest = kNever;
  for (const auto& [key, client] : clients_) earliest = std::min(earliest, client.join_by);
  for (const auto& [id, session] : sessions_) earliest = std::min(earliest, session->next_deadline());
  return earliest;
}

void ConferenceDirectory::handle_timeout(Timestamp now) {
  std::vector<ClientKey> late;
  for (const auto& [key, client] : clients_) {
    if (client.join_by <= now) late.push_back(key);
  }
  for (const auto& key : late) close(key, CloseCode::kJoinTimeout);
  for (auto& [id, session] : sessions_) {
    if (session->next_deadline() > now) continue;
    session->handle_timeout(now);
    carry_out(*session, now);
  }
}

// ---- all -----------------------------------------------------------------------------------------------------------

void ConferenceDirectory::carry_out(ConferenceSession& session, Timestamp now) {
  auto output = session.take_output(now);
  if (ports_.record != nullptr) {
    for (const auto& event : output.events) ports_.record->append(session.plan().id, event);
  }
  for (auto& [body, offer] : output.to_mcu) command(session.plan().id, std::move(body), offer);
  for (const auto& send : output.sends) {
    const auto text = std::make_shared<const std::string>(to_json(send.message, send.seq));
    for (const auto& client : send.to) ports_.clients.send(client, text);
  }
  for (const auto& [client, code] : output.closes) close(client, code);
  write_log(session, output);
  for (const auto& [client, alarm] : output.acknowledged) {
    const auto by = clients_.find(client);
    if (ports_.alarms != nullptr && by != clients_.end()) ports_.alarms->acknowledge(alarm, *by->second.visitor);
  }
  for (const auto& [site, there] : output.presence) {
    there ? ports_.presence.site_joined(session.plan().id, site) : ports_.presence.site_left(session.plan().id, site);
  }
  if (output.second && ports_.figures != nullptr) ports_.figures->second(session.plan().id, *output.second);
  for (const auto& client : output.unseated) {
    clients_.at(client).session = nullptr;
    clients_.at(client).visitor->is_hall() ? place_hall(client, now) : close(client, CloseCode::kConferenceEnded);
  }
}

void ConferenceDirectory::write_log(const ConferenceSession& session, const SessionOutput& output) const {
  const auto& conference = session.plan().id.value();
  for (const auto& act : output.acts) {
    const auto& [as, acting_for] = act.authorization;
    const auto site = act.site ? act.site->value() : std::string();
    if (acting_for) {
      spdlog::info("{} conf={} site={} client={} as={} for={}", to_string(act.action), conference, site,
                   act.client.value(), to_string(as), to_string(acting_for->role));
    } else {
      spdlog::debug("{} conf={} site={} client={} as={}", to_string(act.action), conference, site, act.client.value(),
                    to_string(as));
    }
  }
  for (const auto& event : output.events) {
    const auto* floor = std::get_if<FloorEvent>(&event.what);
    const auto* change = floor == nullptr ? nullptr : std::get_if<RequestChanged>(&floor->what);
    if (change == nullptr) continue;
    spdlog::info("floor {} {} conf={} site={} request={} cause={}", to_string(floor->floor), to_string(change->status),
                 conference, change->site.value(), change->request, to_string(change->cause));
  }
}

ConferenceSession* ConferenceDirectory::find(const ConferenceId& id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second.get();
}

std::vector<ConferenceDirectory::ConferenceFigures> ConferenceDirectory::figures() const {
  std::vector<ConferenceFigures> figures;
  for (const auto& [id, session] : sessions_) {
    figures.push_back({id, session->plan().sites.size(), session->connected_sites()});
  }
  return figures;
}

std::optional<PreflightBoard> ConferenceDirectory::preflight(const ConferenceId& id, Timestamp now) const {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? std::nullopt : std::optional(found->second->preflight(now));
}

std::vector<SiteId> ConferenceDirectory::halls() const { return sites_of(halls_); }

std::vector<SiteId> ConferenceDirectory::controls() const { return sites_of(controls_); }

}  // namespace signaling
