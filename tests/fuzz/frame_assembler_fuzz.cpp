#include <cstdint>
#include <cstdlib>

#include "media/base/bytes.h"
#include "media/video/frame_assembler.h"

// Any packets in any order: what comes out are frames in order, the first and each one after a loss of everything a key
// frame of a size we decode, and no frame is larger than promised.
// Input: records of flags (bit 0 marker, bits 1…7 timestamp step), sequence step + 128, milliseconds, length, payload.
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const media::EncodedFrame& frame, bool keyframe_wanted) {
  require(!frame.data.empty() && frame.data.size() <= media::kMaxEncodedFrameSize);
  require(frame.keyframe == !frame.size.empty());
  require(frame.size.width <= media::kMaxPictureSize.width && frame.size.height <= media::kMaxPictureSize.height);
  require(frame.keyframe || !keyframe_wanted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  media::FrameBuffers buffers;
  media::FrameAssembler assembler(buffers, {.packet_capacity = 64});
  media::ByteReader reader(media::Bytes(data, size));
  media::MediaPacket packet;
  packet.sequence_number = 10;
  media::Timestamp now{};
  uint64_t frames = 0;
  while (reader.remaining() >= 4) {
    const uint8_t flags = reader.u8();
    packet.marker = (flags & 1) != 0;
    packet.timestamp += (flags >> 1) * 30;
    packet.sequence_number += reader.u8() - 128;
    now += std::chrono::milliseconds(reader.u8());
    packet.arrival = now;
    packet.payload = reader.take(std::min<size_t>(reader.u8(), reader.remaining()));
    assembler.on_packet(packet, now);
    bool wanted = assembler.keyframe_wanted();
    while (auto frame = assembler.poll(now)) {
      check(*frame, wanted);
      wanted = assembler.keyframe_wanted();
      buffers.give(std::move(frame->data));
      ++frames;
    }
    require(assembler.frames() == frames);
  }
  return 0;
}
