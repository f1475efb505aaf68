#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "mcu/conference/roster.h"

// Rosters and wishes for the planner's tests.
namespace mcu::test {

inline RosterEntry seat(const char* id, View view = View::kForwarded) {
  RosterEntry entry;
  entry.site = SiteId(id);
  entry.connected = entry.sends_video = true;
  entry.view = view;
  entry.group = "halls";
  entry.video_slots = 5;  // the stage, the content, three of the gallery
  return entry;
}

inline RosterEntry viewer(const char* id) {
  auto entry = seat(id, View::kComposed);
  entry.viewer = true;
  return entry;
}

// a is the chair's.
inline Roster four() {
  Roster roster{seat("a"), seat("b"), seat("c"), seat("d")};
  roster[0].chair = true;
  return roster;
}

inline std::vector<SiteId> sites(std::initializer_list<const char*> ids) {
  std::vector<SiteId> result;
  for (const char* id : ids) result.emplace_back(id);
  return result;
}

inline DesiredPlace at(const char* id) { return {DesiredPlace::Kind::kSite, SiteId(id)}; }
inline const DesiredPlace kContentPlace{DesiredPlace::Kind::kContent, {}};
inline const DesiredPlace kSpeakerPlace{DesiredPlace::Kind::kActiveSpeaker, {}};
inline const DesiredPlace kEmptyPlace{DesiredPlace::Kind::kEmpty, {}};

inline DesiredGroup group(const char* id, std::vector<DesiredPlace> places) {
  DesiredGroup group;
  group.id = id;
  group.places = std::move(places);
  return group;
}

}  // namespace mcu::test
