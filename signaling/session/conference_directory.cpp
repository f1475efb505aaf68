#include "signaling/session/conference_directory.h"

#include <algorithm>
#include <utility>

#include <spdlog/spdlog.h>

#include "media/base/check.h"

namespace signaling {

using media::kNever;

ConferenceDirectory::ConferenceDirectory(std::vector<ConferencePlan> plans,
                                         std::unordered_map<std::string, Admission> tokens, DirectorySettings settings,
                                         ClientPort& clients, McuPort& mcu, std::function<std::string()> make_id)
    : settings_(settings),
      client_port_(clients),
      mcu_port_(mcu),
      make_id_(std::move(make_id)),
      tokens_(std::move(tokens)) {
  for (auto& plan : plans) {
    const auto id = plan.id;
    sessions_.emplace(id, std::make_unique<ConferenceSession>(std::move(plan)));
  }
}

// ---- clients -------------------------------------------------------------------------------------------------------

void ConferenceDirectory::client_opened(ClientKey client, Timestamp now) {
  clients_[client] = {nullptr, now + settings_.join_timeout};
}

void ConferenceDirectory::client_text(ClientKey client, std::string_view text, Timestamp now) {
  if (!clients_.contains(client)) return;  // we have closed it; it may not know yet
  const auto parsed = parse_client_message(text);
  if (!parsed) return refuse_client(client, parsed.error().id, parsed.error().refusal);
  if (parsed->rule->sender == Sender::kAnyone) return send(client, Pong{parsed->id});

  const auto done = receive(client, *parsed, now);
  ConferenceSession* session = clients_.at(client).session;
  if (session != nullptr) carry_out(*session, now);
  if (!done) {
    refuse_client(client, parsed->id, done.error());
  } else if (parsed->id && !std::holds_alternative<Offer>(parsed->message)) {
    send(client, Ok{*parsed->id});
  }
}

Done ConferenceDirectory::receive(ClientKey client, const ParsedMessage& message, Timestamp now) {
  ConferenceSession* session = clients_.at(client).session;
  if (session != nullptr) return session->handle(client, message, now);
  if (const auto* join = std::get_if<Join>(&message.message)) return this->join(client, *join, now);
  return refuse(RefusalCode::kJoinFirst);
}

Done ConferenceDirectory::join(ClientKey client, const Join& join, Timestamp now) {
  const auto token = tokens_.find(join.token);
  if (token == tokens_.end()) return refuse(RefusalCode::kUnknownToken, "token");
  const Admission& admission = token->second;
  ConferenceSession* session = find(admission.conference);
  CHECK(session != nullptr);
  if (!session->plan().open) {
    return refuse(RefusalCode::kConferenceNotOpen, "token", {name(session->plan().title)});
  }
  auto done = session->join(client, admission.role, admission.site, join, ConnectionId(make_id_()), now);
  if (!done) return done;
  clients_[client] = {session, kNever};
  spdlog::info("joined conf={} site={} client={} media={}", admission.conference.value(),
               admission.site ? admission.site->value() : "(chair's page)", client.value(), join.media);
  return {};
}

void ConferenceDirectory::client_closed(ClientKey client, Timestamp now) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return;
  ConferenceSession* session = found->second.session;
  clients_.erase(found);
  if (session == nullptr) return;
  spdlog::info("left conf={} client={}", session->plan().id.value(), client.value());
  session->leave(client, now);
  carry_out(*session, now);
}

void ConferenceDirectory::refuse_client(ClientKey client, const std::optional<MessageId>& id, const Refusal& refusal) {
  const auto is = [&](RefusalCode code) { return refusal.code == make_refusal(code).code; };
  send(client, ErrorMessage{id, refusal});
  if (is(RefusalCode::kUnknownToken)) close(client, CloseCode::kBadToken);
  if (is(RefusalCode::kConferenceNotOpen)) close(client, CloseCode::kConferenceNotOpen);
}

void ConferenceDirectory::send(ClientKey client, const ServerMessage& message) {
  client_port_.send(client, std::make_shared<const std::string>(to_json(message)));
}

void ConferenceDirectory::close(ClientKey client, CloseCode code) {
  spdlog::info("closing client={} code={}", client.value(), static_cast<int>(code));
  clients_.erase(client);
  client_port_.close(client, code);
}

// ---- the mcu -------------------------------------------------------------------------------------------------------

void ConferenceDirectory::mcu_up(const mcu::Welcome& welcome, Timestamp now) {
  spdlog::info("mcu is there name={} conferences={}", welcome.mcu, welcome.conferences.size());
  for (const auto& running : welcome.conferences) {
    if (find(running.id) != nullptr) continue;
    spdlog::info("removing conf={} from the mcu: it is not configured here", running.id.value());
    command(nullptr, mcu::RemoveConference{running.id}, 0);
  }
  for (auto& [id, session] : sessions_) {
    const auto running = std::find_if(welcome.conferences.begin(), welcome.conferences.end(),
                                      [&, &id = id](const auto& c) { return c.id == id; });
    session->mcu_up(running == welcome.conferences.end() ? nullptr : &*running, now);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::mcu_down(Timestamp now) {
  commands_.clear();
  for (auto& [id, session] : sessions_) {
    session->mcu_down(now);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::mcu_event(const mcu::Event& event, Timestamp now) {
  std::visit([&](const auto& e) { on(e, now); }, event);
}

void ConferenceDirectory::on(const mcu::Reply& reply, Timestamp now) {
  const auto found = commands_.find(reply.id);
  if (found == commands_.end()) return;
  const OpenCommand open = found->second;
  commands_.erase(found);
  if (!reply.ok) {
    spdlog::warn("the mcu refuses {} conf={} code={}: {}", open.what,
                 open.session == nullptr ? "" : open.session->plan().id.value(), reply.code, reply.message);
  }
  if (open.offer == 0) return;
  open.session->on_reply(open.offer, reply);
  carry_out(*open.session, now);
}

template <typename E>
void ConferenceDirectory::on(const E& event, Timestamp now) {
  if constexpr (requires { event.conference; }) {
    ConferenceSession* session = find(event.conference);
    if (session == nullptr) return;
    if constexpr (std::is_same_v<E, mcu::ParticipantStateEvent>) {
      session->on_event(event, now);
    } else {
      session->on_event(event);
    }
    carry_out(*session, now);
  }
}

void ConferenceDirectory::command(ConferenceSession* session, mcu::CommandBody body, uint64_t offer) {
  constexpr std::string_view kWords[] = {"hello", "set_conference", "remove_conference", "offer", "candidate", "leave"};
  const mcu::Command command{++last_command_, std::move(body)};
  commands_[command.id] = {session, offer, kWords[command.body.index()]};
  mcu_port_.send(command);
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

// ---- both ----------------------------------------------------------------------------------------------------------

void ConferenceDirectory::carry_out(ConferenceSession& session, Timestamp now) {
  auto output = session.take_output(now);
  for (auto& [body, offer] : output.to_mcu) command(&session, std::move(body), offer);
  for (const auto& send : output.sends) {
    const auto text = std::make_shared<const std::string>(to_json(send.message));
    for (const auto& client : send.to) client_port_.send(client, text);
  }
  for (const auto& [client, code] : output.closes) close(client, code);
  for (const auto& e : output.record) {
    spdlog::info("floor {} conf={} site={} request={} phase={} cause={}", to_string(e.status),
                 session.plan().id.value(), e.site.value(), e.request, to_string(e.phase), to_string(e.cause));
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

}  // namespace signaling
