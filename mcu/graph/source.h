#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/packet/payload_store.h"

namespace mcu {

using media::MediaKind;
using media::MediaPacket;
using media::MediaSink;
using media::Timestamp;

inline constexpr size_t kMaxLayers = 3;

// The requests that go up against the media. A remote source turns them into RTCP, a mixed one hands them to its
// encoder. Lives with the source's owner and outlives the source.
class SourceControl {
 public:
  virtual ~SourceControl() = default;
  // A new or broken receiver of `layer` needs a key frame. Callers may ask freely: merging and limiting is done behind.
  virtual void request_keyframe(size_t layer, Timestamp now) = 0;
};

// Something that can be subscribed to: a site's microphone or camera, the mix one site hears, a composed view. A camera
// or composed view has up to three simulcast layers; layer 0 is the smallest picture. Lives on the shard of its
// conference; sinks are not owned and detach before they or the source end.
class Source {
 public:
  // Names a source among those of its conference; StreamRewriter keys are made of it.
  using Id = uint64_t;
  enum class Flow : uint8_t {
    kPushed,    // layers come or do not come by themselves: a camera
    kOnDemand,  // a layer runs while it has sinks: a composed view
  };

  Source(Id id, MediaKind kind, size_t layer_count, Flow flow, SourceControl& control);

  Id id() const { return id_; }

  MediaKind kind() const { return kind_; }
  size_t layer_count() const { return layer_count_; }

  // Sinks see packets published after they were attached. Both may be called from within on_packet of a sink.
  void attach(size_t layer, MediaSink& sink);
  void detach(size_t layer, MediaSink& sink);
  bool has_sinks(size_t layer) const;
  // How many sinks were ever attached: tells whether a key frame is asked for by somebody new.
  uint64_t attachments(size_t layer) const { return layers_[layer].attachments; }

  // Gives the packet to every sink of the layer, in the order of attachment. Pictures are kept for a second, once for
  // all receivers that may ask for a packet again.
  void publish(size_t layer, const MediaPacket& packet, Timestamp now);

  void request_keyframe(size_t layer, Timestamp now) { control_.request_keyframe(layer, now); }

  // A layer flows while its last packet is less than a second old.
  bool flows(size_t layer, Timestamp now) const;
  // The largest flowing layer that is not above `wanted`, else the smallest flowing one; none if nothing flows. On
  // demand: `wanted`, or the largest there is.
  std::optional<size_t> best_layer(size_t wanted, Timestamp now) const;

 private:
  struct Layer {
    std::vector<MediaSink*> sinks;
    std::shared_ptr<media::PayloadStore> store;  // null: sound
    Timestamp last_packet = Timestamp::min();
    uint64_t packets = 0;
    uint64_t attachments = 0;
  };

  void give(Layer& target, const MediaPacket& packet, Timestamp now);

  Id id_;
  MediaKind kind_;
  size_t layer_count_;
  Flow flow_;
  SourceControl& control_;
  std::array<Layer, kMaxLayers> layers_;
  int publishing_ = 0;      // depth of publish(); holes are closed when it ends
  bool holes_ = false;
};

}  // namespace mcu
