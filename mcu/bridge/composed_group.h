#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mcu/bridge/bridge_scene.h"
#include "mcu/bridge/composed_source.h"
#include "mcu/bridge/video_bridge_settings.h"
#include "media/video/scene.h"

namespace mcu {

// One layout group in the bridge: its picture as a source, and what it is to show as the compositor needs it. A small
// group has a canvas of kSmallCanvas, one rung, and kSmallRate pictures a second at most. Shard thread.
class ComposedGroup {
 public:
  static constexpr media::Size kSmallCanvas{640, 360};
  static constexpr int kSmallRate = 10;
  static constexpr int kSmallBitrate = 300'000;

  // `source` names its source.
  ComposedGroup(const VideoBridgeSettings& settings, GroupScene wish, media::LayoutGroupId id, Source::Id source);

  const std::string& name() const { return wish_.id; }
  media::LayoutGroupId id() const { return scene_.id; }
  ComposedSource& composed() { return composed_; }

  // Can this wish be met without another source?
  bool can_become(const GroupScene& wish) const { return wish.id == wish_.id && wish.small == wish_.small; }
  void become(GroupScene wish) { wish_ = std::move(wish); }

  // Fills the places: `inputs` are all there are, `id_of` finds one by its key.
  using Find = std::function<std::optional<media::VideoInputId>(const PictureKey& key)>;
  void arrange(const std::vector<media::SceneInput>& inputs, const Find& id_of);
  // As arranged. tiles()[i] is the size of the tile of places[i].
  const media::SceneGroup& scene() const { return scene_; }
  const std::vector<media::Size>& tiles() const { return tiles_; }

  // Whether anybody looked when this was last asked; true if that changed.
  bool follow_watchers();
  bool watched() const { return watched_; }
  bool watchers_changed() const { return composed_.watched() != watched_; }

 private:
  GroupScene wish_;
  media::SceneGroup scene_;
  std::vector<media::Size> tiles_;
  ComposedSource composed_;
  bool watched_ = false;
};

}  // namespace mcu
