#include "media/rtp/packet_history.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "media/base/check.h"

namespace media {

PacketHistory::PacketHistory(const Limits& limits)
    : limits_(limits), slots_(std::make_unique<Slot[]>(limits.max_packets)) {
  CHECK(std::has_single_bit(limits.max_packets) && limits.max_packets <= 32768);
  if (limits.max_bytes > 0) own_ = PayloadStore::create(limits.max_bytes, limits.max_age);
}

// Few sources at a time, so it is nearly always the newest one's.
uint16_t PacketHistory::number_of(const PayloadStore& keeper) {
  for (size_t i = 0; i < kKeepers; ++i) {
    const Keeper& known = keepers_[(newest_keeper_ + kKeepers - i) % kKeepers];
    if (known.store.get() == &keeper) return known.number;
  }
  newest_keeper_ = newest_keeper_ == std::numeric_limits<uint16_t>::max() ? 1 : newest_keeper_ + 1;
  keepers_[newest_keeper_ % kKeepers] = {keeper.shared_from_this(), newest_keeper_};
  return newest_keeper_;
}

void PacketHistory::store(uint16_t sequence_number, uint32_t timestamp, bool marker, Bytes prefix, Bytes payload,
                          const PayloadStore* keeper, Timestamp now) {
  CHECK(prefix.size() <= kMaxVp8DescriptorSize);
  if (payload.size() > std::numeric_limits<uint16_t>::max()) return;
  if (keeper == nullptr) {
    const auto copy = own_ ? own_->keep(payload, now) : std::nullopt;
    if (!copy) return;
    payload = *copy;
    keeper = own_.get();
  }
  Slot& slot = this->slot(sequence_number);
  slot.sent = now;
  slot.resent = kNever;
  slot.position = keeper->position_of(payload);
  slot.timestamp = timestamp;
  slot.size = static_cast<uint16_t>(payload.size());
  slot.sequence_number = sequence_number;
  slot.keeper = number_of(*keeper);
  slot.marker = marker;
  slot.prefix_size = static_cast<uint8_t>(prefix.size());
  std::copy(prefix.begin(), prefix.end(), slot.prefix.begin());
}

std::optional<PacketHistory::Entry> PacketHistory::find(uint16_t sequence_number, Timestamp now) const {
  const Slot& slot = this->slot(sequence_number);
  if (slot.keeper == 0 || slot.sequence_number != sequence_number || now - slot.sent > limits_.max_age) {
    return std::nullopt;
  }
  const Keeper& keeper = keepers_[slot.keeper % kKeepers];
  if (keeper.number != slot.keeper) return std::nullopt;
  const auto payload = keeper.store->find(slot.position, slot.size);
  if (!payload) return std::nullopt;
  Entry entry{slot.timestamp, slot.marker, slot.sent, std::nullopt, Bytes(slot.prefix).first(slot.prefix_size),
              *payload};
  if (slot.resent != kNever) entry.resent = slot.resent;
  return entry;
}

void PacketHistory::mark_resent(uint16_t sequence_number, Timestamp now) {
  Slot& slot = this->slot(sequence_number);
  if (slot.keeper != 0 && slot.sequence_number == sequence_number) slot.resent = now;
}

}  // namespace media
