#pragma once

#include <chrono>
#include <string>
#include <variant>

#include "signaling/floor/floor_control.h"

// Sites, times and short texts for the tests of a floor.
namespace signaling {

using namespace std::chrono_literals;

inline const SiteId kA("a"), kB("b"), kC("c"), kD("d"), kChairSite("chair"), kLecturer("lecturer");

inline Timestamp at(Duration d) { return Timestamp(1000s) + d; }

inline FloorControl make_floor(FloorSettings settings = {}, FloorPolicy policy = FloorPolicy::kChaired) {
  FloorData data;
  data.settings = settings;
  data.policy = policy;
  data.chair_site = kChairSite;
  if (policy == FloorPolicy::kLecture) data.lecturer = kLecturer;
  return FloorControl(data);
}

inline FloorControl make_content(FloorPolicy policy = FloorPolicy::kChaired) {
  FloorData data;
  data.floor = FloorId::kContent;
  data.policy = policy;
  data.chair_site = kChairSite;
  if (policy == FloorPolicy::kLecture) data.lecturer = kLecturer;
  return FloorControl(data);
}

inline std::string clause(const RequestChanged& e) {
  std::string text = e.site.value() + " " + std::string(to_string(e.status));
  if (e.status == RequestStatus::kGranted && e.phase != TurnPhase::kSpeaking) {
    text += " " + std::string(to_string(e.phase));
  }
  return text + " " + std::string(to_string(e.cause));
}
inline std::string clause(const TurnChanged& e) {
  return e.site.value() + " turn " + std::string(to_string(e.phase)) + " " + std::string(to_string(e.cause));
}
inline std::string clause(const QueueArranged& e) {
  return "queue " + std::string(to_string(e.order)) + (e.by_hand ? " by hand" : "");
}
inline std::string clause(const SpeakersPlanned&) { return "planned"; }
inline std::string clause(const FloorPolicyChanged& e) { return "policy " + std::string(to_string(e.policy)); }
inline std::string clause(const FloorSettingsChanged&) { return "settings"; }
inline std::string clause(const ChairSiteChanged& e) { return "chair " + (e.site ? e.site->value() : "nobody"); }
inline std::string clause(const LineChanged& e) { return e.site.value() + (e.connected ? " back" : " gone"); }
inline std::string clause(const SoundChanged& e) { return e.site.value() + (e.silent ? " silent" : " heard"); }
inline std::string clause(const FloorPaused&) { return "paused"; }
inline std::string clause(const FloorResumed&) { return "resumed"; }
inline std::string clause(const FloorClosed&) { return "closed"; }
inline std::string clause(const FloorReopened&) { return "reopened"; }

// "a pending site, a granted chair, a turn warning time_limit": what happened since the last call, one event a clause.
inline std::string story(FloorControl& floor) {
  std::string text;
  for (const auto& event : floor.take_events()) {
    if (!text.empty()) text += ", ";
    text += std::visit([](const auto& what) { return clause(what); }, event.what);
  }
  return text;
}

// "ab": the sites in the queue, next one first.
inline std::string queue(const FloorControl& floor) {
  std::string text;
  for (const auto& request : floor.queue()) text += request.site.value();
  return text;
}

// "ab": the sites that hold the floor, longest first.
inline std::string holders(const FloorControl& floor) {
  std::string text;
  for (const auto& holder : floor.holders()) text += holder.site.value();
  return text;
}

}  // namespace signaling
