#include "mcu/bridge/composed_group.h"

#include <algorithm>
#include <utility>

#include "media/video/layout.h"

namespace mcu {
namespace {

media::LayoutKind kind_of(LayoutName layout) {
  switch (layout) {
    case LayoutName::kGrid: return media::LayoutKind::kGrid;
    case LayoutName::kStage: return media::LayoutKind::kStage;
    case LayoutName::kPair: return media::LayoutKind::kPair;
    case LayoutName::kChairSpeaker: return media::LayoutKind::kChairSpeaker;
    case LayoutName::kContentSpeaker: return media::LayoutKind::kContentSpeaker;
    case LayoutName::kFull: return media::LayoutKind::kFull;
  }
  return media::LayoutKind::kStage;
}

// Canvas, rungs and rate of a group: what stays as long as it lives.
media::SceneGroup make_scene(const VideoBridgeSettings& settings, bool small, media::LayoutGroupId id) {
  media::SceneGroup scene;
  scene.id = id;
  scene.canvas = {settings.width, settings.height};
  scene.rungs = settings.rungs;
  if (!small) return scene;
  if (scene.canvas.width > ComposedGroup::kSmallCanvas.width) scene.canvas = ComposedGroup::kSmallCanvas;
  scene.step = (settings.frames_per_second + ComposedGroup::kSmallRate - 1) / ComposedGroup::kSmallRate;
  media::Vp8Encoder::Settings rung = settings.rungs.empty() ? media::Vp8Encoder::Settings{} : settings.rungs.front();
  rung.size = scene.canvas;
  rung.frames_per_second = std::max(1, settings.frames_per_second / scene.step);
  rung.bitrate = std::min(rung.bitrate, ComposedGroup::kSmallBitrate);
  scene.rungs = {rung};
  return scene;
}

}  // namespace

ComposedGroup::ComposedGroup(const VideoBridgeSettings& settings, GroupScene wish, media::LayoutGroupId id,
                             Source::Id source)
    : wish_(std::move(wish)),
      scene_(make_scene(settings, wish_.small, id)),
      composed_(source, scene_.rungs.size()) {}

void ComposedGroup::arrange(const std::vector<media::SceneInput>& inputs, const Find& id_of) {
  scene_.layout = kind_of(wish_.layout);
  scene_.plain = wish_.plain;
  scene_.fill = wish_.fill;
  scene_.places.clear();
  for (const auto& place : wish_.places) {
    scene_.places.push_back(place ? id_of(*place) : std::nullopt);
  }
  scene_.places = media::fill_places(scene_, inputs);
  scene_.fill = false;
  tiles_.clear();
  if (scene_.places.empty()) return;
  for (const auto& tile : media::compute_layout(scene_.layout, scene_.places.size(), scene_.canvas)) {
    tiles_.push_back(tile.rect.size());
  }
}

bool ComposedGroup::follow_watchers() {
  const bool changed = watchers_changed();
  watched_ = composed_.watched();
  return changed;
}

}  // namespace mcu
