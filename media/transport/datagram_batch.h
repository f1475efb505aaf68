#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "media/base/bytes.h"

namespace media {

// The out-batch of one destination: datagrams written one behind the other into one block, so that a run of equal
// sizes can leave with one UDP GSO call. Allocates at construction only. The owner fills it during a wake-up
//   const MutableBytes room = batch.begin();   // write packet, protect it in place
//   batch.commit(size);
// and hands it to the path at the end. One thread.
class DatagramBatch {
 public:
  static constexpr size_t kMaxDatagrams = 64;  // also the kernel's limit of segments in one GSO call
  static constexpr size_t kBytes = 64 * 1024;

  DatagramBatch();

  // Room for one datagram of up to kMaxDatagramSize bytes behind what is committed; empty if the batch is full, which
  // means: send and clear() first.
  MutableBytes begin();
  // Takes the first `size` bytes of the room begin() gave. 0: takes nothing.
  void commit(size_t size);
  // Copies a ready datagram in; false if it does not fit.
  bool append(Bytes datagram);

  bool empty() const { return ends_.empty(); }
  bool full() const;
  size_t size() const { return ends_.size(); }
  Bytes operator[](size_t index) const;
  // The longest run of datagrams from `first` on that one GSO call can carry: all of one size, the last may be
  // shorter. At least 1 for a valid index.
  size_t run_length(size_t first) const;
  // The bytes of `count` datagrams from `first` on; they lie one behind the other.
  Bytes run(size_t first, size_t count) const;
  void clear();

 private:
  size_t begin_of(size_t index) const { return index == 0 ? 0 : ends_[index - 1]; }

  std::vector<uint8_t> memory_;
  std::vector<uint32_t> ends_;
};

}  // namespace media
