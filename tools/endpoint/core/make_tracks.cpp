#include "tools/endpoint/core/make_tracks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "media/audio/audio_frame.h"
#include "media/audio/level.h"
#include "media/audio/opus_encoder.h"
#include "media/base/random.h"
#include "media/video/scaler.h"
#include "media/video/vp8_encoder.h"
#include "tools/endpoint/core/document_picture.h"
#include "tools/endpoint/core/site_picture.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/core/time_code.h"
#include "tools/endpoint/core/tone_meter.h"

namespace tools {

namespace {

constexpr int kTicksPerFrame = media::kVideoClockRate / kReplayFramesPerSecond;
constexpr int kDocumentBitrate = 1'000'000;

struct LayerEncoder {
  media::Vp8Encoder encoder;
  media::I420Frame picture;
  Track track;
};

media::Result<std::vector<LayerEncoder>> make_encoders() {
  std::vector<LayerEncoder> encoders;
  for (const auto& layer : kSimulcastLayers) {
    auto encoder = media::Vp8Encoder::create(
        {.size = layer.size, .frames_per_second = kReplayFramesPerSecond, .bitrate = layer.bitrate});
    if (!encoder) return tl::unexpected(encoder.error());
    encoders.push_back(
        {std::move(*encoder), media::I420Frame(layer.size), Track(media::MediaKind::kVideo, layer.size)});
  }
  return encoders;
}

std::optional<media::Error> find_fault(int frames, int frames_per_second) {
  if (frames > 0 && frames % frames_per_second == 0 && frames <= kTimeCodeFrames) return std::nullopt;
  return media::Error{"endpoint.encode", "a loop is whole seconds long, and no longer than the time code counts"};
}

// Encodes with a fresh encoder as long as `sound` says; `loop` times over, keeping the last, so that its first packet
// follows its last one.
media::Result<Track> encode_sound(std::span<const float> sound, int loops, bool tone) {
  media::OpusEncoderOptions options;
  auto encoder = media::OpusEncoder::create(options);
  if (!encoder) return tl::unexpected(encoder.error());
  Track track(media::MediaKind::kAudio, {});
  const size_t ticks = (sound.size() + media::kTickSamples - 1) / media::kTickSamples;
  std::array<uint8_t, media::kMaxEncodedAudio> packet;
  for (int loop = 1; loop <= loops; ++loop) {
    for (size_t tick = 0; tick < ticks; ++tick) {
      media::AudioFrame frame{};
      const auto part = sound.subspan(tick * media::kTickSamples);
      std::copy_n(part.begin(), std::min(part.size(), frame.size()), frame.begin());
      const size_t size = encoder->encode(frame, packet);
      if (size == 0) return media::failure("endpoint.encode", "the Opus encoder failed");
      if (loop < loops) continue;
      const auto level = media::to_audio_level(media::level_dbov(frame));
      const bool marker = tone && tick % kMarkerPeriodPackets == 0;
      track.append_sound(media::Bytes(packet).first(size), level.level, marker);
    }
  }
  return track;
}

}  // namespace

media::Result<std::vector<Track>> make_video_tracks(uint8_t site, media::YuvColour colour, int frames) {
  if (auto fault = find_fault(frames, kReplayFramesPerSecond)) return tl::unexpected(std::move(*fault));
  auto encoders = make_encoders();
  if (!encoders) return tl::unexpected(encoders.error());
  const SitePicture site_picture(colour, site);
  for (int frame = 0; frame < frames; ++frame) {
    const auto& largest = encoders->front().picture;
    site_picture.draw(static_cast<uint16_t>(frame), encoders->front().picture.mutable_view());
    for (auto& layer : *encoders) {
      if (&layer != &encoders->front()) media::scale(largest.view(), layer.picture.mutable_view());
      if (frame % kReplayFramesPerSecond == 0) layer.encoder.request_keyframe();
      const auto encoded = layer.encoder.encode(layer.picture.view(), int64_t{frame} * kTicksPerFrame);
      if (!encoded) return media::failure("endpoint.encode", "the VP8 encoder gave no frame");
      layer.track.append_video(encoded->data, encoded->keyframe);
    }
  }
  std::vector<Track> tracks;
  for (auto& layer : *encoders) tracks.push_back(std::move(layer.track));
  return tracks;
}

media::Result<Track> make_document_track(uint8_t site, media::YuvColour colour, int frames) {
  if (auto fault = find_fault(frames, kDocumentFramesPerSecond)) return tl::unexpected(std::move(*fault));
  auto encoder = media::Vp8Encoder::create(
      {.size = kDocumentSize, .frames_per_second = kDocumentFramesPerSecond, .bitrate = kDocumentBitrate});
  if (!encoder) return tl::unexpected(encoder.error());
  const DocumentPicture document(colour, document_sign(site));
  media::I420Frame picture(kDocumentSize);
  Track track(media::MediaKind::kVideo, kDocumentSize);
  for (int frame = 0; frame < frames; ++frame) {
    document.draw(static_cast<uint16_t>(frame), picture.mutable_view());
    if (frame % kDocumentFramesPerSecond == 0) encoder->request_keyframe();
    const auto encoded = encoder->encode(picture.view(), frame * media::kVideoClockRate / kDocumentFramesPerSecond);
    if (!encoded) return media::failure("endpoint.encode", "the VP8 encoder gave no frame");
    track.append_video(encoded->data, encoded->keyframe);
  }
  return track;
}

media::Result<Track> make_tone_track(double hertz, int seconds) {
  std::vector<float> sound(static_cast<size_t>(seconds) * media::kSampleRate);
  for (size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / media::kSampleRate;
    const bool marker = i % media::kSampleRate < kMarkerSamples;
    sound[i] = static_cast<float>((marker ? 2 : 1) * kToneAmplitude * std::sin(2 * std::numbers::pi * hertz * t));
  }
  return encode_sound(sound, 2, true);
}

media::Result<Track> make_silence_track() {
  const std::vector<float> second(media::kSampleRate);
  return encode_sound(second, 2, false);
}

media::Result<Track> make_quiet_track() {
  media::Random random(1);
  std::vector<float> sound(2 * media::kSampleRate);
  for (auto& sample : sound) sample = static_cast<float>((random.unit() * 2 - 1) * 0.00097);  // rms 0.00056: −65 dBov
  return encode_sound(sound, 2, false);
}

media::Result<Track> make_sound_track(std::span<const float> samples) {
  if (samples.empty()) return media::failure("endpoint.encode", "there is no sound to encode");
  return encode_sound(samples, 1, false);
}

}  // namespace tools
