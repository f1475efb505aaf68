#include "tools/endpoint/live/live_encoder.h"

#include "media/video/scaler.h"
#include "tools/endpoint/core/make_tracks.h"

namespace tools {

media::Result<LiveEncoder> LiveEncoder::create() {
  LiveEncoder live;
  for (const auto& layer : kSimulcastLayers) {
    auto encoder = media::Vp8Encoder::create(
        {.size = layer.size, .frames_per_second = kReplayFramesPerSecond, .bitrate = layer.bitrate});
    if (!encoder) return tl::unexpected(encoder.error());
    live.layers_.push_back({std::move(*encoder), media::I420Frame(layer.size)});
  }
  return live;
}

EncodedPicture LiveEncoder::encode(const media::I420View& picture, bool keyframe, int64_t timestamp,
                                   media::Timestamp capture) {
  EncodedPicture encoded{.layers = {}, .timestamp = timestamp, .capture = capture};
  for (auto& layer : layers_) {
    const bool same = layer.scaled.size() == picture.size;
    if (!same) media::scale(picture, layer.scaled.mutable_view());
    if (keyframe) layer.encoder.request_keyframe();
    const auto output = layer.encoder.encode(same ? picture : layer.scaled.view(), timestamp);
    encoded.layers.emplace_back();
    if (!output) continue;
    encoded.layers.back().data.assign(output->data.begin(), output->data.end());
    encoded.layers.back().keyframe = output->keyframe;
  }
  return encoded;
}

}  // namespace tools
