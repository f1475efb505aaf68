#pragma once

#include <array>
#include <vector>

#include "mcu/graph/source.h"
#include "media/video/video_packetizer.h"
#include "tests/unit/media/video/encoded.h"

namespace mcu::test {

// A site's camera as the graph sees it: real VP8 of one colour in up to three layers, published packet by packet. Key
// frames are made when asked for, at the next frame.
class SendingCamera final : public SourceControl {
 public:
  SendingCamera(Source::Id id, std::vector<media::Size> layers, media::YuvColour colour)
      : colour(colour), source(id, MediaKind::kVideo, layers.size(), Source::Flow::kPushed, *this) {
    for (const media::Size size : layers) layers_.emplace_back(size);
  }

  void request_keyframe(size_t layer, Timestamp) override {
    ++requests[layer];
    layers_[layer].camera.request_keyframe();
  }

  // One frame on every layer that is on.
  void send(Timestamp now) {
    for (size_t index = 0; index < layers_.size(); ++index) {
      Layer& layer = layers_[index];
      if (!source.has_sinks(index)) {
        if (on[index] && !lose) source.publish(index, {}, now);  // it flows, nobody looks
        continue;
      }
      media::EncodedFrame frame = layer.camera.frame(colour, now);
      // The size of its first partition is a lie then (RFC 6386 §9.1), which the decoder notices.
      if (damage_next && !frame.keyframe) frame.data[1] = frame.data[2] = 0xff;
      layer.packetizer.start(frame);
      while (const auto fragment = layer.packetizer.next()) {
        MediaPacket packet;
        packet.sequence_number = layer.sequence_number++;
        packet.timestamp = frame.timestamp;
        packet.marker = fragment->marker;
        packet.payload = fragment->payload;
        packet.arrival = now;
        packet.capture = now;
        if (on[index] && !lose) source.publish(index, packet, now);
      }
    }
    damage_next = false;
  }

  media::YuvColour colour;
  std::array<bool, kMaxLayers> on{true, true, true};
  bool lose = false;          // everything
  bool damage_next = false;   // the next frame does not decode
  std::array<int, kMaxLayers> requests{};
  Source source;

 private:
  struct Layer {
    explicit Layer(media::Size size) : camera(size) {}
    media::test::Camera camera;
    media::VideoPacketizer packetizer{0};
    int64_t sequence_number = 100;
  };
  std::vector<Layer> layers_;
};

}  // namespace mcu::test
