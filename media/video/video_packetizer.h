#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/base/bytes.h"
#include "media/packet/vp8_descriptor.h"
#include "media/video/encoded_frame.h"

namespace media {

// Cuts encoded VP8 frames of one stream into RTP payloads (RFC 7741): descriptor with 15-bit PictureID, TL0PICIDX and
// temporal layer in front, fragments of a frame equal in size to one byte, so that none is a tiny last one.
//
//   packetizer.start(frame);
//   while (auto fragment = packetizer.next()) send(fragment->payload, fragment->marker);
class VideoPacketizer {
 public:
  // `max_payload`: descriptor included, at most kMaxPayload.
  static constexpr size_t kMaxPayload = 1150;
  explicit VideoPacketizer(uint16_t first_picture_id, size_t max_payload = kMaxPayload);

  // `frame` stays untouched until next() gave none or start() is called again. An empty frame has no fragments.
  void start(const EncodedFrame& frame);

  struct Fragment {
    Bytes payload;        // valid until the next call
    bool marker = false;  // last of the frame
  };
  std::optional<Fragment> next();

 private:
  size_t max_payload_;
  Vp8Descriptor descriptor_;
  uint16_t picture_id_;
  uint8_t tl0picidx_ = 0;
  Bytes rest_;
  size_t fragments_left_ = 0;
  std::array<uint8_t, kMaxPayload> payload_;
};

}  // namespace media
