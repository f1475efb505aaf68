#include "signaling/protocol/remote_messages.h"

#include "signaling/protocol/json_values.h"

namespace signaling {

namespace json = boost::json;

json::object to_object(const RemoteDo& m) {
  json::object object{{"type", "remote.do"}, {"request", m.request}, {"what", to_string(m.what)}, {"by", m.by}};
  if (!m.kind) return object;
  object["kind"] = to_string(*m.kind);
  object["device"] = m.device;
  return object;
}

json::object to_object(const RemoteState& m) {
  return {{"type", "remote.state"},
          {"cap_kbps", or_null(m.cap_kbps)},
          {"listening", m.listening},
          {"talker", or_null(m.talker)}};
}

json::object to_object(const RemoteAnswer& m) {
  json::object object{{"type", "remote.answer"},
                      {"request", m.request},
                      {"site", m.site.value()},
                      {"what", to_string(m.what)},
                      {"ok", m.ok},
                      {"text", nullptr},
                      {"devices", nullptr},
                      {"image", text_or_null(m.image)}};
  if (m.text) object["text"] = json::object{{"vi", m.text->vi}, {"en", m.text->en}};
  if (m.devices) {
    object["devices"] = to_array(*m.devices, [](const MediaDevice& device) {
      return json::object{{"kind", to_string(device.kind)},
                          {"id", device.id},
                          {"label", device.label},
                          {"chosen", device.chosen}};
    });
  }
  if (m.reply_to) object["reply_to"] = std::visit([](const auto& id) { return json::value(id); }, *m.reply_to);
  return object;
}

json::object to_object(const RemoteBoard& m) {
  return {{"type", "remote"}, {"sites", to_array(m.sites, [](const RemoteBoard::Entry& entry) {
                                 return json::object{{"site", entry.site.value()},
                                                     {"cap_kbps", or_null(entry.cap_kbps)},
                                                     {"listeners", to_array(entry.listeners)},
                                                     {"watchers", to_array(entry.watchers)},
                                                     {"talker", or_null(entry.talker)}};
                               })}};
}

}  // namespace signaling
