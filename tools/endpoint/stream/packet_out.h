#pragma once

#include <cstddef>

#include "media/base/bytes.h"

namespace tools {

// Where the packets of one connection leave: its batch, encrypted on the way.
class PacketOut {
 public:
  virtual ~PacketOut() = default;
  // Room for one plain RTP packet with media::kSrtpMaxOverhead bytes to spare; empty: nothing can be sent now.
  virtual media::MutableBytes begin() = 0;
  // Takes the first `size` bytes of that room as an RTP packet; 0: takes nothing.
  virtual void commit(size_t size) = 0;
};

}  // namespace tools
