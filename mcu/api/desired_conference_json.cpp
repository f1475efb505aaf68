#include "mcu/api/desired_conference_json.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "mcu/api/json_words.h"

namespace mcu {
namespace {

namespace json = boost::json;
using Kind = DesiredPlace::Kind;

constexpr Words<View, 2> kViews{{{View::kComposed, "composed"}, {View::kForwarded, "forwarded"}}};
constexpr Words<LayoutName, 6> kLayouts{{{LayoutName::kGrid, "grid"},
                                         {LayoutName::kStage, "stage"},
                                         {LayoutName::kPair, "pair"},
                                         {LayoutName::kChairSpeaker, "chair_speaker"},
                                         {LayoutName::kContentSpeaker, "content_speaker"},
                                         {LayoutName::kFull, "full"}}};
constexpr Words<Kind, 4> kKinds{{{Kind::kSite, "site"},
                                 {Kind::kContent, "content"},
                                 {Kind::kActiveSpeaker, "active_speaker"},
                                 {Kind::kEmpty, "empty"}}};

json::object to_object(const DesiredPlace& place);
json::object to_object(const DesiredGroup& g);
json::object to_object(const DesiredParticipant& p);

template <typename T>
json::array to_array(const std::vector<T>& parts) {
  json::array array;
  for (const auto& part : parts) array.push_back(to_object(part));
  return array;
}

json::object to_object(const DesiredPlace& place) {
  json::object object;
  object["kind"] = word(kKinds, place.kind);
  if (place.kind == Kind::kSite) object["site"] = place.site.value();
  return object;
}

DesiredPlace read_place(JsonReader& r) {
  DesiredPlace place;
  place.kind = read_word(r, "kind", kKinds, Kind::kEmpty);
  if (place.kind == Kind::kSite) place.site = SiteId(r.text("site"));
  return place;
}

json::object to_object(const DesiredGroup& g) {
  return {{"id", g.id},
          {"layout", to_string(g.layout)},
          {"places", to_array(g.places)},
          {"fill", g.fill},
          {"plain", g.plain},
          {"small", g.small}};
}

DesiredGroup read_group(JsonReader& r) {
  DesiredGroup g;
  g.id = r.text("id");
  g.layout = read_word(r, "layout", kLayouts, g.layout);
  r.objects("places", [&](JsonReader& p) { g.places.push_back(read_place(p)); });
  g.fill = r.boolean_or("fill", g.fill);
  g.plain = r.boolean_or("plain", g.plain);
  g.small = r.boolean_or("small", g.small);
  return g;
}

void read_groups(JsonReader& r, std::vector<DesiredGroup>& groups) {
  r.objects("groups", [&](JsonReader& each) {
    auto group = read_group(each);
    const bool known = std::ranges::find(groups, group.id, &DesiredGroup::id) != groups.end();
    if (group.id.empty()) return each.fail("id", "must not be empty");
    if (known) return each.fail("id", "names an earlier group");
    if (groups.size() == kMaxGroups) return each.fail("id", "is one group too many");
    groups.push_back(std::move(group));
  });
}

json::object to_object(const DesiredParticipant& p) {
  json::object object{{"site", p.site.value()}, {"name", p.name},
                      {"heard", p.heard},       {"view", to_string(p.view)},
                      {"mark", p.mark},         {"role", p.role},
                      {"caption", p.caption},   {"group", p.group},
                      {"viewer", p.viewer},     {"second_group", p.second_group},
                      {"sound", p.sound}};
  if (p.listens_to) object["listens_to"] = p.listens_to->value();
  if (p.mirrors) object["mirrors"] = p.mirrors->value();
  if (p.talks_to) object["talks_to"] = p.talks_to->value();
  return object;
}

// A site that a viewer helps. That a hall hears or sees more than its due must not be possible at all.
std::optional<SiteId> read_helped(JsonReader& r, std::string_view name, const DesiredParticipant& helper) {
  auto site = r.optional_text(name);
  if (!site) return std::nullopt;
  if (!helper.viewer) r.fail(name, "is of viewers only");
  if (site->empty()) r.fail(name, "must not be empty");
  if (*site == helper.site.value()) r.fail(name, "must be another");
  return SiteId(std::move(*site));
}

DesiredParticipant read_participant(JsonReader& r) {
  DesiredParticipant p;
  p.site = SiteId(r.text("site"));
  p.name = r.text("name");
  p.heard = r.boolean_or("heard", p.heard);
  p.view = read_word(r, "view", kViews, p.view);
  p.mark = r.text_or("mark", "");
  p.role = r.text_or("role", "");
  p.caption = r.text_or("caption", "");
  p.group = r.text_or("group", "");
  p.second_group = r.text_or("second_group", "");
  p.viewer = r.boolean_or("viewer", p.viewer);
  p.sound = r.boolean_or("sound", p.sound);
  p.listens_to = read_helped(r, "listens_to", p);
  p.mirrors = read_helped(r, "mirrors", p);
  p.talks_to = read_helped(r, "talks_to", p);
  return p;
}

json::object to_object(const DesiredCountdown& c) {
  json::object object{{"ends_at_ms", c.ends_at_ms}, {"warn_at_ms", c.warn_at_ms}};
  if (c.stands_at_ms) object["stands_at_ms"] = *c.stands_at_ms;
  return object;
}

DesiredCountdown read_countdown(JsonReader& r) {
  DesiredCountdown c{r.integer("ends_at_ms"), r.integer("warn_at_ms"), std::nullopt};
  if (r.has("stands_at_ms")) c.stands_at_ms = r.integer("stands_at_ms");
  return c;
}

json::object to_object(const DesiredCard& c) {
  return {{"title", c.title}, {"lines", json::array(c.lines.begin(), c.lines.end())}, {"whole", c.whole}};
}

DesiredCard read_card(JsonReader& r) {
  return {r.text_or("title", ""), r.texts_or_empty("lines"), r.boolean_or("whole", false)};
}

json::object to_object(const DesiredPicture& p) {
  json::object object{{"clock", p.clock},
                      {"utc_offset_minutes", p.utc_offset_minutes},
                      {"title", p.title},
                      {"message", p.message},
                      {"alarm", p.alarm}};
  if (p.countdown) object["countdown"] = to_object(*p.countdown);
  if (p.card) object["card"] = to_object(*p.card);
  return object;
}

int read_utc_offset(JsonReader& r) {
  const int64_t minutes = r.integer_or("utc_offset_minutes", 0);
  if (minutes >= -720 && minutes <= 840) return static_cast<int>(minutes);
  r.fail("utc_offset_minutes", "must be -720 to 840");
  return 0;
}

DesiredPicture read_picture(JsonReader& r) {
  DesiredPicture p;
  p.clock = r.boolean_or("clock", p.clock);
  p.utc_offset_minutes = read_utc_offset(r);
  if (r.has("countdown")) r.object("countdown", [&](JsonReader& c) { p.countdown = read_countdown(c); });
  p.title = r.text_or("title", "");
  p.message = r.text_or("message", "");
  p.alarm = r.text_or("alarm", "");
  if (r.has("card")) r.object("card", [&](JsonReader& c) { p.card = read_card(c); });
  return p;
}

}  // namespace

std::string_view to_string(View view) { return word(kViews, view); }
std::string_view to_string(LayoutName layout) { return word(kLayouts, layout); }

json::object to_object(const DesiredConference& c) {
  return {{"id", c.id.value()},
          {"version", c.version},
          {"groups", to_array(c.groups)},
          {"participants", to_array(c.participants)},
          {"picture", to_object(c.picture)},
          {"content", c.content ? json::value(c.content->value()) : json::value(nullptr)},
          {"hold", c.hold}};
}

DesiredConference read_conference(JsonReader& r) {
  DesiredConference c;
  c.id = ConferenceId(r.text("id"));
  c.version = r.integer("version");
  read_groups(r, c.groups);
  r.objects("participants", [&](JsonReader& p) { c.participants.push_back(read_participant(p)); });
  if (r.has("picture")) r.object("picture", [&](JsonReader& p) { c.picture = read_picture(p); });
  if (auto site = r.optional_text("content")) c.content = SiteId(std::move(*site));
  c.hold = r.boolean_or("hold", c.hold);
  return c;
}

}  // namespace mcu
