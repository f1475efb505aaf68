#include "signaling/protocol/server_message.h"

#include <array>

#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

template <typename T>
json::value or_null(const std::optional<T>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}
json::value or_null(const std::optional<SiteId>& site) {
  return site ? json::value(site->value()) : json::value(nullptr);
}

json::value to_value(const MessageId& id) {
  return std::visit([](const auto& v) { return json::value(v); }, id);
}

void add_reply(json::object& object, const std::optional<MessageId>& reply_to) {
  if (reply_to) object["reply_to"] = to_value(*reply_to);
}

json::array sites(const std::vector<SiteId>& ids) {
  json::array array;
  for (const auto& id : ids) array.emplace_back(id.value());
  return array;
}

json::object body(const Joined& m) {
  return {{"type", "joined"},
          {"version", kProtocolVersion},
          {"conference",
           {{"id", m.conference.id.value()},
            {"title", m.conference.title},
            {"policy", to_string(m.conference.policy)},
            {"layout", to_string(m.conference.layout)}}},
          {"self", {{"site", or_null(m.site)}, {"name", m.name}, {"role", to_string(m.role)}}},
          {"connection", m.connection.value()},
          {"resumed", m.resumed}};
}

json::object body(const Answer& m) {
  json::object object{{"type", "answer"}, {"sdp", m.sdp}};
  add_reply(object, m.reply_to);
  return object;
}

json::object body(const SiteState& s) {
  return {{"site", s.site.value()},
          {"name", s.name},
          {"role", s.chair ? "chair" : "site"},
          {"connected", s.connected},
          {"microphone", to_string(s.microphone)},
          {"place", or_null(s.place)},
          {"view", to_string(s.view)},
          {"muted", s.muted}};
}

json::object body(const Roster& m) {
  json::array states;
  for (const auto& site : m.sites) states.push_back(body(site));
  return {{"type", "roster"},
          {"title", m.title},
          {"phase", to_string(m.phase)},
          {"policy", to_string(m.policy)},
          {"layout", to_string(m.layout)},
          {"stage", or_null(m.stage)},
          {"on_stage", or_null(m.on_stage)},
          {"mcu", m.mcu},
          {"sites", std::move(states)}};
}

json::object body(const FloorState& m) {
  json::array holders;
  for (const auto& h : m.holders) {
    holders.push_back(json::object{{"site", h.site.value()},
                                   {"remaining_ms", or_null(h.remaining_ms)},
                                   {"limit_ms", or_null(h.limit_ms)},
                                   {"phase", to_string(h.phase)}});
  }
  json::array queue;
  for (const auto& w : m.queue) {
    queue.push_back(json::object{{"site", w.site.value()}, {"waiting_ms", w.waiting_ms}});
  }
  return {{"type", "floor"}, {"holders", std::move(holders)}, {"queue", std::move(queue)}};
}

json::object body(const Microphone& m) {
  return {{"type", "microphone"},
          {"state", to_string(m.state)},
          {"place", or_null(m.place)},
          {"remaining_ms", or_null(m.remaining_ms)},
          {"phase", to_string(m.phase)},
          {"holder", m.holder},
          {"can_open", m.can_open},
          {"muted", m.muted}};
}

json::object body(const Speaking& m) { return {{"type", "speaking"}, {"sites", sites(m.sites)}}; }

json::object body(const Slots& m) {
  json::array slots;
  for (const auto& s : m.slots) {
    slots.push_back(json::object{{"mid", s.mid},
                                 {"slot", s.slot},
                                 {"site", or_null(s.site)},
                                 {"view", to_string(m.view)},
                                 {"composed", s.composed}});
  }
  return {{"type", "slots"}, {"slots", std::move(slots)}};
}

json::object body(const Layers& m) {
  return {{"type", "layers"}, {"layers", json::array(m.layers.begin(), m.layers.end())}};
}

json::object body(const Timing& m) {
  return {{"type", "timing"}, {"ends_in_ms", or_null(m.ends_in_ms)}, {"overrun", m.overrun}};
}

json::value body(const std::optional<Standby::Next>& next) {
  if (!next) return nullptr;
  return json::object{{"conference", next->conference.value()},
                      {"title", next->title},
                      {"start", next->start},
                      {"testing_from", next->testing_from},
                      {"chair_site_name", next->chair_site_name}};
}

json::object body(const Standby::Invitation& i) {
  json::value answer;
  if (i.attends) answer = *i.attends ? "yes" : "no";
  return {{"booking", i.booking},
          {"occurrence", i.occurrence.empty() ? json::value(nullptr) : json::value(i.occurrence)},
          {"conference", i.conference.value()},
          {"title", i.title},
          {"start", i.start},
          {"answer", std::move(answer)}};
}

json::value body(const std::optional<Standby::Call>& call) {
  if (!call) return nullptr;
  return json::object{{"conference", call->conference.value()},
                      {"title", call->title},
                      {"from", call->from},
                      {"answer_in_ms", call->answer_in_ms}};
}

json::object body(const Standby& m) {
  json::array invitations;
  for (const auto& invitation : m.invitations) invitations.push_back(body(invitation));
  return {{"type", "standby"},
          {"site", m.site.value()},
          {"name", m.name},
          {"next", body(m.next)},
          {"invitations", std::move(invitations)},
          {"call", body(m.call)}};
}

json::object body(const MoveNotice& m) {
  return {{"type", "move_notice"},
          {"conference", m.conference.value()},
          {"title", m.title},
          {"from", m.from},
          {"in_ms", m.in_ms}};
}

json::object body(const Ended& m) {
  return {{"type", "ended"}, {"conference", m.conference.value()}, {"cause", to_string(m.cause)}};
}

json::object body(const Ok& m) { return {{"type", "ok"}, {"reply_to", to_value(m.reply_to)}}; }

json::object body(const ErrorMessage& m) {
  const auto& r = m.refusal;
  json::object object{{"type", "error"},
                      {"code", r.code},
                      {"field", r.field.empty() ? json::value(nullptr) : json::value(r.field)},
                      {"message", {{"vi", r.text.vi}, {"en", r.text.en}}}};
  add_reply(object, m.reply_to);
  return object;
}

json::object body(const Pong& m) {
  json::object object{{"type", "pong"}};
  add_reply(object, m.reply_to);
  return object;
}

}  // namespace

std::string_view to_string(MicrophoneState state) {
  constexpr std::array<std::string_view, 3> kWords{"off", "asked", "live"};
  return kWords[static_cast<size_t>(state)];
}

std::string_view to_string(OpenPhase phase) {
  constexpr std::array<std::string_view, 3> kWords{"testing", "in_session", "paused"};
  return kWords[static_cast<size_t>(phase)];
}

std::string_view to_string(CloseCause cause) {
  constexpr std::array<std::string_view, 4> kWords{"closed", "all_gone", "cancelled", "moved"};
  return kWords[static_cast<size_t>(cause)];
}

std::string to_json(const ServerMessage& message) {
  return json::serialize(std::visit([](const auto& m) { return body(m); }, message));
}

std::vector<std::string> server_message_types() {
  const auto type_of = []<typename... M>(std::variant<M...>*) {
    return std::vector<std::string>{std::string(body(M{}).at("type").get_string())...};
  };
  return type_of(static_cast<ServerMessage*>(nullptr));
}

}  // namespace signaling
