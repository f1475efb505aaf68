#include "media/video/composed_view.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"
#include "media/video/scaler.h"

namespace media {
namespace {

int64_t rtp_time(Timestamp t) {
  const int64_t ns = t.time_since_epoch().count();
  return ns / 100'000 * 9 + ns % 100'000 * 9 / 100'000;
}

}  // namespace

ComposedView::ComposedView(const SceneGroup& group, const ScenePicture& picture, TextRenderer& text)
    : compositor_(group.canvas, text), rungs_(group.rungs.size()) {
  CHECK(group.rungs.size() <= kMaxRungs);
  become(group, picture);
}

bool ComposedView::can_become(const SceneGroup& group) const {
  return group.id == group_.id && group.canvas == group_.canvas && group.rungs == group_.rungs;
}

void ComposedView::become(const SceneGroup& group, const ScenePicture& picture) {
  group_ = group;
  compositor_.set_layout(group.layout, group.places.size());
  compositor_.set_picture(picture, group.plain);
}

bool ComposedView::take_tick(bool keyframe) {
  if (++waited_ >= group_.step || keyframe) waited_ = 0;
  return took_tick();
}

void ComposedView::compose(std::span<const TileContent> contents, int64_t unix_ms) {
  ++pictures_;
  if (compositor_.compose(contents, unix_ms)) last_change_ = pictures_;
}

std::optional<EncodedFrame> ComposedView::encode(size_t index, bool keyframe, Timestamp now, FrameBuffers& buffers) {
  CHECK(index < rungs_.size());
  Rung& rung = rungs_[index];
  const Vp8Encoder::Settings& settings = group_.rungs[index];
  if (!rung.encoder) {
    auto encoder = Vp8Encoder::create(settings);
    if (!encoder) return std::nullopt;
    rung.encoder = std::move(*encoder);
    if (settings.size != group_.canvas) rung.scaled.emplace(settings.size);
  }
  const bool begins = rung.last_picture + 1 != pictures_;
  rung.last_picture = pictures_;
  if (keyframe || begins) rung.encoder->request_keyframe();
  const uint64_t unchanged = pictures_ - last_change_;
  if (!keyframe && !begins && unchanged >= kIdleAfter && unchanged % kIdleStep != 0) return std::nullopt;

  if (rung.scaled && std::exchange(rung.scaled_picture, last_change_) != last_change_) {
    scale(compositor_.canvas(), rung.scaled->mutable_view());
  }
  const int64_t timestamp = rtp_time(now);
  const auto output = rung.encoder->encode(rung.scaled ? rung.scaled->view() : compositor_.canvas(), timestamp);
  if (!output) return std::nullopt;
  EncodedFrame frame;
  frame.data = buffers.take();
  frame.data.assign(output->data.begin(), output->data.end());
  frame.timestamp = timestamp;
  frame.arrival = now;
  frame.capture = now;
  frame.keyframe = output->keyframe;
  if (output->keyframe) frame.size = settings.size;
  frame.temporal_layer = output->temporal_layer;
  frame.layer_sync = output->layer_sync;
  frame.non_reference = output->non_reference;
  return frame;
}

}  // namespace media
