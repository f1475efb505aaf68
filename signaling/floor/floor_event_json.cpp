#include "signaling/floor/floor_event_json.h"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

// The members beside `at` and `floor`, which begin with the event's word.

json::value span_or_null(const std::optional<Duration>& span) {
  return span ? json::value(span->count()) : json::value(nullptr);
}

json::value name_or_empty(const std::optional<SiteId>& site) { return json::value(site ? site->value() : ""); }

void put_speaker(json::object& object, const Speaker& speaker) {
  object["delegate"] = speaker.delegate;
  object["post"] = speaker.post;
}

// What is left of a turn's time. Below zero, in the grace, it stands as `over_ns`.
void put_time_left(json::object& object, const std::optional<Duration>& limit, const std::optional<Duration>& left) {
  object["limit_ns"] = span_or_null(limit);
  object["remaining_ns"] = left ? json::value(std::max(*left, Duration()).count()) : json::value(nullptr);
  object["over_ns"] = left ? std::max(-*left, Duration()).count() : 0;
}

json::object members(const RequestChanged& e, const ClockPair& clocks) {
  json::object object{{"event", "request"},
                      {"request", e.request},
                      {"site", e.site.value()},
                      {"status", to_string(e.status)},
                      {"cause", to_string(e.cause)}};
  put_speaker(object, e.speaker);
  if (e.status == RequestStatus::kPending) {
    object["priority"] = e.priority;
    object["place"] = e.place;
    object["since"] = to_exact_date_time(clocks.to_wall(e.since));
  } else if (e.status == RequestStatus::kGranted) {
    put_time_left(object, e.limit, e.remaining);
    object["phase"] = to_string(e.phase);
  }
  return object;
}

json::object members(const TurnChanged& e, const ClockPair&) {
  json::object object{
      {"event", "turn"}, {"request", e.request}, {"site", e.site.value()}, {"cause", to_string(e.cause)}};
  put_speaker(object, e.speaker);
  put_time_left(object, e.limit, e.remaining);
  object["phase"] = to_string(e.phase);
  return object;
}

json::object members(const QueueArranged& e, const ClockPair&) {
  json::array requests;
  for (const uint64_t request : e.requests) requests.push_back(json::object{{"request", request}});
  return {{"event", "queue"}, {"order", to_string(e.order)}, {"by_hand", e.by_hand}, {"requests", std::move(requests)}};
}

json::object members(const SpeakersPlanned& e, const ClockPair&) {
  json::array speakers;
  for (const auto& s : e.speakers) speakers.push_back({{"site", s.site.value()}, {"delegate", s.delegate}});
  return {{"event", "speakers"}, {"speakers", std::move(speakers)}};
}

json::object members(const FloorPolicyChanged& e, const ClockPair&) {
  return {{"event", "policy"}, {"policy", to_string(e.policy)}, {"lecturer", name_or_empty(e.lecturer)}};
}

json::object members(const FloorSettingsChanged& e, const ClockPair&) {
  return {{"event", "settings"},
          {"max_holders", e.settings.max_holders},
          {"limit_ns", span_or_null(e.settings.time_limit)},
          {"warning_ns", e.settings.warning.count()},
          {"grace_ns", e.settings.grace.count()},
          {"drop_grace_ns", e.settings.drop_grace.count()}};
}

json::object members(const ChairSiteChanged& e, const ClockPair&) {
  return {{"event", "chair_site"}, {"site", name_or_empty(e.site)}};
}

json::object members(const LineChanged& e, const ClockPair&) {
  return {{"event", "line"}, {"site", e.site.value()}, {"connected", e.connected}};
}

json::object members(const SoundChanged& e, const ClockPair&) {
  return {{"event", "sound"}, {"site", e.site.value()}, {"silent", e.silent}};
}

json::object members(const FloorPaused&, const ClockPair&) { return {{"event", "paused"}}; }
json::object members(const FloorResumed&, const ClockPair&) { return {{"event", "resumed"}}; }
json::object members(const FloorClosed&, const ClockPair&) { return {{"event", "closed"}}; }
json::object members(const FloorReopened&, const ClockPair&) { return {{"event", "reopened"}}; }

}  // namespace

json::object to_json(const FloorEvent& event, const ClockPair& clocks) {
  json::object object{{"at", to_exact_date_time(clocks.to_wall(event.at))}, {"floor", to_string(event.floor)}};
  const auto more = std::visit([&](const auto& what) { return members(what, clocks); }, event.what);
  for (const auto& member : more) object.insert(member);
  return object;
}

}  // namespace signaling
