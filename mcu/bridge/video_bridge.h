#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"
#include "mcu/bridge/audio_bridge.h"
#include "mcu/graph/source.h"
#include "mcu/loop/lane.h"
#include "media/video/video_mix_engine.h"

namespace mcu {

struct VideoBridgeSettings {
  int width = 1280;
  int height = 720;
  int frames_per_second = 30;
  // Of the composed view, smallest first. A rung is encoded only while somebody is subscribed to it.
  std::vector<media::Vp8Encoder::Settings> rungs;
};

// A site as it stands in the composed picture.
struct VideoSite {
  SiteId site;
  std::string name;           // UTF-8, any normal form
  bool chair = false;
  bool connected = false;
  Source* camera = nullptr;   // null: sends no picture
  friend bool operator==(const VideoSite&, const VideoSite&) = default;
};

// The compositor as a virtual participant: subscribes to every camera, each at the smallest layer that fills its tile,
// and publishes the composed view as a simulcast source on demand. Push half here on the shard (frame assemblers), pull
// half on the video lane (VideoMixEngine); a frame tick crosses over as a value and comes back as one. Nothing is
// decoded, composed or encoded while nobody is subscribed. Shard thread.
class VideoBridge {
 public:
  // The first frame tick is due at `t0`. `lane` outlives this.
  VideoBridge(const VideoBridgeSettings& settings, Lane& lane, PostToShard post, Source::Id composed, Timestamp t0);
  ~VideoBridge();

  // What is to be seen, most important site first (the stage). Cameras live until they are left out of a scene.
  void set_scene(LayoutName layout, const std::vector<VideoSite>& sites, Timestamp now);
  void set_speaking(const std::vector<SiteId>& sites);
  // How long after capture the site's sound leaves in the mix; its picture is shown as late.
  void set_audio_delay(const SiteId& site, std::optional<media::Duration> delay);

  // The composed view. Key frames asked of it are merged and limited as a shared encoder must.
  Source& composed();

  // Hands a due frame tick to the lane and publishes nothing itself; results are published when they come.
  void poll(Timestamp now);
  Timestamp next_deadline() const;

  struct Figures {
    uint64_t ticks = 0;
    uint64_t skipped_ticks = 0;   // the lane was still busy
    media::VideoMixEngine::Figures engine;
  };
  Figures figures() const;

 private:
  struct State;
  std::shared_ptr<State> state_;  // also held by ticks on the lane
};

}  // namespace mcu
