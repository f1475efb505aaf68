#include "tools/endpoint/stream/replay_media.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tools {

using media::Timestamp;

namespace {

// Markers of sites that begin to speak together stand apart: added up, they would be hard to tell and might be limited.
constexpr size_t kPacketsBetweenMarkers = 3;

// Of a hall set up well: what its microphone hears of its loudspeaker, which an echo canceller takes out again.
constexpr SeatMedia::Room kUsualRoom{std::chrono::milliseconds(30), 25};

// Of the loudest 100 ms, in dBov.
double loudest(const Track& sound) {
  constexpr size_t kPackets = 5;
  double most = 0;
  for (size_t first = 0; first + kPackets <= sound.frames(); ++first) {
    double power = 0;
    for (size_t i = first; i < first + kPackets; ++i) power += std::pow(10.0, -sound.frame(i).level / 10.0);
    most = std::max(most, power / kPackets);
  }
  return std::clamp(10 * std::log10(std::max(most, 1e-13)), -127.0, 0.0);
}

}  // namespace

media::Result<std::unique_ptr<ReplayMedia>> ReplayMedia::create(MediaStore& store, uint8_t site, SendLog& log,
                                                                Timestamp start, const HallFault& fault) {
  auto layers = store.picture(site);
  if (!layers) return tl::unexpected(layers.error());
  auto video = VideoReplay::create(std::move(*layers), start);
  if (!video) return tl::unexpected(video.error());
  const auto silence = store.sound("silence");
  if (!silence) return tl::unexpected(silence.error());
  auto echo = fault.echo.any() ? EchoReturn::create(fault.echo) : media::Result<std::unique_ptr<EchoReturn>>();
  if (!echo) return tl::unexpected(echo.error());
  return std::unique_ptr<ReplayMedia>(new ReplayMedia(store, site, log, std::move(*video), AudioReplay(*silence, start),
                                                      fault, std::move(*echo)));
}

ReplayMedia::ReplayMedia(MediaStore& store, uint8_t site, SendLog& log, VideoReplay video, AudioReplay audio,
                         const HallFault& fault, std::unique_ptr<EchoReturn> echo)
    : store_(store),
      site_(site),
      log_(log),
      video_(std::move(video)),
      audio_(std::move(audio)),
      camera_(fault.camera),
      echo_(std::move(echo)),
      room_(fault.echo.any() ? Room{fault.echo.delay, fault.echo.loss_db} : kUsualRoom) {
  if (camera_ == CameraFault::kOverloaded) captured_.pictures = 0;
}

void ReplayMedia::hear(std::span<const float> samples) {
  if (echo_) echo_->hear(samples);
}

void ReplayMedia::poll(MediaSender& sender, Timestamp now) {
  send_sound(sender, now);
  send_picture(sender, now);
}

void ReplayMedia::send_sound(MediaSender& sender, Timestamp now) {
  while (const auto packet = audio_.poll(now)) {
    if (packet->marker) log_.on_marker(site_, now);
    if (!echo_ || !microphone_on_) {
      sender.send_sound(packet->data, packet->level, packet->timestamp, packet->capture, now);
      continue;
    }
    const auto [data, level] = echo_->mix(packet->data);
    if (!data.empty()) sender.send_sound(data, level, packet->timestamp, packet->capture, now);
  }
}

// Whether a fault of the camera keeps the picture due next from leaving. If it leaves, it is to be a key frame.
bool ReplayMedia::leaves_out_next() {
  constexpr int kOneOf = kReplayFramesPerSecond / kSlowPictures;
  if (camera_ == CameraFault::kNone) return false;
  if (due_ % kOneOf != 0) return true;
  video_.request_keyframe();
  return false;
}

void ReplayMedia::send_picture(MediaSender& sender, Timestamp now) {
  for (;;) {
    const bool left_out = leaves_out_next();
    const auto picture = video_.poll(now);
    if (!picture) return;
    ++due_;
    if (captured_.pictures) ++*captured_.pictures;
    if (left_out) {
      if (captured_.pictures) ++captured_.left_out;
      continue;
    }
    std::array<PictureLayer, 3> layers;
    const size_t count = std::min(layers.size(), video_.layers());
    for (size_t layer = 0; layer < count; ++layer) {
      media::Bytes data = video_.data(layer);
      if (camera_ == CameraFault::kFrozen) {
        if (frozen_[layer].empty()) frozen_[layer] = data;
        data = frozen_[layer];
      }
      layers[layer] = {data, picture->keyframe};
    }
    log_.on_picture({picture->frame, site_}, now);
    sender.send_picture(std::span(layers).first(count), picture->timestamp, picture->capture, now);
  }
}

SeatMedia::Devices ReplayMedia::devices() const {
  return {.camera = true,
          .moving = camera_ != CameraFault::kFrozen,
          .microphone = true,
          .microphone_dbov = taken_ ? loudest(*taken_) : -127};
}

Timestamp ReplayMedia::next_deadline() const { return std::min(video_.next_deadline(), audio_.next_deadline()); }

media::Result<void> ReplayMedia::set_sound(const std::string& name, bool microphone_on) {
  const auto wanted = name == "tone" ? store_.tone(site_) : store_.sound(name);
  if (!wanted) return tl::unexpected(wanted.error());
  const auto silence = store_.sound("silence");
  if (!silence) return tl::unexpected(silence.error());
  microphone_on_ = microphone_on;
  taken_ = *wanted;
  if (microphone_on) {
    audio_.set_sound(*wanted, name == "tone" ? site_ * kPacketsBetweenMarkers : 0);
  } else {
    audio_.set_sound(*silence);
  }
  return {};
}

}  // namespace tools
