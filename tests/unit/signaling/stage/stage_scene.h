#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "signaling/stage/stage_director.h"

// Sites, presets and short texts for the tests of the stage.
namespace signaling {

using namespace std::chrono_literals;
using mcu::DesiredPlace;

inline const SiteId kA("a"), kB("b"), kC("c"), kD("d"), kChair("h");

inline Timestamp at(media::Duration d) { return Timestamp(1000s) + d; }

// The shipped ones.
inline std::vector<LayoutPreset> presets() {
  using Kind = PlaceRule::Kind;
  const PlaceRule speaker{Kind::kSpeaker, {}}, second{Kind::kSecondSpeaker, {}}, chair{Kind::kChair, {}},
      content{Kind::kContent, {}}, previous{Kind::kPrevious, {}};
  return {{"stage", {}, mcu::LayoutName::kStage, {speaker}, true},
          {"grid", {}, mcu::LayoutName::kGrid, {}, true},
          {"pair", {}, mcu::LayoutName::kPair, {speaker, second}, true},
          {"chair-speaker", {}, mcu::LayoutName::kChairSpeaker, {speaker, chair}, true},
          {"content-speaker", {}, mcu::LayoutName::kContentSpeaker, {content, speaker}, true},
          {"full", {}, mcu::LayoutName::kFull, {speaker}, false},
          {"dialogue", {}, mcu::LayoutName::kPair, {speaker, previous}, false},
          {"reverse", {}, mcu::LayoutName::kGrid, {previous, second, speaker}, false},
          {"guest", {}, mcu::LayoutName::kPair, {{Kind::kSite, kD}, speaker}, false}};
}

// The chair's site and a to d, all connected; nobody speaks.
inline StageRoster everybody() {
  StageRoster roster;
  roster.plan = {kChair, kA, kB, kC, kD};
  roster.connected = roster.plan;
  roster.chair_site = kChair;
  return roster;
}

// "a content - *": the places of a picture, "*" for the active speaker, "-" for an empty one.
inline std::string text(const mcu::DesiredGroup& group) {
  std::string line;
  for (const auto& place : group.places) {
    if (!line.empty()) line += " ";
    switch (place.kind) {
      case DesiredPlace::Kind::kSite: line += place.site.value(); break;
      case DesiredPlace::Kind::kContent: line += "content"; break;
      case DesiredPlace::Kind::kActiveSpeaker: line += "*"; break;
      case DesiredPlace::Kind::kEmpty: line += "-"; break;
    }
  }
  return line;
}

inline StagePlace by_hand(const SiteId& site) { return {StagePlace::Kind::kSite, site}; }
inline const StagePlace kShowContent{StagePlace::Kind::kContent, {}};
inline const StagePlace kNobody{StagePlace::Kind::kEmpty, {}};

}  // namespace signaling
