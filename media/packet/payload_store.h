#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/time.h"

namespace media {

// The payloads last published on one layer of a source: one copy for all its receivers, which may ask for them again.
// A ring of bytes made once; what is new overwrites the oldest. A slow layer uses the beginning of it only, so that
// those of many layers stay in the processor's caches. Receivers share it, since they may outlive the source. Single
// thread.
class PayloadStore : public std::enable_shared_from_this<PayloadStore> {
 public:
  // `bytes`: of the ring. `useful`: nobody asks for a payload older than this.
  static std::shared_ptr<PayloadStore> create(size_t bytes, Duration useful);

  // Copies a payload in and gives the copy, valid until it is overwritten. nullopt if it is as large as the ring.
  std::optional<Bytes> keep(Bytes payload, Timestamp now);

  // Names a part of a payload that keep() gave and that is not overwritten yet, for find().
  uint64_t position_of(Bytes part) const;
  // The part again; nullopt if it was overwritten meanwhile.
  std::optional<Bytes> find(uint64_t position, size_t size) const;

 private:
  PayloadStore(size_t bytes, Duration useful);

  const size_t capacity_;
  const Duration useful_;
  const std::unique_ptr<uint8_t[]> bytes_;
  uint64_t end_ = 0;       // where the next payload goes, counted from the beginning of time
  Timestamp lap_started_;  // when the first byte of the ring was last written
};

}  // namespace media
