#include "tools/endpoint/stream/replay_media.h"

#include <algorithm>
#include <array>

namespace tools {

using media::Timestamp;

namespace {

// Markers of sites that begin to speak together stand apart: added up, they would be hard to tell and might be limited.
constexpr size_t kPacketsBetweenMarkers = 3;

}  // namespace

media::Result<std::unique_ptr<ReplayMedia>> ReplayMedia::create(MediaStore& store, uint8_t site, SendLog& log,
                                                                Timestamp start) {
  auto layers = store.picture(site);
  if (!layers) return tl::unexpected(layers.error());
  auto video = VideoReplay::create(std::move(*layers), start);
  if (!video) return tl::unexpected(video.error());
  const auto silence = store.sound("silence");
  if (!silence) return tl::unexpected(silence.error());
  return std::unique_ptr<ReplayMedia>(
      new ReplayMedia(store, site, log, std::move(*video), AudioReplay(*silence, start)));
}

ReplayMedia::ReplayMedia(MediaStore& store, uint8_t site, SendLog& log, VideoReplay video, AudioReplay audio)
    : store_(store), site_(site), log_(log), video_(std::move(video)), audio_(std::move(audio)) {}

void ReplayMedia::poll(MediaSender& sender, Timestamp now) {
  send_sound(sender, now);
  send_picture(sender, now);
}

void ReplayMedia::send_sound(MediaSender& sender, Timestamp now) {
  while (const auto packet = audio_.poll(now)) {
    if (packet->marker) log_.on_marker(site_, now);
    sender.send_sound(packet->data, packet->level, packet->timestamp, packet->capture, now);
  }
}

void ReplayMedia::send_picture(MediaSender& sender, Timestamp now) {
  while (const auto picture = video_.poll(now)) {
    std::array<PictureLayer, 3> layers;
    const size_t count = std::min(layers.size(), video_.layers());
    for (size_t layer = 0; layer < count; ++layer) layers[layer] = {video_.data(layer), picture->keyframe};
    log_.on_picture({picture->frame, site_}, now);
    sender.send_picture(std::span(layers).first(count), picture->timestamp, picture->capture, now);
  }
}

Timestamp ReplayMedia::next_deadline() const { return std::min(video_.next_deadline(), audio_.next_deadline()); }

media::Result<void> ReplayMedia::set_sound(const std::string& name, bool microphone_on) {
  const auto wanted = name == "tone" ? store_.tone(site_) : store_.sound(name);
  if (!wanted) return tl::unexpected(wanted.error());
  const auto silence = store_.sound("silence");
  if (!silence) return tl::unexpected(silence.error());
  if (microphone_on) {
    audio_.set_sound(*wanted, name == "tone" ? site_ * kPacketsBetweenMarkers : 0);
  } else {
    audio_.set_sound(*silence);
  }
  return {};
}

}  // namespace tools
