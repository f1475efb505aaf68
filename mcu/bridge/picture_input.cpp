#include "mcu/bridge/picture_input.h"

#include <utility>

namespace mcu {

PictureInput::PictureInput(SitePicture picture, media::VideoInputId id, media::FrameBuffers& buffers)
    : picture_(std::move(picture)), id_(id), feed_(buffers) {}

bool PictureInput::show(std::optional<media::Size> tile, media::VideoInputId fresh) {
  // Who sends nothing keeps its id: by it the compositor knows whether the site was there before.
  const bool anew = tile && !tile_ && picture_.source != nullptr;
  if (anew || !tile) second_at_ = Timestamp::min();
  if (anew) id_ = fresh;
  tile_ = tile;
  feed_.follow(tile_ ? picture_.source : nullptr);
  return anew;
}

media::SceneInput PictureInput::scene(Timestamp now) {
  media::SceneInput input;
  input.id = id_;
  input.label.name = picture_.name;
  input.label.chair = picture_.chair;
  input.label.role = picture_.role;
  input.label.caption = picture_.caption;
  input.content = picture_.key.content;
  input.connected = picture_.connected;
  input.sends_video = tile_ && picture_.source != nullptr;
  input.speaking = marked_ = now < speaking_until_;
  return input;
}

void PictureInput::collect(bool smaller_layer, int64_t trip, media::VideoTick& tick, Timestamp now) {
  if (!tile_) return;
  feed_.choose_layer(*tile_, smaller_layer, now);
  if (feed_.collect(id_, tick.frames, now)) keyframe_trip_ = trip;
  if (audio_delay) tick.delays.push_back({id_, *audio_delay});
}

void PictureInput::decoded(const DecodedSecond& second, Timestamp now) {
  if (second.input != id_) return;  // of before it was shown anew
  if (last_.input != id_) last_ = {id_, {}, {}};
  const auto& was = last_.frames;
  const uint64_t unused = second.frames.skipped + second.frames.errors - was.skipped - was.errors;
  const uint64_t lost = feed_.lost_frames();
  second_ = {second.frames.decoded - was.decoded, unused + lost - std::exchange(lost_before_, lost), second.picture};
  second_at_ = now;
  last_ = second;
}

std::optional<PictureInput::Second> PictureInput::second(Timestamp now) const {
  constexpr media::Duration kKept = std::chrono::seconds(2);
  if (second_at_ == Timestamp::min() || now - second_at_ > kKept) return std::nullopt;
  return second_;
}

}  // namespace mcu
