#include "signaling/protocol/server_message.h"

#include "signaling/protocol/json_values.h"

namespace signaling {
namespace {

namespace json = boost::json;

json::value to_value(const MessageId& id) {
  return std::visit([](const auto& v) { return json::value(v); }, id);
}

void add_reply(json::object& object, const std::optional<MessageId>& reply_to) {
  if (reply_to) object["reply_to"] = to_value(*reply_to);
}

json::object to_object(const Joined& m) {
  return {
      {"type", "joined"},
      {"version", kProtocolVersion},
      {"conference",
       {{"id", m.conference.id.value()}, {"title", m.conference.title}, {"policy", to_string(m.conference.policy)}}},
      {"self", {{"site", or_null(m.site)}, {"name", m.name}, {"role", to_string(m.role)}}},
      {"connection", m.connection.value()},
      {"resumed", m.resumed},
      {"stream", m.stream},
      {"resumed_state", m.resumed_state}};
}

json::object to_object(const Answer& m) {
  json::object object{{"type", "answer"}, {"sdp", m.sdp}};
  add_reply(object, m.reply_to);
  return object;
}

json::object to_object(const Slots& m) {
  return {{"type", "slots"}, {"slots", to_array(m.slots, [&](const mcu::SlotState& s) {
                                return json::object{{"mid", s.mid},
                                                    {"slot", s.slot},
                                                    {"site", or_null(s.site)},
                                                    {"view", to_string(m.view)},
                                                    {"composed", s.composed}};
                              })}};
}

json::object to_object(const Layers& m) { return {{"type", "layers"}, {"layers", to_array(m.layers)}}; }

json::object to_object(const Ok& m) { return {{"type", "ok"}, {"reply_to", to_value(m.reply_to)}}; }

json::object to_object(const ErrorMessage& m) {
  const auto& r = m.refusal;
  json::object object{{"type", "error"},
                      {"code", r.code},
                      {"field", text_or_null(r.field)},
                      {"message", {{"vi", r.text.vi}, {"en", r.text.en}}}};
  add_reply(object, m.reply_to);
  return object;
}

json::object to_object(const Pong& m) {
  json::object object{{"type", "pong"}};
  add_reply(object, m.reply_to);
  return object;
}

}  // namespace

std::string to_json(const ServerMessage& message, std::optional<uint64_t> seq) {
  auto object = std::visit([](const auto& m) { return to_object(m); }, message);
  if (seq) object["seq"] = *seq;
  return json::serialize(object);
}

std::vector<std::string> server_message_types() {
  const auto type_of = []<typename... M>(std::variant<M...>*) {
    return std::vector<std::string>{std::string(to_object(M{}).at("type").get_string())...};
  };
  return type_of(static_cast<ServerMessage*>(nullptr));
}

}  // namespace signaling
