#pragma once

#include "media/base/bytes.h"

namespace mcu {

// Where packets of one participant leave: its out-batch, encrypted on the way. Shard thread.
class PacketOut {
 public:
  virtual ~PacketOut() = default;
  // Room for one plain RTP packet with media::kSrtpMaxOverhead bytes to spare.
  virtual media::MutableBytes begin() = 0;
  // Takes the first `size` bytes of that room as an RTP packet.
  virtual void commit(size_t size) = 0;
};

// Told that its owner has work to do before the wake-up ends: feedback to write, a deadline moved. Shard thread.
class Waker {
 public:
  virtual ~Waker() = default;
  virtual void wake() = 0;
};

}  // namespace mcu
