#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/bridge/audio_bridge.h"
#include "mcu/bridge/bridge_scene.h"
#include "mcu/bridge/picture_input.h"
#include "mcu/bridge/video_bridge_settings.h"
#include "mcu/graph/source.h"
#include "mcu/loop/lane.h"
#include "media/video/video_mix_engine.h"

namespace mcu {

// The wall clock at a moment near now, in milliseconds of the Unix clock; for what is written in the picture.
using WallClock = std::function<int64_t(Timestamp)>;

// The compositor as a virtual participant: subscribes to cameras and content, each at the smallest layer that fills its
// largest tile, and publishes the picture of every layout group as a simulcast source on demand. Push half here on the
// shard (frame assemblers), pull half on the video lane (VideoMixEngine); a frame tick crosses over as a value and
// comes back as one. Nothing is decoded, composed or encoded but for who is subscribed. Whatever changes in a scene,
// changes in one picture. Shard thread.
class VideoBridge {
 public:
  // The first frame tick is due at `t0`. `lane` outlives this. Each group's source takes an id from `next_source_id`.
  VideoBridge(const VideoBridgeSettings& settings, Lane& lane, PostToShard post,
              std::function<Source::Id()> next_source_id, WallClock wall_clock, Timestamp t0);
  ~VideoBridge();

  // What is to be seen. Sources live until they are left out of a scene. Who is subscribed to a group that is left out,
  // or is no more small or large, lets go of its source before.
  void set_scene(BridgeScene scene, Timestamp now);
  void set_speaking(const std::vector<SiteId>& sites);
  // How long after capture the site's sound leaves in the mix; its pictures are shown as late.
  void set_audio_delay(const SiteId& site, std::optional<media::Duration> delay);

  // The picture of a group; null if there is no such group. Key frames asked of it are merged and limited as a shared
  // encoder must.
  Source* composed(const std::string& group);
  // The largest tile in which anybody is shown the site's camera.
  std::optional<media::Size> tile_of(const SiteId& site) const;

  // A second of the site's camera as it was decoded; see PictureInput::second().
  std::optional<PictureInput::Second> picture_second(const SiteId& site, Timestamp now) const;

  // Hands a due frame tick to the lane and publishes nothing itself; results are published when they come.
  void poll(Timestamp now);
  Timestamp next_deadline() const;

  struct Figures {
    uint64_t ticks = 0;
    uint64_t skipped_ticks = 0;   // the lane was still busy
    uint64_t missed_ticks = 0;    // nobody woke up for them
    media::VideoMixEngine::Figures engine;
  };
  Figures figures() const;

 private:
  struct State;
  std::shared_ptr<State> state_;  // also held by ticks on the lane
};

}  // namespace mcu
