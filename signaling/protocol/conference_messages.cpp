#include "signaling/protocol/conference_messages.h"

#include <array>

#include "signaling/protocol/json_values.h"

namespace signaling {
namespace {

namespace json = boost::json;

json::object site_object(const SiteState& s) {
  return {{"site", s.site.value()},
          {"name", s.name},
          {"role", s.chair ? "chair" : s.guest ? "guest" : "site"},
          {"connected", s.connected},
          {"was_in", s.was_in},
          {"microphone", to_string(s.microphone)},
          {"place", or_null(s.place)},
          {"view", to_string(s.view)},
          {"muted", s.muted},
          {"removed", s.removed},
          {"help", or_null(s.help)},
          {"silent", s.silent},
          {"content", s.content}};
}

json::object side_object(const FloorSide& side) {
  return {{"holders", to_array(side.holders,
                               [](const FloorSide::Holder& h) {
                                 return json::object{{"site", h.site.value()},
                                                     {"delegate", h.delegate},
                                                     {"post", h.post},
                                                     {"remaining_ms", or_null(h.remaining_ms)},
                                                     {"limit_ms", or_null(h.limit_ms)},
                                                     {"phase", to_string(h.phase)},
                                                     {"gone", h.gone}};
                               })},
          {"queue", to_array(side.queue, [](const FloorSide::Waiting& w) {
             return json::object{{"site", w.site.value()},
                                 {"waiting_ms", w.waiting_ms},
                                 {"delegate", w.delegate},
                                 {"post", w.post},
                                 {"priority", w.priority}};
           })}};
}

json::object total_object(const VoteBoard::Total& t) { return {{"yes", t.yes}, {"no", t.no}, {"abstain", t.abstain}}; }

json::object item_object(const AgendaState::Item& item, bool with_notes) {
  json::object object{{"title", item.title},
                      {"planned_minutes", item.planned_minutes},
                      {"speakers", to_array(item.speakers,
                                            [](const AgendaState::Speaker& s) {
                                              return json::object{{"site", s.site.value()}, {"delegate", s.delegate}};
                                            })},
                      {"papers", to_array(item.papers,
                                          [](const AgendaState::Paper& p) {
                                            return json::object{{"id", p.id}, {"name", p.name}};
                                          })},
                      {"preset", item.preset}};
  if (with_notes) {
    object["notes"] = item.notes;
    object["conclusion"] = item.conclusion;
  }
  return object;
}

}  // namespace

std::string_view to_string(MicrophoneState state) {
  constexpr std::array<std::string_view, 3> kWords{"off", "asked", "live"};
  return kWords[static_cast<size_t>(state)];
}

json::object to_object(const Roster& m) {
  json::value acting;
  if (m.acting) acting = json::object{{"role", to_string(m.acting->role)}, {"name", m.acting->name}};
  return {{"type", "roster"},
          {"title", m.title},
          {"phase", to_string(m.phase)},
          {"resumes_at", text_or_null(m.resumes_at)},
          {"policy", to_string(m.policy)},
          {"lecturer", or_null(m.lecturer)},
          {"locked", m.locked},
          {"acting", std::move(acting)},
          {"chair_lost", m.chair_lost},
          {"message", m.message},
          {"preset", m.preset},
          {"stage", or_null(m.stage)},
          {"on_stage", or_null(m.on_stage)},
          {"content", or_null(m.content)},
          {"mcu", m.mcu},
          {"sites", to_array(m.sites, site_object)}};
}

json::object to_object(const FloorState& m) {
  return {{"type", "floor"},
          {"order", to_string(m.order)},
          {"settings",
           {{"holders", m.holders}, {"seconds", or_null(m.seconds)}, {"warning", m.warning}, {"grace", m.grace}}},
          {"speech", side_object(m.speech)},
          {"content", side_object(m.content)}};
}

json::object to_object(const Microphone& m) {
  return {{"type", "microphone"},
          {"state", to_string(m.state)},
          {"place", or_null(m.place)},
          {"remaining_ms", or_null(m.remaining_ms)},
          {"phase", to_string(m.phase)},
          {"holder", m.holder},
          {"can_open", m.can_open},
          {"muted", m.muted},
          {"delegate", m.delegate},
          {"post", m.post},
          {"silent", m.silent},
          {"content",
           {{"holder", m.content_holder}, {"place", or_null(m.content_place)}, {"can_send", m.can_send_content}}}};
}

json::object to_object(const Speaking& m) { return {{"type", "speaking"}, {"sites", to_array(m.sites)}}; }

json::object to_object(const Timing& m) {
  return {{"type", "timing"}, {"ends_in_ms", or_null(m.ends_in_ms)}, {"overrun", m.overrun}};
}

json::object to_object(const AgendaState& m) {
  return {{"type", "agenda"},
          {"current", or_null(m.current)},
          {"items", to_array(m.items, [&](const auto& item) { return item_object(item, m.with_notes); })}};
}

json::object to_object(const RollBoard& m) {
  return {{"type", "roll"},
          {"running", m.running},
          {"calling", or_null(m.calling)},
          {"remaining_ms", m.remaining_ms},
          {"entries", to_array(m.entries, [](const RollBoard::Entry& e) {
             return json::object{{"site", e.site.value()},   {"presence", text_or_null(e.presence)},
                                 {"answered", e.answered},   {"head", e.head},
                                 {"delegates", e.delegates}, {"invited", e.invited}};
           })}};
}

json::object to_object(const VoteBoard& m) {
  return {
      {"type", "vote"},
      {"id", m.id},
      {"state", m.state},
      {"question", m.question},
      {"quorum", m.quorum},
      {"present", m.present},
      {"entries", to_array(m.entries,
                           [](const VoteBoard::Entry& e) {
                             json::object object{{"site", e.site.value()}};
                             for (auto& count : total_object(e.count)) object.insert(count);
                             object["by"] = e.by;
                             return object;
                           })},
      {"total", total_object(m.total)},
      {"valid", m.valid},
      {"past", to_array(m.past, [](const VoteBoard::Past& p) {
         return json::object{
             {"question", p.question}, {"total", total_object(p.total)}, {"present", p.present}, {"valid", p.valid}};
       })}};
}

json::object to_object(const StageBoard& m) {
  return {
      {"type", "stage"},
      {"presets",
       to_array(m.presets,
                [](const StageBoard::Preset& p) {
                  return json::object{
                      {"id", p.id}, {"vi", p.vi}, {"en", p.en}, {"layout", p.layout}, {"places", to_array(p.places)}};
                })},
      {"groups",
       to_array(m.groups,
                [](const StageBoard::Group& g) {
                  json::value prepared;
                  if (g.prepared) {
                    prepared = json::object{{"preset", g.prepared->preset}, {"places", to_array(g.prepared->places)}};
                  }
                  return json::object{{"id", g.id},
                                      {"preset", g.preset},
                                      {"places", to_array(g.places)},
                                      {"prepared", std::move(prepared)}};
                })},
      {"thumbnails", to_array(m.thumbnails)},
      {"message", m.message}};
}

json::object to_object(const ChatLines& m) {
  return {{"type", "chat"}, {"messages", to_array(m.messages, [](const ChatLines::Line& line) {
                               return json::object{{"n", line.n},
                                                   {"at", line.at},
                                                   {"site", or_null(line.site)},
                                                   {"name", line.name},
                                                   {"role", to_string(line.role)},
                                                   {"to", to_string(line.to)},
                                                   {"text", line.text}};
                             })}};
}

json::object to_object(const UndoOffer& m) {
  const bool there = !m.what.empty();
  return {{"type", "undo"},
          {"what", text_or_null(m.what)},
          {"site", or_null(m.site)},
          {"in_ms", there ? json::value(m.in_ms) : json::value(nullptr)}};
}

}  // namespace signaling
