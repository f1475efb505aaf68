#include "mcu/api/messages.h"

#include <utility>

#include <boost/json.hpp>

#include "mcu/api/desired_conference_json.h"
#include "mcu/api/json_figure.h"
#include "mcu/api/json_reader.h"
#include "mcu/api/json_words.h"
#include "mcu/api/site_figures_json.h"

namespace mcu {
namespace {

namespace json = boost::json;

// ---- words ---------------------------------------------------------------------------------------------------------

constexpr Words<ConnectionState, 4> kStates{{{ConnectionState::kConnecting, "connecting"},
                                             {ConnectionState::kConnected, "connected"},
                                             {ConnectionState::kDisconnected, "disconnected"},
                                             {ConnectionState::kClosed, "closed"}}};

json::array to_array(const std::vector<SiteId>& sites) {
  json::array array;
  for (const auto& site : sites) array.emplace_back(site.value());
  return array;
}

json::value or_null(const std::optional<SiteId>& site) {
  return site ? json::value(site->value()) : json::value(nullptr);
}

std::vector<SiteId> read_sites(JsonReader& reader, std::string_view name) {
  std::vector<SiteId> sites;
  for (auto& text : reader.texts_or_empty(name)) sites.emplace_back(std::move(text));
  return sites;
}

// ---- parts ---------------------------------------------------------------------------------------------------------

json::array part(const std::vector<SlotState>& slots) {
  json::array array;
  for (const auto& s : slots) {
    array.push_back(json::object{{"mid", s.mid},
                                 {"slot", s.slot},
                                 {"site", or_null(s.site)},
                                 {"composed", s.composed}});
  }
  return array;
}

std::vector<SlotState> read_slots(JsonReader& r) {
  std::vector<SlotState> slots;
  r.objects("slots", [&](JsonReader& s) {
    SlotState slot{s.text("mid"), s.text("slot"), std::nullopt, s.boolean_or("composed", false)};
    if (auto site = s.optional_text("site")) slot.site = SiteId(std::move(*site));
    slots.push_back(std::move(slot));
  });
  return slots;
}

json::array part(const std::vector<RunningConference>& conferences) {
  json::array array;
  for (const auto& c : conferences) {
    json::array participants;
    for (const auto& p : c.participants) {
      participants.push_back(json::object{
          {"site", p.site.value()}, {"connection", p.connection.value()}, {"state", to_string(p.state)}});
    }
    array.push_back(
        json::object{{"id", c.id.value()}, {"version", c.version}, {"participants", std::move(participants)}});
  }
  return array;
}

std::vector<RunningConference> read_running(JsonReader& r) {
  std::vector<RunningConference> conferences;
  r.objects("conferences", [&](JsonReader& c) {
    RunningConference conference{ConferenceId(c.text("id")), c.integer("version"), {}};
    c.objects("participants", [&](JsonReader& p) {
      conference.participants.push_back({SiteId(p.text("site")), ConnectionId(p.text("connection")),
                                         read_word(p, "state", kStates, ConnectionState::kConnecting)});
    });
    conferences.push_back(std::move(conference));
  });
  return conferences;
}

json::array part(const std::vector<ConferenceFigures>& conferences) {
  json::array array;
  for (const auto& c : conferences) {
    json::array sites;
    for (const auto& second : c.sites) sites.push_back(to_object(second));
    array.push_back(json::object{{"id", c.id.value()},
                                 {"sites", std::move(sites)},
                                 {"packets_received", c.packets_received},
                                 {"packets_sent", c.packets_sent}});
  }
  return array;
}

json::object part(const ProcessFigures& p) {
  json::array libraries;
  for (const auto& l : p.libraries) {
    libraries.push_back(json::object{{"name", l.name}, {"calls", l.calls}, {"seconds", figure(l.seconds)}});
  }
  return {{"cpu_seconds", figure(p.cpu_seconds)},
          {"allocations", p.allocations},
          {"send_calls", p.send_calls},
          {"libraries", std::move(libraries)}};
}

ProcessFigures read_process(JsonReader& r) {
  ProcessFigures p;
  p.cpu_seconds = r.number_or("cpu_seconds", 0);
  p.allocations = r.integer_or("allocations", 0);
  p.send_calls = r.integer_or("send_calls", 0);
  r.objects("libraries", [&](JsonReader& l) {
    p.libraries.push_back({l.text("name"), l.integer_or("calls", 0), l.number_or("seconds", 0)});
  });
  return p;
}

std::vector<ConferenceFigures> read_figures(JsonReader& r) {
  std::vector<ConferenceFigures> conferences;
  r.objects("conferences", [&](JsonReader& c) {
    ConferenceFigures conference{ConferenceId(c.text("id")), {}, c.integer_or("packets_received", 0),
                                 c.integer_or("packets_sent", 0)};
    c.objects("sites", [&](JsonReader& s) { conference.sites.push_back(read_site_second(s)); });
    conferences.push_back(std::move(conference));
  });
  return conferences;
}

// ---- one writer a message ------------------------------------------------------------------------------------------

json::object body(const Hello& m) { return {{"type", "hello"}, {"version", m.version}, {"proof", m.proof}}; }
json::object body(const SetConference& m) {
  return {{"type", "set_conference"}, {"conference", to_object(m.conference)}};
}
json::object body(const RemoveConference& m) {
  return {{"type", "remove_conference"}, {"conference", m.conference.value()}};
}
template <typename M>
json::object connection_body(std::string_view type, const M& m) {
  return {{"type", type},
          {"conference", m.conference.value()},
          {"site", m.site.value()},
          {"connection", m.connection.value()}};
}
json::object body(const Offer& m) {
  auto object = connection_body("offer", m);
  object["sdp"] = m.sdp;
  return object;
}
json::object body(const Candidate& m) {
  auto object = connection_body("candidate", m);
  object["candidate"] = m.candidate;
  object["mid"] = m.mid;
  return object;
}
json::object body(const Leave& m) { return connection_body("leave", m); }

json::object body(const Challenge& m) { return {{"type", "challenge"}, {"version", m.version}, {"nonce", m.nonce}}; }
json::object body(const Refused& m) { return {{"type", "refused"}, {"code", m.code}, {"message", m.message}}; }
json::object body(const Welcome& m) {
  return {{"type", "welcome"}, {"version", m.version}, {"mcu", m.mcu}, {"conferences", part(m.conferences)}};
}
json::object body(const Reply& m) {
  json::object object{{"type", "reply"}, {"id", m.id}, {"ok", m.ok}};
  if (!m.ok) {
    object["code"] = m.code;
    object["message"] = m.message;
  }
  if (!m.sdp.empty()) object["sdp"] = m.sdp;
  if (!m.slots.empty()) object["slots"] = part(m.slots);
  return object;
}
json::object body(const ParticipantStateEvent& m) {
  auto object = connection_body("participant_state", m);
  object["state"] = to_string(m.state);
  return object;
}
json::object body(const SlotsEvent& m) {
  return {{"type", "slots"},
          {"conference", m.conference.value()},
          {"site", m.site.value()},
          {"slots", part(m.slots)}};
}
json::object body(const SpeakingEvent& m) {
  return {{"type", "speaking"},
          {"conference", m.conference.value()},
          {"sites", to_array(m.sites)},
          {"on_stage", or_null(m.on_stage)},
          {"active", or_null(m.active)}};
}
json::object body(const LayersEvent& m) {
  json::array layers(m.layers.begin(), m.layers.end());
  return {{"type", "layers"},
          {"conference", m.conference.value()},
          {"site", m.site.value()},
          {"layers", std::move(layers)}};
}
json::object body(const FiguresEvent& m) {
  return {{"type", "figures"},
          {"conferences", part(m.conferences)},
          {"process", part(m.process)},
          {"server", to_object(m.server)}};
}

// ---- one reader a message ------------------------------------------------------------------------------------------

template <typename M>
M read_connection(JsonReader& r) {
  M m;
  m.conference = ConferenceId(r.text("conference"));
  m.site = SiteId(r.text("site"));
  m.connection = ConnectionId(r.text("connection"));
  return m;
}

CommandBody read_hello(JsonReader& r) { return Hello{static_cast<int>(r.integer("version")), r.text("proof")}; }
CommandBody read_set(JsonReader& r) {
  SetConference m;
  r.object("conference", [&](JsonReader& c) { m.conference = read_conference(c); });
  return m;
}
CommandBody read_remove(JsonReader& r) { return RemoveConference{ConferenceId(r.text("conference"))}; }
CommandBody read_offer(JsonReader& r) {
  auto m = read_connection<Offer>(r);
  m.sdp = r.text("sdp");
  return m;
}
CommandBody read_candidate(JsonReader& r) {
  auto m = read_connection<Candidate>(r);
  m.candidate = r.text("candidate");
  m.mid = r.text_or("mid", "");
  return m;
}
CommandBody read_leave(JsonReader& r) { return read_connection<Leave>(r); }

Event read_challenge(JsonReader& r) { return Challenge{static_cast<int>(r.integer("version")), r.text("nonce")}; }
Event read_refused(JsonReader& r) { return Refused{r.text("code"), r.text_or("message", "")}; }
Event read_welcome(JsonReader& r) {
  return Welcome{static_cast<int>(r.integer("version")), r.text_or("mcu", ""), read_running(r)};
}
Event read_reply(JsonReader& r) {
  return Reply{r.integer("id"),       r.boolean_or("ok", false), r.text_or("code", ""), r.text_or("message", ""),
               r.text_or("sdp", ""), read_slots(r)};
}
Event read_state(JsonReader& r) {
  auto m = read_connection<ParticipantStateEvent>(r);
  m.state = read_word(r, "state", kStates, ConnectionState::kConnecting);
  return m;
}
Event read_slots_event(JsonReader& r) {
  return SlotsEvent{ConferenceId(r.text("conference")), SiteId(r.text("site")), read_slots(r)};
}
Event read_speaking(JsonReader& r) {
  SpeakingEvent m{ConferenceId(r.text("conference")), read_sites(r, "sites"), std::nullopt, std::nullopt};
  if (auto site = r.optional_text("on_stage")) m.on_stage = SiteId(std::move(*site));
  if (auto site = r.optional_text("active")) m.active = SiteId(std::move(*site));
  return m;
}
Event read_layers(JsonReader& r) {
  return LayersEvent{ConferenceId(r.text("conference")), SiteId(r.text("site")), r.texts_or_empty("layers")};
}
Event read_figures_event(JsonReader& r) {
  FiguresEvent m{read_figures(r), {}, {}};
  r.object("process", [&](JsonReader& p) { m.process = read_process(p); });
  r.object("server", [&](JsonReader& s) { m.server = read_server_figures(s); });
  return m;
}

template <typename T>
struct Entry {
  std::string_view type;
  T (*read)(JsonReader&);
};
constexpr Entry<CommandBody> kCommands[] = {{"hello", read_hello},         {"set_conference", read_set},
                                            {"remove_conference", read_remove}, {"offer", read_offer},
                                            {"candidate", read_candidate}, {"leave", read_leave}};
constexpr Entry<Event> kEvents[] = {{"challenge", read_challenge},
                                    {"refused", read_refused},
                                    {"welcome", read_welcome},
                                    {"reply", read_reply},
                                    {"participant_state", read_state},
                                    {"slots", read_slots_event},
                                    {"speaking", read_speaking},
                                    {"layers", read_layers},
                                    {"figures", read_figures_event}};

tl::unexpected<media::Error> bad_message(std::string message) {
  return media::failure("control.bad_message", std::move(message));
}

media::Result<json::object> parse_object(std::string_view line) {
  if (line.size() > kMaxControlLine) return bad_message("the message is longer than 1 MiB");
  json::parse_options options;
  options.max_depth = 16;
  boost::system::error_code error;
  json::value value = json::parse(line, error, {}, options);
  if (error) return bad_message("not JSON: " + error.message());
  if (!value.is_object()) return bad_message("a message is a JSON object");
  return std::move(value.get_object());
}

template <typename T, size_t N>
media::Result<T> read_message(const json::object& object, const Entry<T> (&entries)[N]) {
  std::string problem;
  JsonReader reader(object, problem);
  const std::string type = reader.text("type");
  for (const auto& entry : entries) {
    if (entry.type != type) continue;
    T message = entry.read(reader);
    if (!problem.empty()) return bad_message(type + ": " + problem);
    return message;
  }
  return bad_message(problem.empty() ? "unknown type \"" + type.substr(0, 64) + "\"" : problem);
}

}  // namespace

std::string_view to_string(ConnectionState state) { return word(kStates, state); }

std::string to_json(const Command& command) {
  json::object object = std::visit([](const auto& m) { return body(m); }, command.body);
  if (command.id != 0) object["id"] = command.id;
  return json::serialize(object);
}

std::string to_json(const Event& event) {
  return json::serialize(std::visit([](const auto& m) { return body(m); }, event));
}

media::Result<Command> parse_command(std::string_view line) {
  const auto object = parse_object(line);
  if (!object) return tl::unexpected(object.error());
  auto body = read_message(*object, kCommands);
  if (!body) return tl::unexpected(body.error());
  std::string problem;
  const int64_t id = JsonReader(*object, problem).integer_or("id", 0);
  if (!problem.empty()) return bad_message(problem);
  return Command{id, std::move(*body)};
}

media::Result<Event> parse_event(std::string_view line) {
  const auto object = parse_object(line);
  if (!object) return tl::unexpected(object.error());
  return read_message(*object, kEvents);
}

}  // namespace mcu
