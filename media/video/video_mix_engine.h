#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "media/base/time.h"
#include "media/video/composed_view.h"
#include "media/video/encoded_frame.h"
#include "media/video/scene.h"
#include "media/video/text_renderer.h"
#include "media/video/video_input.h"

namespace media {

// One frame tick: a value that goes to the video lane and comes back. The vectors keep their memory over the trips.
struct VideoTick {
  struct InputFrame {
    VideoInputId input;
    EncodedFrame frame;
  };
  struct InputDelay {
    VideoInputId input;
    Duration audio_delay{};  // from capture to the moment the mix is heard with it
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
  Timestamp now;                              // grows from tick to tick
  int64_t unix_ms = 0;                        // the wall clock, for what ScenePicture shows of it
  std::shared_ptr<const VideoScene> scene;
  DecodeEffort effort = DecodeEffort::kAll;
  std::vector<InputFrame> frames;             // newly assembled, in decoding order per input
  std::vector<InputDelay> delays;             // inputs without one are shown at once
  std::vector<RungWish> rungs;                // those with subscribers

  // From the lane.
  std::vector<RungFrame> encoded;
  std::vector<VideoInputId> keyframes_wanted;  // inputs that show nothing new before they get one
  std::vector<std::vector<uint8_t>> spent;     // memory of used input frames, for the owner's FrameBuffers

  // Empties what goes to the lane, or comes from it, and keeps the memory.
  void clear_wishes();
  void clear_results();
};

// Looks on at the pictures as they are decoded, to measure them.
class PictureWatcher {
 public:
  virtual ~PictureWatcher() = default;
  // The newest picture of an input that has a new one; it is there during the call only.
  virtual void on_picture(VideoInputId input, const I420View& picture, Timestamp now) = 0;
};

// The pull half of video: decodes what is due, composes every group, encodes every rung that has subscribers. Knows
// neither network nor threads: run() is called by one lane at a time. An input it does not know is dropped.
class VideoMixEngine {
 public:
  // `interval`: the time between two ticks, as planned.
  explicit VideoMixEngine(Duration interval);
  ~VideoMixEngine();

  // One frame tick, top to bottom. The first one takes longer: it loads the fonts. `watcher`, if there is one, is shown
  // what was decoded.
  void run(VideoTick& tick, PictureWatcher* watcher = nullptr);

  struct Figures {
    uint64_t decoded = 0;
    uint64_t decode_errors = 0;
    uint64_t skipped = 0;   // input frames that were not decoded
    uint64_t composed = 0;
    uint64_t encoded = 0;
    Compositor::Figures drawn;  // parts of the composed pictures
  };
  Figures figures() const;
  // Of one input, since it is in the scene; nothing if it is not.
  std::optional<VideoInput::Figures> figures_of(VideoInputId id) const;

 private:
  struct Input {
    VideoInput video;
    Timestamp expected_since{};   // when it last began to be connected and sending
    bool expected = false;
    bool was_connected = false;
  };

  void apply(const std::shared_ptr<const VideoScene>& scene, Timestamp now);
  void apply_inputs(Timestamp now);
  void apply_groups();
  void accept(VideoTick& tick);
  void decode(const VideoTick& tick, PictureWatcher* watcher);
  void compose(const VideoTick& tick);
  TileContent content_of(const std::optional<VideoInputId>& place, Timestamp now);
  static bool flows(const SceneInput& seen, const Input& input, Timestamp now);
  static TileState state_of(const SceneInput& seen, const Input* input, Timestamp now);
  void encode(VideoTick& tick);
  void report(VideoTick& tick);

  Input* find_input(VideoInputId id);
  static void add_figures(const VideoInput& input, Figures& sum);
  static void add_figures(const ComposedView& view, Figures& sum);

  Duration interval_;
  std::optional<TextRenderer> text_;
  std::shared_ptr<const VideoScene> scene_;
  std::vector<Input> inputs_;                          // of the scene, few enough to search
  std::vector<std::unique_ptr<ComposedView>> views_;   // of the scene's groups
  std::vector<TileContent> contents_;
  FrameBuffers memory_;
  bool skip_picture_ = false;
  Figures total_;      // of views, and of inputs that are gone
};

}  // namespace media
