#include "signaling/stage/stage_event_json.h"

#include <string>
#include <utility>

#include <boost/json/array.hpp>

#include "signaling/base/member_reader.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr size_t kMaxId = 64;

// nullopt: the preset's rule.
constexpr std::pair<std::string_view, std::optional<StagePlace::Kind>> kPlaces[] = {
    {"rule", std::nullopt},
    {"site", StagePlace::Kind::kSite},
    {"content", StagePlace::Kind::kContent},
    {"empty", StagePlace::Kind::kEmpty}};
constexpr std::pair<std::string_view, StageGroup> kGroups[] = {
    {"halls", StageGroup::kHalls}, {"chair", StageGroup::kChair}, {"recorder", StageGroup::kRecorder}};

// The members that make a view.
struct ViewNames {
  std::string_view preset;
  std::string_view places;
};
constexpr ViewNames kLive{"preset", "places"};
constexpr ViewNames kAside{"aside_preset", "aside_places"};

// ---- writing: the members beside `at`, which begin with the event's word -------------------------------------------

json::value place_value(const std::optional<StagePlace>& place) {
  std::string_view word;
  for (const auto& [name, kind] : kPlaces) {
    if (kind == (place ? std::optional(place->kind) : std::nullopt)) word = name;
  }
  return json::object{{"place", word}, {"site", place ? place->site.value() : ""}};
}

void put_view(json::object& object, const std::optional<StageView>& view, const ViewNames& names = kLive) {
  json::array places;
  if (view) {
    for (const auto& place : view->places) places.push_back(place_value(place));
  }
  object[names.preset] = view ? view->preset : "";
  object[names.places] = std::move(places);
}

json::object members(const ViewShown& e) {
  json::object object{{"event", "shown"}, {"group", to_string(e.group)}, {"taken", e.taken}};
  put_view(object, e.view);
  return object;
}

json::object members(const ContentShown& e) {
  json::object object{{"event", "content_shown"}, {"group", to_string(e.group)}};
  put_view(object, e.view);
  put_view(object, e.aside, kAside);
  return object;
}

json::object members(const ViewPrepared& e) {
  json::object object{{"event", "prepared"}, {"group", to_string(e.group)}};
  put_view(object, e.view);
  return object;
}

json::object members(const SitePinned& e) { return {{"event", "pinned"}, {"site", e.site ? e.site->value() : ""}}; }

json::object members(const SpeakerChanged& e) { return {{"event", "speaker"}, {"site", e.site.value()}}; }

// ---- reading -------------------------------------------------------------------------------------------------------

using What = decltype(StageEvent::what);

std::optional<StagePlace> read_place(MemberReader& reader) {
  const auto kind = reader.word("place", kPlaces);
  std::string site = reader.text("site", 0, kMaxId);
  const bool names = kind == StagePlace::Kind::kSite;
  if (names == site.empty()) reader.fail("site", "must name a site in a place of that kind, and in no other");
  if (!kind) return std::nullopt;
  return StagePlace{*kind, SiteId(std::move(site))};
}

StageView read_named_view(MemberReader& reader, const ViewNames& names, size_t min_id) {
  StageView view;
  view.preset = reader.text(names.preset, min_id, kMaxId);
  reader.objects(names.places, kMaxPlaces, [&](MemberReader& place) { view.places.push_back(read_place(place)); });
  return view;
}

std::optional<StageView> read_view(MemberReader& reader) {
  auto view = read_named_view(reader, kLive, 0);
  if (view.preset.empty()) return std::nullopt;
  return view;
}

What read_shown(MemberReader& reader) {
  ViewShown e;
  e.group = reader.word("group", kGroups);
  e.taken = reader.boolean("taken");
  e.view = read_view(reader);
  return e;
}

What read_content(MemberReader& reader) {
  ContentShown e;
  e.group = reader.word("group", kGroups);
  e.view = read_named_view(reader, kLive, 1);
  e.aside = read_named_view(reader, kAside, 1);
  return e;
}

What read_prepared(MemberReader& reader) {
  ViewPrepared e;
  e.group = reader.word("group", kGroups);
  e.view = read_view(reader);
  return e;
}

What read_pinned(MemberReader& reader) {
  SitePinned e;
  std::string site = reader.text("site", 0, kMaxId);
  if (!site.empty()) e.site = SiteId(std::move(site));
  return e;
}

What read_speaker(MemberReader& reader) { return SpeakerChanged{reader.site("site")}; }

using Read = What (*)(MemberReader&);
constexpr std::pair<std::string_view, Read> kEvents[] = {
    {"shown", read_shown},   {"content_shown", read_content}, {"prepared", read_prepared},
    {"pinned", read_pinned}, {"speaker", read_speaker}};

}  // namespace

json::object to_json(const StageEvent& event, const ClockPair& clocks) {
  json::object object{{"at", to_exact_date_time(clocks.to_wall(event.at))}};
  const auto more = std::visit([](const auto& what) { return members(what); }, event.what);
  for (const auto& member : more) object.insert(member);
  return object;
}

media::Result<StageEvent> read_stage_event(const json::value& value, const ClockPair& clocks) {
  std::string problem;
  MemberReader reader(value, problem);
  StageEvent event;
  event.at = reader.time("at", clocks);
  event.what = reader.word("event", kEvents)(reader);
  reader.finish();
  if (!problem.empty()) return media::failure("stage.bad_event", problem);
  return event;
}

}  // namespace signaling
