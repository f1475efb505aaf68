// VP8 payload descriptors: what was read can be written and reads the same; the rewriter takes any of them.

#include <algorithm>
#include <array>
#include <cstdint>

#include "media/base/check.h"
#include "media/packet/vp8_descriptor.h"
#include "media/rtp/stream_rewriter.h"

using namespace media;

namespace {

void check_round_trip(Bytes payload) {
  const auto read = parse_vp8_descriptor(payload);
  if (!read) return;
  CHECK(read->size >= 1 && read->size <= kMaxVp8DescriptorSize && read->size < payload.size());
  std::array<uint8_t, kMaxVp8DescriptorSize + 1> out{};
  const size_t written = write_vp8_descriptor(*read, out);
  CHECK(written >= 1 && written <= read->size);
  const auto again = parse_vp8_descriptor(Bytes(out).first(written + 1));
  CHECK(again && again->size == written);
  CHECK(again->picture_id == read->picture_id && again->tl0picidx == read->tl0picidx && again->tid == read->tid);
  CHECK(again->keyidx == read->keyidx && again->layer_sync == read->layer_sync);
  CHECK(again->starts_frame() == read->starts_frame() && again->non_reference == read->non_reference);
  if (vp8_keyframe_size(payload)) CHECK(is_vp8_keyframe(payload));
}

}  // namespace

// The input is a list of packets: one byte of size, one of steps in number and time, then the payload.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  check_round_trip(Bytes(data, size));
  StreamRewriter rewriter(StreamRewriter::Config{});
  Timestamp now{std::chrono::seconds(1)};
  rewriter.switch_source(1, now);
  ByteReader reader{Bytes(data, size)};
  MediaPacket packet;
  packet.sequence_number = 1000;
  while (reader.remaining() > 2) {
    const size_t payload_size = reader.u8();
    const uint8_t step = reader.u8();
    packet.payload = reader.take(std::min(payload_size, reader.remaining()));
    packet.sequence_number += (step & 15) - 4;
    packet.timestamp += 3000 * ((step >> 4) - 4);
    now += std::chrono::milliseconds(step >> 4);
    rewriter.set_temporal_limit(step & 3);
    const auto outgoing = rewriter.rewrite(1, packet, now);
    if (!outgoing || outgoing->payload_size() == 0) continue;
    CHECK(outgoing->payload_size() <= packet.payload.size() + 5);
    CHECK(outgoing->prefix_size == kMaxVp8DescriptorSize && !outgoing->payload.empty());
    std::array<uint8_t, kMaxVp8DescriptorSize + 1> head{};
    std::copy(outgoing->prefix.begin(), outgoing->prefix.end(), head.begin());
    const auto descriptor = parse_vp8_descriptor(head);
    CHECK(descriptor && descriptor->picture_id && descriptor->picture_id_is_15_bit && descriptor->tl0picidx);
  }
  return 0;
}
