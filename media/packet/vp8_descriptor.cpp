#include "media/packet/vp8_descriptor.h"

namespace media {
namespace {

constexpr size_t kKeyframeHeaderSize = 10;

// The VP8 data of a packet that begins a frame; empty for any other. Most packets are others: their first byte tells.
Bytes frame_start(Bytes payload) {
  if (payload.empty() || (payload[0] & 0x17) != 0x10) return {};
  const auto descriptor = parse_vp8_descriptor(payload);
  if (!descriptor) return {};
  return payload.subspan(descriptor->size);
}

bool is_keyframe_header(Bytes frame) { return !frame.empty() && (frame[0] & 0x01) == 0; }

void read_picture_id(ByteReader& reader, Vp8Descriptor& descriptor) {
  const uint8_t first = reader.u8();
  descriptor.picture_id_is_15_bit = (first & 0x80) != 0;
  descriptor.picture_id = first & 0x7f;
  if (descriptor.picture_id_is_15_bit) {
    descriptor.picture_id = static_cast<uint16_t>((first & 0x7f) << 8 | reader.u8());
  }
}

}  // namespace

std::optional<Vp8Descriptor> parse_vp8_descriptor(Bytes payload) {
  ByteReader reader(payload);
  Vp8Descriptor descriptor;
  const uint8_t first = reader.u8();
  descriptor.non_reference = (first & 0x20) != 0;
  descriptor.start_of_partition = (first & 0x10) != 0;
  descriptor.partition = first & 0x07;
  if ((first & 0x80) != 0) {
    const uint8_t flags = reader.u8();
    const bool has_tid = (flags & 0x20) != 0;
    const bool has_keyidx = (flags & 0x10) != 0;
    if ((flags & 0x80) != 0) read_picture_id(reader, descriptor);
    if ((flags & 0x40) != 0) descriptor.tl0picidx = reader.u8();
    if (has_tid || has_keyidx) {
      const uint8_t byte = reader.u8();
      if (has_tid) {
        descriptor.tid = byte >> 6;
        descriptor.layer_sync = (byte & 0x20) != 0;
      }
      if (has_keyidx) descriptor.keyidx = byte & 0x1f;
    }
  }
  if (!reader.ok() || reader.remaining() == 0) return std::nullopt;
  descriptor.size = payload.size() - reader.remaining();
  return descriptor;
}

size_t write_vp8_descriptor(const Vp8Descriptor& descriptor, MutableBytes out) {
  const bool tid_or_keyidx = descriptor.tid || descriptor.keyidx;
  const bool extended = descriptor.picture_id || descriptor.tl0picidx || tid_or_keyidx;
  ByteWriter writer(out);
  writer.u8(static_cast<uint8_t>((extended ? 0x80 : 0) | (descriptor.non_reference ? 0x20 : 0) |
                                 (descriptor.start_of_partition ? 0x10 : 0) | (descriptor.partition & 0x07)));
  if (extended) {
    writer.u8(static_cast<uint8_t>((descriptor.picture_id ? 0x80 : 0) | (descriptor.tl0picidx ? 0x40 : 0) |
                                   (descriptor.tid ? 0x20 : 0) | (descriptor.keyidx ? 0x10 : 0)));
  }
  if (const auto id = descriptor.picture_id) {
    if (descriptor.picture_id_is_15_bit || *id > 0x7f) {
      writer.u16(static_cast<uint16_t>(0x8000 | *id));
    } else {
      writer.u8(static_cast<uint8_t>(*id));
    }
  }
  if (descriptor.tl0picidx) writer.u8(*descriptor.tl0picidx);
  if (tid_or_keyidx) {
    const uint8_t tid = descriptor.tid.value_or(0) & 0x03;
    const bool sync = descriptor.tid && descriptor.layer_sync;
    writer.u8(static_cast<uint8_t>(tid << 6 | (sync ? 0x20 : 0) | (descriptor.keyidx.value_or(0) & 0x1f)));
  }
  return writer.ok() ? writer.size() : 0;
}

bool is_vp8_keyframe(Bytes payload) { return is_keyframe_header(frame_start(payload)); }

std::optional<Vp8FrameSize> vp8_keyframe_size(Bytes payload) {
  const Bytes frame = frame_start(payload);
  if (!is_keyframe_header(frame) || frame.size() < kKeyframeHeaderSize) return std::nullopt;
  if (frame[3] != 0x9d || frame[4] != 0x01 || frame[5] != 0x2a) return std::nullopt;
  const Vp8FrameSize size{static_cast<uint16_t>((frame[6] | frame[7] << 8) & 0x3fff),
                          static_cast<uint16_t>((frame[8] | frame[9] << 8) & 0x3fff)};
  if (size.width == 0 || size.height == 0) return std::nullopt;
  return size;
}

}  // namespace media
