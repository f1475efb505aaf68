#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "mcu/graph/source.h"

// What the video bridge is to show, as values: sites by name, places resolved.
namespace mcu {

// Which of a site's pictures.
struct PictureKey {
  SiteId site;
  bool content = false;  // else its camera
  friend bool operator==(const PictureKey&, const PictureKey&) = default;
};

// A picture that may be shown, and what is said of it. Texts are UTF-8 of any normal form.
struct SitePicture {
  PictureKey key;
  std::string name;
  std::string role;
  std::string caption;
  bool chair = false;
  bool connected = false;
  Source* source = nullptr;  // null: none is sent
  friend bool operator==(const SitePicture&, const SitePicture&) = default;
};

// One composed picture.
struct GroupScene {
  std::string id;
  LayoutName layout = LayoutName::kStage;
  std::vector<std::optional<PictureKey>> places;  // largest first; none: empty
  bool fill = false;   // cameras that have no place follow in the order of the pictures
  bool plain = false;  // only pictures, no writing
  bool small = false;  // kSmallCanvas at most, kSmallRate at most, one rung
  friend bool operator==(const GroupScene&, const GroupScene&) = default;
};

struct BridgeScene {
  std::vector<SitePicture> pictures;  // keys differ
  std::vector<GroupScene> groups;     // ids differ
  DesiredPicture overlay;
  friend bool operator==(const BridgeScene&, const BridgeScene&) = default;
};

}  // namespace mcu
