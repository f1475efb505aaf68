#pragma once

#include <cstdint>
#include <optional>

#include "media/base/drop_reason.h"
#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/packet/vp8_descriptor.h"
#include "media/video/encoded_frame.h"
#include "media/video/packet_window.h"
#include "media/video/temporal_layers.h"

namespace media {

// Makes VP8 frames out of the packets of one simulcast layer (RFC 7741) and hands out only what a decoder can use.
//
// Packets may come in any order within `packet_capacity` sequence numbers. A frame is whole when its packets from the
// start of partition 0 to the marker are there; it is decodable if nothing it depends on is missing: PictureID says
// that no frame lies between, or TL0PICIDX that only frames of upper temporal layers do. A gap is waited for (RTX) for
// `rtx_wait` after it showed; then frames that can do without the lost one go on, or, if there is none, the assembler
// waits for a key frame and keyframe_wanted() says so. It begins in that state.
//
// Memory is taken once. One thread; knows nothing of NACK, RTCP or decoders.
class FrameAssembler final : public MediaSink {
 public:
  struct Settings {
    size_t packet_capacity = 512;  // a power of two; three seconds at 1.5 Mbit/s
    Duration rtx_wait = std::chrono::milliseconds(100);
  };

  // `buffers` gives the memory of frames and outlives the assembler.
  FrameAssembler(FrameBuffers& buffers, const Settings& settings);

  void on_packet(const MediaPacket& packet, Timestamp now) override;

  // The next decodable frame, in decoding order; call until it gives none. Hand the bytes back to `buffers` when done.
  std::optional<EncodedFrame> poll(Timestamp now);

  // When poll() should be called even if no packet comes; kNever if nothing is waited for.
  Timestamp next_deadline() const { return deadline_; }

  // True while nothing can be decoded before a key frame comes. The asker merges and limits (KeyframeRequester).
  bool keyframe_wanted() const { return keyframe_wanted_; }
  // The decoder could not use a frame: nothing counts before the next key frame.
  void want_keyframe();

  const DropCounters& drops() const { return drops_; }
  uint64_t frames() const { return frames_; }
  // Frames of which packets came, but which were not handed out.
  uint64_t lost_frames() const { return lost_frames_; }

 private:
  using Frame = PacketWindow::Frame;

  std::optional<Frame> next_frame(Timestamp now);
  std::optional<Frame> next_keyframe() const;
  std::optional<Frame> next_frame_after_loss();
  bool continues(const Frame& frame) const;
  bool stands_alone(const Frame& frame) const;
  bool has_its_layers(const Frame& frame);
  bool base_layer_lost() const;
  bool gap_given_up(Timestamp now, bool whole_frame_behind);
  void skip_padding();
  EncodedFrame take(const Frame& frame);
  const Vp8Descriptor& descriptor(const Frame& frame) const { return window_.find(frame.first)->descriptor; }

  FrameBuffers& buffers_;
  Settings settings_;
  PacketWindow window_;
  bool started_ = false;
  bool changed_ = false;            // something came since poll() last gave nothing
  bool keyframe_wanted_ = true;
  std::optional<int64_t> gap_;      // the missing packet waited for
  Timestamp gap_since_;
  Timestamp deadline_ = kNever;
  // Of the frame handed out last.
  std::optional<uint16_t> picture_id_;
  std::optional<uint8_t> tl0picidx_;
  TemporalLayers layers_;

  uint64_t frames_ = 0;
  uint64_t lost_frames_ = 0;
  DropCounters drops_;
};

}  // namespace media
