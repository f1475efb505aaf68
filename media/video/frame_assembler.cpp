#include "media/video/frame_assembler.h"

#include <algorithm>

#include "media/packet/rtp_packet.h"

namespace media {
namespace {

// How far packets may arrive before the one that happened to come first.
constexpr int64_t kReorderedStart = 64;

bool pictures_adjoin(uint16_t earlier, const Vp8Descriptor& later) {
  const uint16_t mask = later.picture_id_is_15_bit ? 0x7fff : 0x7f;
  return later.picture_id && ((earlier + 1) & mask) == (*later.picture_id & mask);
}

Size keyframe_size(Bytes payload) {
  const auto size = vp8_keyframe_size(payload);
  return size ? Size{size->width, size->height} : Size{};
}

bool too_large(Size size) { return size.width > kMaxPictureSize.width || size.height > kMaxPictureSize.height; }

}  // namespace

FrameAssembler::FrameAssembler(FrameBuffers& buffers, const Settings& settings)
    : buffers_(buffers), settings_(settings), window_(settings.packet_capacity) {}

void FrameAssembler::on_packet(const MediaPacket& packet, Timestamp) {
  if (packet.payload.size() > kMaxDatagramSize) return drops_.add(DropReason::kTooLarge);
  StoredPacket stored;
  stored.sequence_number = packet.sequence_number;
  stored.timestamp = packet.timestamp;
  stored.arrival = packet.arrival;
  stored.capture = packet.capture;
  stored.marker = packet.marker;
  Bytes data;
  if (!packet.payload.empty()) {
    const auto descriptor = parse_vp8_descriptor(packet.payload);
    if (!descriptor) return drops_.add(DropReason::kMalformed);
    stored.descriptor = *descriptor;
    stored.keyframe_size = keyframe_size(packet.payload);
    if (too_large(stored.keyframe_size)) return drops_.add(DropReason::kTooLarge);
    data = packet.payload.subspan(descriptor->size);
  }

  if (!started_) window_.start(packet.sequence_number - kReorderedStart);
  started_ = true;
  if (packet.sequence_number < window_.first()) return drops_.add(DropReason::kTooLate);
  const int64_t overflow = packet.sequence_number - window_.first() - static_cast<int64_t>(window_.capacity()) + 1;
  if (overflow > 0) {
    // Nothing came of what the window begins with; what depends on it is lost too.
    lost_frames_ += window_.advance(window_.first() + overflow);
    want_keyframe();
  }
  if (!window_.insert(stored, data)) return drops_.add(DropReason::kDuplicate);
  changed_ = true;
}

void FrameAssembler::want_keyframe() {
  keyframe_wanted_ = true;
  gap_.reset();
  deadline_ = kNever;
}

std::optional<EncodedFrame> FrameAssembler::poll(Timestamp now) {
  if (!changed_ && now < deadline_) return std::nullopt;
  if (const auto frame = next_frame(now)) return take(*frame);
  changed_ = false;
  return std::nullopt;
}

std::optional<PacketWindow::Frame> FrameAssembler::next_frame(Timestamp now) {
  if (keyframe_wanted_) return next_keyframe();
  for (;;) {
    skip_padding();
    const auto frame = window_.next_whole_frame(window_.first());
    if (!frame || !continues(*frame)) {
      return gap_given_up(now, frame.has_value()) ? next_frame_after_loss() : std::nullopt;
    }
    if (has_its_layers(*frame)) return frame;
    picture_id_ = descriptor(*frame).picture_id;
    lost_frames_ += window_.advance(frame->last + 1);
  }
}

std::optional<PacketWindow::Frame> FrameAssembler::next_keyframe() const {
  auto frame = window_.next_whole_frame(window_.first());
  while (frame && !window_.find(frame->first)->starts_keyframe()) frame = window_.next_whole_frame(frame->last + 1);
  return frame;
}

// Nothing lies between the last frame and this one: no packet, or packets (padding, repetitions) without a picture.
bool FrameAssembler::continues(const Frame& frame) const {
  return frame.first == window_.first() || (picture_id_ && pictures_adjoin(*picture_id_, descriptor(frame)));
}

bool FrameAssembler::has_its_layers(const Frame& frame) {
  if (window_.find(frame.first)->starts_keyframe()) layers_.restart();
  return layers_.admit(descriptor(frame).tid.value_or(0), descriptor(frame).layer_sync);
}

// False while the missing packet may still come.
bool FrameAssembler::gap_given_up(Timestamp now, bool whole_frame_behind) {
  const auto gap = window_.first_gap(window_.first());
  deadline_ = kNever;
  if (!gap) {
    gap_.reset();
    return whole_frame_behind;  // no packet is missing and yet this does not follow: the sender broke off a frame
  }
  if (gap_ != gap) {
    gap_ = gap;
    int64_t behind = *gap + 1;
    while (window_.find(behind) == nullptr) ++behind;
    gap_since_ = window_.find(behind)->arrival;
  }
  const Timestamp end = gap_since_ + settings_.rtx_wait;
  if (now >= end) return true;
  deadline_ = end;
  return false;
}

std::optional<PacketWindow::Frame> FrameAssembler::next_frame_after_loss() {
  auto frame = window_.next_whole_frame(window_.first());
  while (frame && !stands_alone(*frame)) frame = window_.next_whole_frame(frame->last + 1);
  if (frame) {
    layers_.lose_upper();
    has_its_layers(*frame);  // it does; what follows may refer to it
  } else if (base_layer_lost()) {
    want_keyframe();
  }
  return frame;
}

// Decodable whatever lies between it and the last frame.
bool FrameAssembler::stands_alone(const Frame& frame) const {
  const StoredPacket& start = *window_.find(frame.first);
  if (start.starts_keyframe()) return true;
  const Vp8Descriptor& d = start.descriptor;
  if (!d.tid || !d.tl0picidx || !tl0picidx_) return false;
  const auto ahead = static_cast<uint8_t>(*d.tl0picidx - *tl0picidx_);
  return *d.tid == 0 ? ahead == 1 : ahead == 0 && d.layer_sync;
}

// Does what came behind the gap depend on a base layer frame that did not come? If not, the next one will go on.
bool FrameAssembler::base_layer_lost() const {
  if (!tl0picidx_) return true;
  for (int64_t number = window_.first(); number <= window_.newest(); ++number) {
    const StoredPacket* packet = window_.find(number);
    if (packet == nullptr || packet->size == 0) continue;
    const Vp8Descriptor& d = packet->descriptor;
    if (!d.tid || !d.tl0picidx) return true;
    const auto ahead = static_cast<uint8_t>(*d.tl0picidx - *tl0picidx_);
    if (ahead == 0) continue;
    // The next base layer frame is still coming in if all from its start to the newest packet is there.
    return ahead != 1 || *d.tid != 0 || !packet->starts_frame() || window_.first_gap(number).has_value();
  }
  return false;
}

void FrameAssembler::skip_padding() {
  for (const StoredPacket* packet = window_.find(window_.first()); packet != nullptr && packet->size == 0;
       packet = window_.find(window_.first())) {
    window_.advance(window_.first() + 1);
  }
}

EncodedFrame FrameAssembler::take(const Frame& frame) {
  lost_frames_ += window_.advance(frame.first);
  const StoredPacket& start = *window_.find(frame.first);
  EncodedFrame result;
  result.data = buffers_.take();
  result.timestamp = start.timestamp;
  result.arrival = start.arrival;
  result.capture = start.capture;
  result.keyframe = start.starts_keyframe();
  result.size = start.keyframe_size;
  result.temporal_layer = start.descriptor.tid.value_or(0);
  result.layer_sync = start.descriptor.layer_sync;
  result.non_reference = start.descriptor.non_reference;
  for (int64_t number = frame.first; number <= frame.last; ++number) {
    const StoredPacket& packet = *window_.find(number);
    const Bytes data = window_.data(packet);
    result.data.insert(result.data.end(), data.begin(), data.end());
    result.arrival = std::max(result.arrival, packet.arrival);
    if (!result.capture) result.capture = packet.capture;
  }

  picture_id_ = start.descriptor.picture_id;
  tl0picidx_ = start.descriptor.tl0picidx;
  if (result.keyframe) layers_.restart();
  keyframe_wanted_ = false;
  gap_.reset();
  window_.advance(frame.last + 1);
  ++frames_;
  return result;
}

}  // namespace media
