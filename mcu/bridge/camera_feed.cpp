#include "mcu/bridge/camera_feed.h"

#include <utility>

#include "media/video/layout.h"

namespace mcu {
namespace {

// Packets of a layer kept for putting in order: three seconds of the small one, or of a large one.
constexpr size_t kSmallWindow = 128;
constexpr size_t kLargeWindow = 512;

}  // namespace

void CameraFeed::follow(Source* camera) {
  if (camera == camera_) return;
  close(running_);
  close(awaited_);
  camera_ = camera;
  largest_height_ = kUsualHeight;
}

void CameraFeed::open(Layer& layer, size_t index) {
  media::FrameAssembler::Settings settings;
  settings.packet_capacity = index == 0 && camera_->layer_count() > 1 ? kSmallWindow : kLargeWindow;
  layer.index = index;
  layer.assembler = std::make_unique<media::FrameAssembler>(buffers_, settings);
  camera_->attach(index, *layer.assembler);
}

void CameraFeed::close(Layer& layer) {
  if (layer) {
    camera_->detach(layer.index, *layer.assembler);
    lost_frames_ += layer.assembler->lost_frames();
  }
  layer.assembler.reset();
}

void CameraFeed::choose_layer(media::Size tile, bool smaller, Timestamp now) {
  if (camera_ == nullptr) return;
  size_t wanted = wanted_layer(tile);
  if (smaller && wanted > 0) --wanted;
  const auto layer = camera_->best_layer(wanted, now);
  if (!layer) return;
  if (running_ && running_.index == *layer) {
    close(awaited_);
  } else if (!awaited_ || awaited_.index != *layer) {
    close(awaited_);
    open(awaited_, *layer);
  }
}

// Simulcast layers halve the picture from one to the next.
size_t CameraFeed::wanted_layer(media::Size tile) const {
  std::array<int, kMaxLayers> heights{};
  const size_t count = camera_->layer_count();
  for (size_t layer = 0; layer < count; ++layer) heights[layer] = largest_height_ >> (count - 1 - layer);
  return media::smallest_filling_layer(tile, std::span(heights).first(count));
}

void CameraFeed::learn(size_t layer, media::Size picture) {
  if (!picture.empty()) largest_height_ = picture.height << (camera_->layer_count() - 1 - layer);
}

bool CameraFeed::collect(media::VideoInputId input, std::vector<media::VideoTick::InputFrame>& frames, Timestamp now) {
  bool keyframe = running_ && take(running_, input, frames, now);
  if (awaited_) {
    const size_t before = frames.size();
    keyframe |= take(awaited_, input, frames, now);
    // Its first frame is a key frame; from here on it is the picture.
    if (frames.size() != before) {
      close(running_);
      std::swap(running_, awaited_);
    }
  }
  for (const Layer* layer : {&running_, &awaited_}) {
    if (*layer && layer->assembler->keyframe_wanted() && camera_->flows(layer->index, now)) {
      camera_->request_keyframe(layer->index, now);
    }
  }
  return keyframe;
}

bool CameraFeed::take(Layer& layer, media::VideoInputId input, std::vector<media::VideoTick::InputFrame>& frames,
                      Timestamp now) {
  bool keyframe = false;
  while (auto frame = layer.assembler->poll(now)) {
    keyframe |= frame->keyframe;
    learn(layer.index, frame->size);
    frames.push_back({input, std::move(*frame)});
  }
  return keyframe;
}

// What is awaited has not begun: its frames are shown by nobody.
uint64_t CameraFeed::lost_frames() const {
  return lost_frames_ + (running_ ? running_.assembler->lost_frames() : 0);
}

void CameraFeed::want_keyframe() {
  if (running_) running_.assembler->want_keyframe();
}

}  // namespace mcu
