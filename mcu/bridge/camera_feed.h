#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "mcu/graph/source.h"
#include "media/video/frame_assembler.h"
#include "media/video/geometry.h"
#include "media/video/video_mix_engine.h"

namespace mcu {

// The compositor's subscription to one camera: the smallest layer that fills the tile, as whole frames. A change of
// layer is make-before-break: the old one goes on until the new one's first key frame is here. Shard thread.
class CameraFeed {
 public:
  // `buffers` outlives the feed; so does the camera, or follow(nullptr) is called before it ends.
  explicit CameraFeed(media::FrameBuffers& buffers) : buffers_(buffers) {}
  CameraFeed(const CameraFeed&) = delete;
  CameraFeed& operator=(const CameraFeed&) = delete;
  ~CameraFeed() { follow(nullptr); }

  // Lets go of the former camera at once. Null: no pictures.
  void follow(Source* camera);
  const Source* camera() const { return camera_; }

  // Takes the layer for a tile of this size, or the next smaller one with `smaller`, as far as it flows.
  void choose_layer(media::Size tile, bool smaller, Timestamp now);

  // Appends the frames that are whole, as those of `input`, and asks the camera for key frames that are missing. True
  // if there was a key frame among them.
  bool collect(media::VideoInputId input, std::vector<media::VideoTick::InputFrame>& frames, Timestamp now);

  // The frames handed out cannot be decoded.
  void want_keyframe();

  // Frames of which packets came but which could not be handed out; grows, over changes of layer too.
  uint64_t lost_frames() const;

 private:
  struct Layer {
    size_t index = 0;
    std::unique_ptr<media::FrameAssembler> assembler;
    explicit operator bool() const { return assembler != nullptr; }
  };

  void open(Layer& layer, size_t index);
  void close(Layer& layer);
  void learn(size_t layer, media::Size picture);
  size_t wanted_layer(media::Size tile) const;
  bool take(Layer& layer, media::VideoInputId input, std::vector<media::VideoTick::InputFrame>& frames, Timestamp now);

  media::FrameBuffers& buffers_;
  Source* camera_ = nullptr;
  Layer running_;
  Layer awaited_;
  uint64_t lost_frames_ = 0;  // of layers that are closed
  int largest_height_ = kUsualHeight;  // of the largest layer, as far as known

  static constexpr int kUsualHeight = 720;
};

}  // namespace mcu
