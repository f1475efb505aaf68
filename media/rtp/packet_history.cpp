#include "media/rtp/packet_history.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "media/base/check.h"

namespace media {
namespace {

// Bytes written before the ring begins anew although it is not full.
constexpr size_t kShortestLap = 16 * 1024;

}  // namespace

PacketHistory::PacketHistory(const Limits& limits)
    : limits_(limits),
      slots_(std::make_unique<Slot[]>(limits.max_packets)),
      bytes_(std::make_unique_for_overwrite<uint8_t[]>(limits.max_bytes)) {
  CHECK(std::has_single_bit(limits.max_packets) && limits.max_packets <= 32768);
}

void PacketHistory::store(uint16_t sequence_number, uint32_t timestamp, bool marker, Bytes prefix, Bytes payload,
                          Timestamp now) {
  const size_t size = prefix.size() + payload.size();
  if (size > limits_.max_bytes || size > std::numeric_limits<uint16_t>::max()) return;
  const size_t place = end_ % limits_.max_bytes;
  // Payloads lie in one piece. What an early lap overwrites was sent about max_age ago, at a steady rate; after a key
  // frame, which makes a stream faster for a moment, nobody needs what came before.
  const bool first_is_old = place >= kShortestLap && now - lap_started_ > limits_.max_age;
  if (place + size > limits_.max_bytes || first_is_old) end_ += limits_.max_bytes - place;
  if (end_ % limits_.max_bytes == 0) lap_started_ = now;
  uint8_t* bytes = bytes_.get() + end_ % limits_.max_bytes;
  if (!prefix.empty()) std::memcpy(bytes, prefix.data(), prefix.size());
  if (!payload.empty()) std::memcpy(bytes + prefix.size(), payload.data(), payload.size());

  Slot& slot = slots_[sequence_number & (limits_.max_packets - 1)];
  slot = {end_, now, kNever, timestamp, static_cast<uint16_t>(size), sequence_number, marker, true};
  end_ += size;
}

const PacketHistory::Slot* PacketHistory::slot(uint16_t sequence_number, Timestamp now) const {
  const Slot& slot = slots_[sequence_number & (limits_.max_packets - 1)];
  const bool overwritten = end_ > slot.position + limits_.max_bytes;
  if (!slot.used || slot.sequence_number != sequence_number || overwritten || now - slot.sent > limits_.max_age) {
    return nullptr;
  }
  return &slot;
}

std::optional<PacketHistory::Entry> PacketHistory::find(uint16_t sequence_number, Timestamp now) const {
  const Slot* found = slot(sequence_number, now);
  if (found == nullptr) return std::nullopt;
  Entry entry{found->timestamp, found->marker, found->sent, std::nullopt, {}};
  if (found->resent != kNever) entry.resent = found->resent;
  entry.payload = Bytes(bytes_.get() + found->position % limits_.max_bytes, found->size);
  return entry;
}

void PacketHistory::mark_resent(uint16_t sequence_number, Timestamp now) {
  Slot& slot = slots_[sequence_number & (limits_.max_packets - 1)];
  if (slot.used && slot.sequence_number == sequence_number) slot.resent = now;
}

}  // namespace media
