#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/time.h"
#include "media/video/compositor.h"
#include "media/video/encoded_frame.h"
#include "media/video/layout.h"
#include "media/video/vp8_encoder.h"

namespace media {

// One group of receivers that see the same composed picture.
using LayoutGroupId = StrongId<struct LayoutGroupTag, uint32_t>;

struct SceneSite {
  VideoInputId input;
  SiteLabel label;
  bool connected = false;
  bool sends_video = false;
  bool speaking = false;
  friend bool operator==(const SceneSite&, const SceneSite&) = default;
};
struct SceneGroup {
  LayoutGroupId id;
  LayoutKind layout = LayoutKind::kStage;
  std::vector<VideoInputId> tiles;          // most important first
  Size canvas{1280, 720};
  std::vector<Vp8Encoder::Settings> rungs;  // smallest first; at most kMaxRungs
  friend bool operator==(const SceneGroup&, const SceneGroup&) = default;
};
inline constexpr size_t kMaxRungs = 3;

// All that is to be seen. Immutable; replaced as a whole when anything of it changes.
struct VideoScene {
  std::vector<SceneSite> sites;
  std::vector<SceneGroup> groups;
  friend bool operator==(const VideoScene&, const VideoScene&) = default;
};

// How much of the decoding the lane can still do (architecture §4); the owner of the lane decides.
enum class DecodeEffort : uint8_t {
  kAll,
  kHalfRate,   // upper temporal layers are not decoded, every second picture is not composed
  kKeyframes,  // what waits is thrown away, decoding goes on with the next key frame
};

// One frame tick as a value that goes to the video lane and comes back. The vectors keep their memory over the trips.
struct VideoTick {
  struct InputFrame {
    VideoInputId input;
    EncodedFrame frame;
  };
  struct InputDelay {
    VideoInputId input;
    Duration audio_delay;  // from capture to the moment that sound is heard in the mix
  };
  struct RungWish {
    LayoutGroupId group;
    size_t rung = 0;
    bool keyframe = false;
  };
  struct RungFrame {
    LayoutGroupId group;
    size_t rung = 0;
    EncodedFrame frame;
  };

  // To the lane.
  Timestamp now;                            // the time of the tick
  std::shared_ptr<const VideoScene> scene;
  DecodeEffort effort = DecodeEffort::kAll;
  std::vector<InputFrame> frames;           // newly assembled, in decoding order per input
  std::vector<InputDelay> delays;           // inputs without one show the newest picture at once
  std::vector<RungWish> rungs;              // those with subscribers

  // From the lane.
  std::vector<RungFrame> encoded;
  std::vector<VideoInputId> keyframes_wanted;   // the decoder lost its way
  std::vector<std::vector<uint8_t>> spent;      // memory of used input frames, for FrameBuffers; the owner also puts
                                                // memory of sent frames here, on the next trip, for encoded ones

  void clear_results();
};

// The pull half of video: decodes what is due, composes every group, encodes every rung that has subscribers. Knows no
// network and no threads: run() is called by one lane at a time.
class VideoMixEngine {
 public:
  VideoMixEngine();
  ~VideoMixEngine();

  // Reads the upper half of `tick`, writes the lower half.
  void run(VideoTick& tick);

  struct Figures {
    uint64_t decoded = 0;
    uint64_t decode_errors = 0;
    uint64_t skipped = 0;         // frames not decoded because of DecodeEffort
    uint64_t composed = 0;
    uint64_t encoded = 0;
  };
  const Figures& figures() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace media
