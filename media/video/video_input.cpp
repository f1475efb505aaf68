#include "media/video/video_input.h"

#include <algorithm>
#include <utility>

namespace media {

VideoInput::VideoInput(VideoInputId id, Duration interval, Vp8Decoder decoder)
    : id_(id), interval_(interval), decoder_(std::move(decoder)) {
  waiting_.reserve(2 * kMaxWaiting);
}

Result<VideoInput> VideoInput::create(VideoInputId id, Duration interval) {
  auto decoder = Vp8Decoder::create();
  if (!decoder) return tl::make_unexpected(decoder.error());
  return VideoInput(id, interval, std::move(*decoder));
}

void VideoInput::push(EncodedFrame&& frame) { waiting_.push_back(std::move(frame)); }

bool VideoInput::keyframe_wanted() const {
  return keyframe_wanted_ &&
         std::none_of(waiting_.begin(), waiting_.end(), [](const EncodedFrame& frame) { return frame.keyframe; });
}

size_t VideoInput::advance(Timestamp now, std::optional<Duration> audio_delay, DecodeEffort effort,
                           FrameBuffers& spent) {
  const DecodeEffort before = std::exchange(effort_, effort);
  if (effort == DecodeEffort::kKeyframes && before != effort) drop_all_but_last_keyframe(spent);

  const uint64_t decoded_before = figures_.decoded;
  size_t used = 0;
  const auto due_at = [&](size_t i) {
    return i < waiting_.size() && (waiting_.size() - i > kMaxWaiting || due(waiting_[i], now, audio_delay));
  };
  for (; due_at(used); ++used) {
    if (useful(waiting_[used], due_at(used + 1), effort)) {
      decode(waiting_[used], now);
    } else {
      ++figures_.skipped;
    }
  }
  drop_front(used, spent);
  return figures_.decoded - decoded_before;
}

bool VideoInput::due(const EncodedFrame& frame, Timestamp now, std::optional<Duration> audio_delay) const {
  if (!frame.capture || !audio_delay || now - frame.arrival >= kLongestWait) return true;
  return *frame.capture <= now - *audio_delay + interval_ / 2;
}

bool VideoInput::useful(const EncodedFrame& frame, bool another_due, DecodeEffort effort) {
  if (frame.keyframe) {
    layers_.restart();
    return true;
  }
  if (keyframe_wanted_ || effort == DecodeEffort::kKeyframes) {
    keyframe_wanted_ = true;  // what follows refers to this one
    return false;
  }
  if (frame.non_reference && another_due) return false;
  if (frame.temporal_layer != 0 && effort == DecodeEffort::kHalfRate) {
    layers_.lose_upper();
    return false;
  }
  return layers_.admit(frame.temporal_layer, frame.layer_sync);
}

void VideoInput::decode(const EncodedFrame& frame, Timestamp now) {
  const auto outcome = decoder_.decode(frame.data);
  keyframe_wanted_ = outcome == Vp8Decoder::Outcome::kError;
  ++(keyframe_wanted_ ? figures_.errors : figures_.decoded);
  if (outcome != Vp8Decoder::Outcome::kPicture) return;
  ++pictures_;
  last_picture_ = now;
}

void VideoInput::drop_all_but_last_keyframe(FrameBuffers& spent) {
  const auto last = std::find_if(waiting_.rbegin(), waiting_.rend(), [](const auto& frame) { return frame.keyframe; });
  const auto dropped = static_cast<size_t>(waiting_.rend() - last);
  const size_t count = last == waiting_.rend() ? waiting_.size() : dropped - 1;
  figures_.skipped += count;
  if (count != 0) keyframe_wanted_ = true;
  drop_front(count, spent);
}

void VideoInput::drop_front(size_t count, FrameBuffers& spent) {
  for (size_t i = 0; i < count; ++i) spent.give(std::move(waiting_[i].data));
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace media
