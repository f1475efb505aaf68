#include "media/rtp/packet_history.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "media/base/check.h"

namespace media {

PacketHistory::PacketHistory(const Limits& limits)
    : limits_(limits),
      slots_(std::make_unique<Slot[]>(limits.max_packets)),
      resent_(std::make_unique<Timestamp[]>(limits.max_packets)) {
  CHECK(std::has_single_bit(limits.max_packets) && limits.max_packets <= 32768);
  std::fill_n(resent_.get(), limits.max_packets, Timestamp::min());
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
  if (payload.size() > kMaxPayload) return;
  if (keeper == nullptr) {
    const auto copy = own_ ? own_->keep(payload, now) : std::nullopt;
    if (!copy) return;
    payload = *copy;
    keeper = own_.get();
  }
  Slot& slot = slots_[place(sequence_number)];
  slot.sent = now;
  slot.position = keeper->position_of(payload);
  slot.timestamp = timestamp;
  slot.size = payload.size() & kMaxPayload;
  slot.sequence_number = sequence_number;
  slot.keeper = number_of(*keeper);
  slot.marker = marker ? 1 : 0;
  slot.prefix_size = prefix.size() & 7;
  std::copy(prefix.begin(), prefix.end(), slot.prefix.begin());
}

std::optional<PacketHistory::Entry> PacketHistory::find(uint16_t sequence_number, Timestamp now) const {
  const Slot& slot = slots_[place(sequence_number)];
  if (slot.keeper == 0 || slot.sequence_number != sequence_number || now - slot.sent > limits_.max_age) {
    return std::nullopt;
  }
  const Keeper& keeper = keepers_[slot.keeper % kKeepers];
  if (keeper.number != slot.keeper) return std::nullopt;
  const auto payload = keeper.store->find(slot.position, slot.size);
  if (!payload) return std::nullopt;
  Entry entry{slot.timestamp, slot.marker == 1, slot.sent, std::nullopt, Bytes(slot.prefix).first(slot.prefix_size),
              *payload};
  const Timestamp resent = resent_[place(sequence_number)];
  if (resent >= slot.sent) entry.resent = resent;
  return entry;
}

void PacketHistory::mark_resent(uint16_t sequence_number, Timestamp now) {
  const Slot& slot = slots_[place(sequence_number)];
  if (slot.keeper != 0 && slot.sequence_number == sequence_number) resent_[place(sequence_number)] = now;
}

}  // namespace media
