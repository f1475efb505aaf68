#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/time.h"

namespace media {

// The plain payloads last sent on one SSRC, for retransmission. Two rings made once: one of entries by sequence
// number, one of bytes. The oldest go when either is full, when they are older than `max_age`. A slow stream uses the
// beginning of its bytes only, so that those of many streams stay in the processor's caches. Single thread.
class PacketHistory {
 public:
  struct Limits {
    size_t max_packets = 512;         // a power of two, at most 32768
    size_t max_bytes = 256 * 1024;    // 1 s at 2 Mbit/s
    Duration max_age = std::chrono::seconds(1);
  };

  struct Entry {
    uint32_t timestamp = 0;
    bool marker = false;
    Timestamp sent;
    std::optional<Timestamp> resent;
    Bytes payload;  // valid until the next store()
  };

  explicit PacketHistory(const Limits& limits);

  // Copies prefix and payload; they do not overlap our memory. A packet larger than max_bytes is not kept.
  void store(uint16_t sequence_number, uint32_t timestamp, bool marker, Bytes prefix, Bytes payload, Timestamp now);
  // nullopt if never stored, gone or too old.
  std::optional<Entry> find(uint16_t sequence_number, Timestamp now) const;
  void mark_resent(uint16_t sequence_number, Timestamp now);

 private:
  struct Slot {
    uint64_t position = 0;  // of the first payload byte, counted from the beginning of time
    Timestamp sent;
    Timestamp resent = kNever;
    uint32_t timestamp = 0;
    uint16_t size = 0;
    uint16_t sequence_number = 0;
    bool marker = false;
    bool used = false;
  };

  const Slot* slot(uint16_t sequence_number, Timestamp now) const;

  Limits limits_;
  std::unique_ptr<Slot[]> slots_;
  std::unique_ptr<uint8_t[]> bytes_;
  uint64_t end_ = 0;        // where the next payload goes
  Timestamp lap_started_;   // when the first byte of the ring was last written
};

}  // namespace media
