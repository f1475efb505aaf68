#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/packet/vp8_descriptor.h"

namespace media::test {

// One packet of a made-up VP8 source with memory of its own and a word on what it carries.
struct SourcePacket {
  std::vector<uint8_t> bytes;
  MediaPacket packet;
  int64_t frame = 0;   // of this source
  int part = 0;        // within the frame
  int layer = 0;
  bool keyframe = false;

  MediaPacket media() const {
    MediaPacket media = packet;
    media.payload = bytes;
    return media;
  }
};

enum class PictureIds { kNone, kSevenBit, kFifteenBit };

// Makes frames in temporal layers (pattern 0 2 1 2 for three) as an endpoint would send them.
class Vp8Source {
 public:
  struct Config {
    uint8_t tag = 0;  // stands in every payload
    int64_t first_sequence_number = 100;
    int64_t first_timestamp = 0;
    PictureIds picture_ids = PictureIds::kFifteenBit;
    uint16_t first_picture_id = 0;
    bool layers = true;  // writes TL0PICIDX and TID
    uint8_t first_tl0picidx = 0;
    bool keyidx = false;
    int parts = 3;  // packets per frame
  };

  explicit Vp8Source(const Config& config) : config_(config), number_(config.first_sequence_number) {}

  std::vector<SourcePacket> frame(bool keyframe, Timestamp capture) {
    static constexpr int kPattern[] = {0, 2, 1, 2};
    if (keyframe) in_pattern_ = 0;
    const int layer = config_.layers ? kPattern[in_pattern_ % 4] : 0;
    const bool sync = in_pattern_ % 4 == 1 || in_pattern_ % 4 == 2;
    ++in_pattern_;
    if (layer == 0) ++base_frames_;
    std::vector<SourcePacket> packets;
    for (int part = 0; part < config_.parts; ++part) {
      SourcePacket source;
      source.bytes = payload(part, layer, sync, keyframe);
      source.packet.sequence_number = number_++;
      source.packet.timestamp = config_.first_timestamp + frame_ * 3000;
      source.packet.marker = part + 1 == config_.parts;
      source.packet.capture = capture;
      source.frame = frame_;
      source.part = part;
      source.layer = layer;
      source.keyframe = keyframe;
      packets.push_back(source);
    }
    ++frame_;
    return packets;
  }

  void skip_numbers(int64_t count) { number_ += count; }

 private:
  // Descriptor, frame header byte, then tag, frame number (16 bits) and part.
  std::vector<uint8_t> payload(int part, int layer, bool sync, bool keyframe) const {
    Vp8Descriptor descriptor;
    descriptor.start_of_partition = part == 0;
    if (config_.picture_ids != PictureIds::kNone) {
      descriptor.picture_id_is_15_bit = config_.picture_ids == PictureIds::kFifteenBit;
      const int mask = descriptor.picture_id_is_15_bit ? 0x7fff : 0x7f;
      descriptor.picture_id = static_cast<uint16_t>((config_.first_picture_id + frame_) & mask);
    }
    if (config_.layers) {
      descriptor.tl0picidx = static_cast<uint8_t>(config_.first_tl0picidx + base_frames_);
      descriptor.tid = static_cast<uint8_t>(layer);
      descriptor.layer_sync = sync;
    }
    if (config_.keyidx) descriptor.keyidx = 21;
    std::vector<uint8_t> bytes(kMaxVp8DescriptorSize);
    bytes.resize(write_vp8_descriptor(descriptor, bytes));
    bytes.insert(bytes.end(), {static_cast<uint8_t>(keyframe ? 0 : 1), config_.tag, static_cast<uint8_t>(frame_ >> 8),
                               static_cast<uint8_t>(frame_), static_cast<uint8_t>(part)});
    return bytes;
  }

  Config config_;
  int64_t number_;
  int64_t frame_ = 0;
  int in_pattern_ = 0;
  int base_frames_ = 0;
};

}  // namespace media::test
