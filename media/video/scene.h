#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/base/ids.h"
#include "media/video/layout.h"
#include "media/video/scene_picture.h"
#include "media/video/text_renderer.h"
#include "media/video/vp8_encoder.h"

// All that is to be seen, as a value: who could be seen, in which places, and what is written over it.
namespace media {

// An input of the video mixer: one site's camera, or its content.
using VideoInputId = StrongId<struct VideoInputTag, uint32_t>;
// One group of receivers that see the same composed picture.
using LayoutGroupId = StrongId<struct LayoutGroupTag, uint32_t>;

inline constexpr size_t kMaxRungs = 3;

struct SceneInput {
  VideoInputId id;
  SiteLabel label{};
  bool content = false;      // a second picture: nothing is written on it, and it may rest for seconds
  bool connected = false;
  bool sends_video = false;
  bool speaking = false;
  friend bool operator==(const SceneInput&, const SceneInput&) = default;
};

struct SceneGroup {
  LayoutGroupId id;
  LayoutKind layout = LayoutKind::kStage;
  // The first is the most important one; its meaning in each layout: LayoutKind. None: the place stays empty. An input
  // may stand in several places; one that the scene does not have leaves its place empty.
  std::vector<std::optional<VideoInputId>> places{};
  bool fill = false;   // cameras that have no place follow in the scene's order, while there are tiles
  bool plain = false;  // only pictures: no names, captions, frames and nothing of ScenePicture
  int step = 1;        // a picture at every step-th tick
  Size canvas{1280, 720};                     // even
  std::vector<Vp8Encoder::Settings> rungs{};  // smallest first, at most kMaxRungs; even sizes of the canvas' shape
  friend bool operator==(const SceneGroup&, const SceneGroup&) = default;
};

// Immutable; replaced as a whole when anything of it changes.
struct VideoScene {
  std::vector<SceneInput> inputs{};
  std::vector<SceneGroup> groups{};
  ScenePicture picture{};
  friend bool operator==(const VideoScene&, const VideoScene&) = default;
};

// What stands in each tile of `group`, after filling. Its size is the number of sites to give to compute_layout(), at
// most kMaxTiles; who chooses simulcast layers finds an input's tile at its index there.
std::vector<std::optional<VideoInputId>> fill_places(const SceneGroup& group, std::span<const SceneInput> inputs);

}  // namespace media
