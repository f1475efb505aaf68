#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/base/ids.h"
#include "signaling/base/text.h"

// What a province prepares as data (config/layouts.toml): a layout and who stands where in it.
namespace signaling {

inline constexpr size_t kMaxPlaces = 16;   // of one preset or view
inline constexpr size_t kMaxPresets = 64;  // of the province

// Who stands in a place. When nobody fits, somebody else does who is in no place yet: a place is empty only if there
// are fewer sites than places.
struct PlaceRule {
  enum class Kind {
    kSpeaker,        // the first holder of speech, or, under `open`, the active speaker; else lecturer, else chair
    kSecondSpeaker,  // the next in the same order who stands in no other place
    kChair,          // the chair's site
    kContent,        // the content that is shown
    kPrevious,       // who spoke before
    kSite,           // this site
  };
  Kind kind = Kind::kSpeaker;
  SiteId site{};  // kSite only
  friend bool operator==(const PlaceRule&, const PlaceRule&) = default;
};

struct LayoutPreset {
  std::string id;  // a-z, 0-9 and -; bookings and agendas name it
  Text name;
  mcu::LayoutName layout = mcu::LayoutName::kStage;
  std::vector<PlaceRule> places;  // the first is the largest
  bool fill = false;              // the other sites follow in the tiles that are left
  friend bool operator==(const LayoutPreset&, const LayoutPreset&) = default;
};

// "speaker", "speaker-2", "chair", "content", "previous", "site:y-yen". nullopt for any other text.
std::optional<PlaceRule> parse_place_rule(std::string_view text);
std::string to_string(const PlaceRule& rule);

// nullptr if there is none of this id.
const LayoutPreset* find_preset(std::span<const LayoutPreset> presets, std::string_view id);

}  // namespace signaling
