#include "media/video/video_packetizer.h"

#include <algorithm>

#include "media/base/check.h"

namespace media {
namespace {
// X, I (2), L, T/K (RFC 7741 §4.2): always the same, so that fragments can be planned.
constexpr size_t kDescriptorSize = 6;
}  // namespace

VideoPacketizer::VideoPacketizer(uint16_t first_picture_id, size_t max_payload)
    : max_payload_(max_payload), picture_id_(static_cast<uint16_t>((first_picture_id - 1) & 0x7fff)) {
  CHECK(max_payload > kDescriptorSize && max_payload <= kMaxPayload);
}

void VideoPacketizer::start(const EncodedFrame& frame) {
  rest_ = frame.data;
  fragments_left_ = 0;
  if (rest_.empty()) return;
  const size_t room = max_payload_ - kDescriptorSize;
  fragments_left_ = (rest_.size() + room - 1) / room;
  picture_id_ = (picture_id_ + 1) & 0x7fff;
  if (frame.temporal_layer == 0) ++tl0picidx_;
  descriptor_ = {};
  descriptor_.non_reference = frame.non_reference;
  descriptor_.start_of_partition = true;
  descriptor_.picture_id = picture_id_;
  descriptor_.tl0picidx = tl0picidx_;
  descriptor_.tid = frame.temporal_layer;
  descriptor_.layer_sync = frame.layer_sync;
}

std::optional<VideoPacketizer::Fragment> VideoPacketizer::next() {
  if (fragments_left_ == 0) return std::nullopt;
  const size_t header = write_vp8_descriptor(descriptor_, payload_);
  const size_t size = (rest_.size() + fragments_left_ - 1) / fragments_left_;
  std::copy_n(rest_.data(), size, payload_.data() + header);
  rest_ = rest_.subspan(size);
  --fragments_left_;
  descriptor_.start_of_partition = false;
  return Fragment{Bytes(payload_).first(header + size), fragments_left_ == 0};
}

}  // namespace media
