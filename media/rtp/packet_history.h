#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/time.h"
#include "media/packet/payload_store.h"
#include "media/packet/vp8_descriptor.h"

namespace media {

// The packets last sent on one SSRC, for retransmission: numbers and times of its own, payloads where their source
// keeps them for all receivers, or in a store of its own. The oldest go when there are `max_packets`, when they are
// older than `max_age` or when their payload was overwritten. No allocation after construction. Single thread.
class PacketHistory {
 public:
  struct Limits {
    size_t max_packets = 512;         // a power of two, at most 32768
    size_t max_bytes = 256 * 1024;    // of the own store: 1 s at 2 Mbit/s. 0: only payloads kept by a source are kept
    Duration max_age = std::chrono::seconds(1);
  };

  struct Entry {
    uint32_t timestamp = 0;
    bool marker = false;
    Timestamp sent;
    std::optional<Timestamp> resent;
    Bytes prefix;   // both valid until the next store()
    Bytes payload;

    size_t payload_size() const { return prefix.size() + payload.size(); }
  };

  explicit PacketHistory(const Limits& limits);

  // `prefix` (at most kMaxVp8DescriptorSize) is copied. `keeper` keeps `payload` and is shared; null: it is copied too.
  // A payload too long for a packet is not kept.
  void store(uint16_t sequence_number, uint32_t timestamp, bool marker, Bytes prefix, Bytes payload,
             const PayloadStore* keeper, Timestamp now);
  // nullopt if never stored, gone or too old.
  std::optional<Entry> find(uint16_t sequence_number, Timestamp now) const;
  void mark_resent(uint16_t sequence_number, Timestamp now);

 private:
  // Half a cache line: nothing in it was touched for seconds, so each line costs a way to memory.
  struct alignas(32) Slot {
    Timestamp sent;
    uint64_t position = 0;  // of the payload, in its keeper
    uint32_t timestamp = 0;
    uint16_t size : 12 = 0;
    uint16_t prefix_size : 3 = 0;
    uint16_t marker : 1 = 0;
    uint16_t sequence_number = 0;
    uint16_t keeper = 0;  // its number; 0: the slot is unused
    std::array<uint8_t, kMaxVp8DescriptorSize> prefix;
  };
  static_assert(sizeof(Slot) == 32);
  static constexpr size_t kMaxPayload = 4095;
  static_assert(kMaxVp8DescriptorSize <= 7);
  // Whose payloads are in the slots. A receiver is switched between sources; what the oldest of them kept is then gone.
  static constexpr size_t kKeepers = 4;
  struct Keeper {
    std::shared_ptr<const PayloadStore> store;
    uint16_t number = 0;
  };

  size_t place(uint16_t sequence_number) const { return sequence_number & (limits_.max_packets - 1); }
  uint16_t number_of(const PayloadStore& keeper);

  Limits limits_;
  std::unique_ptr<Slot[]> slots_;
  std::unique_ptr<Timestamp[]> resent_;  // by slot; what lies before `sent` is of an earlier packet
  std::shared_ptr<PayloadStore> own_;
  std::array<Keeper, kKeepers> keepers_;  // by number modulo kKeepers
  uint16_t newest_keeper_ = 0;
};

}  // namespace media
