#include "tools/endpoint/core/replay.h"

#include <string>

#include "media/base/check.h"
#include "tools/endpoint/core/time_code.h"

namespace tools {

using media::Duration;
using media::Timestamp;

namespace {

constexpr Duration kVideoCatchUp = std::chrono::milliseconds(150);
constexpr Duration kAudioCatchUp = std::chrono::milliseconds(200);

std::optional<std::string> find_fault(const std::vector<std::shared_ptr<const Track>>& layers, int frames_per_second) {
  if (layers.empty()) return "there is no layer";
  const Track& first = *layers.front();
  const auto most = static_cast<size_t>(frames_per_second);
  if (first.frames() > kTimeCodeFrames) return "the loop is longer than the time code counts";
  for (const auto& layer : layers) {
    if (layer->kind() != media::MediaKind::kVideo) return "a layer is not video";
    if (layer->frames() != first.frames()) return "the layers are not equally long";
    size_t since_keyframe = 0;
    for (size_t i = 0; i < first.frames(); ++i) {
      if (layer->frame(i).keyframe != first.frame(i).keyframe)
        return "the layers' key frames stand in different places";
      since_keyframe = layer->frame(i).keyframe ? 0 : since_keyframe + 1;
      if (since_keyframe >= most) return "more than a second passes without a key frame";
    }
  }
  return std::nullopt;
}

}  // namespace

Beat::Beat(Timestamp start, int per_second, Duration catch_up)
    : start_(start), per_second_(per_second), catch_up_(catch_up) {}

Timestamp Beat::due(int64_t beat) const {
  const int64_t seconds = beat / per_second_;
  const int64_t rest = beat % per_second_;
  return start_ + std::chrono::seconds(seconds) + Duration(rest * 1'000'000'000 / per_second_);
}

std::optional<int64_t> Beat::poll(Timestamp now) {
  if (now < due(next_)) return std::nullopt;
  if (now - due(next_) > catch_up_) {
    const auto current = static_cast<int64_t>(std::chrono::duration<double>(now - start_).count() * per_second_);
    if (current > next_) {
      skipped_ += static_cast<uint64_t>(current - next_);
      next_ = current;
    }
  }
  return next_++;
}

VideoReplay::VideoReplay(std::vector<std::shared_ptr<const Track>> layers, Timestamp start, int frames_per_second)
    : layers_(std::move(layers)),
      frames_per_second_(frames_per_second),
      beat_(start, frames_per_second, kVideoCatchUp) {}

media::Result<VideoReplay> VideoReplay::create(std::vector<std::shared_ptr<const Track>> layers, Timestamp start,
                                               int frames_per_second) {
  CHECK(frames_per_second > 0 && media::kVideoClockRate % frames_per_second == 0);
  auto fault = find_fault(layers, frames_per_second);
  if (fault) return media::failure("endpoint.track", "cannot replay: " + *fault);
  return VideoReplay(std::move(layers), start, frames_per_second);
}

std::optional<VideoReplay::Picture> VideoReplay::poll(Timestamp now) {
  const auto beat = beat_.poll(now);
  if (!beat) return std::nullopt;
  const Track& track = *layers_.front();
  size_t next = started_ ? (position_ + 1) % track.frames() : 0;
  started_ = true;
  if (keyframe_requested_ && !track.frame(next).keyframe) {
    next = track.next_keyframe(next);
    ++jumps_;
  }
  position_ = next;
  const bool keyframe = track.frame(next).keyframe;
  if (keyframe) keyframe_requested_ = false;
  return Picture{.frame = static_cast<uint16_t>(next),
                 .keyframe = keyframe,
                 .timestamp = *beat * (media::kVideoClockRate / frames_per_second_),
                 .capture = beat_.due(*beat)};
}

AudioReplay::AudioReplay(std::shared_ptr<const Track> sound, Timestamp start)
    : sound_(std::move(sound)), beat_(start, kReplayPacketsPerSecond, kAudioCatchUp) {
  CHECK(sound_ != nullptr && sound_->frames() > 0);
}

void AudioReplay::set_sound(std::shared_ptr<const Track> sound, size_t first) {
  CHECK(sound != nullptr && sound->frames() > 0);
  if (sound == sound_) return;
  sound_ = std::move(sound);
  position_ = first % sound_->frames();
}

std::optional<AudioReplay::Packet> AudioReplay::poll(Timestamp now) {
  const auto beat = beat_.poll(now);
  if (!beat) return std::nullopt;
  const size_t position = position_;
  position_ = (position_ + 1) % sound_->frames();
  const TrackFrame& frame = sound_->frame(position);
  return Packet{.data = sound_->data(position),
                .level = frame.level,
                .marker = frame.marker,
                .timestamp = *beat * (media::kAudioClockRate / kReplayPacketsPerSecond),
                .capture = beat_.due(*beat)};
}

}  // namespace tools
