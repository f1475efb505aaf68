#include "signaling/conference/conference_event_json.h"

#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/base/member_reader.h"
#include "signaling/conference/conference_change_json.h"
#include "signaling/floor/floor_event_json.h"
#include "signaling/roll/roll_event_json.h"
#include "signaling/stage/stage_event_json.h"
#include "signaling/vote/vote_event_json.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr size_t kMaxNameBytes = 800;
constexpr size_t kMaxIdBytes = 200;
constexpr std::pair<std::string_view, Actor::Kind> kKinds[] = {{"person", Actor::Kind::kPerson},
                                                               {"device", Actor::Kind::kDevice},
                                                               {"program", Actor::Kind::kProgram},
                                                               {"system", Actor::Kind::kSystem}};

json::object actor_object(const Actor& by) {
  return {{"kind", to_string(by.kind)},
          {"id", by.id},
          {"name", by.name},
          {"role", to_string(by.role)},
          {"address", by.address},
          {"for_role", by.for_role ? json::value(to_string(*by.for_role)) : json::value(nullptr)},
          {"for_site", by.for_site ? json::value(by.for_site->value()) : json::value(nullptr)}};
}

// Members that may be null: an empty text stands for null, since no role or site is empty.
std::string text_or_null(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Role role_of(MemberReader& reader, std::string_view name, std::string_view word) {
  const auto role = parse_role(word);
  if (!role) reader.fail(name, "must be a role");
  return role.value_or(Role::kObserver);
}

Actor read_actor(json::object object, std::string& problem) {
  const auto for_role = text_or_null(object, "for_role");
  const auto for_site = text_or_null(object, "for_site");
  object["for_role"] = for_role;
  object["for_site"] = for_site;
  const json::value value(std::move(object));
  MemberReader reader(value, problem, "by.");
  Actor by;
  by.kind = reader.word("kind", kKinds);
  by.id = reader.text("id", 0, kMaxIdBytes);
  by.name = reader.text("name", 0, kMaxNameBytes);
  by.role = role_of(reader, "role", reader.text("role", 1, 32));
  by.address = reader.text("address", 0, kMaxIdBytes);
  if (!reader.text("for_role", 0, 32).empty()) by.for_role = role_of(reader, "for_role", for_role);
  if (!reader.text("for_site", 0, 64).empty()) by.for_site.emplace(for_site);
  reader.finish();
  return by;
}

std::string_view kind_of(const ConferenceEvent& event) {
  constexpr std::string_view kWords[] = {"conference", "floor", "roll", "vote", "stage"};
  return kWords[event.what.index()];
}

using What = decltype(ConferenceEvent::what);
media::Result<What> read_what(std::string_view of, const json::value& value, const ClockPair& clocks) {
  const auto as_what = [](auto&& event) { return What(std::forward<decltype(event)>(event)); };
  if (of == "floor") return read_floor_event(value, clocks).map(as_what);
  if (of == "roll") return read_roll_event(value, clocks).map(as_what);
  if (of == "stage") return read_stage_event(value, clocks).map(as_what);
  if (of == "vote") return read_vote_event(value, clocks).map(as_what);
  if (of == "conference") return read_conference_change(value, clocks).map(as_what);
  return media::failure("record.bad_event", "The record's entry is of no part that is known here");
}

media::Result<ConferenceEvent> bad(const std::string& why) {
  return media::failure("record.bad_event", "The record's entry cannot be read: " + why);
}

}  // namespace

std::string to_json(const ConferenceEvent& event, const ClockPair& clocks) {
  auto what = std::visit([&](const auto& e) { return to_json(e, clocks); }, event.what);
  return json::serialize(json::object{
      {"sequence", event.sequence}, {"by", actor_object(event.by)}, {"of", kind_of(event)}, {"what", std::move(what)}});
}

media::Result<ConferenceEvent> parse_conference_event(std::string_view line, const ClockPair& clocks) {
  if (line.size() > kMaxEventText) return bad("it is too long");
  json::parse_options options;
  options.max_depth = 8;
  boost::system::error_code error;
  const json::value value = json::parse(line, error, {}, options);
  if (error) return bad(error.message());
  const auto* object = value.if_object();
  const auto* sequence = object == nullptr ? nullptr : object->if_contains("sequence");
  const auto* by = object == nullptr ? nullptr : object->if_contains("by");
  const auto* of = object == nullptr ? nullptr : object->if_contains("of");
  const auto* what = object == nullptr ? nullptr : object->if_contains("what");
  if (object == nullptr || object->size() != 4 || sequence == nullptr || by == nullptr || !by->is_object() ||
      of == nullptr || !of->is_string() || what == nullptr) {
    return bad("it needs sequence, by, of and what, and nothing else");
  }
  if (!sequence->is_int64() || sequence->get_int64() < 1) return bad("sequence must be a whole number from 1");
  ConferenceEvent event;
  event.sequence = static_cast<uint64_t>(sequence->get_int64());
  std::string problem;
  event.by = read_actor(by->get_object(), problem);
  if (!problem.empty()) return bad(problem);
  auto read = read_what(of->get_string(), *what, clocks);
  if (!read) return tl::unexpected(read.error());
  event.what = std::move(*read);
  return event;
}

}  // namespace signaling
