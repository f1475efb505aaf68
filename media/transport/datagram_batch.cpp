#include "media/transport/datagram_batch.h"

#include <algorithm>

#include "media/base/check.h"
#include "media/packet/rtp_packet.h"

namespace media {
namespace {

// What one UDP datagram, and so one GSO call, can carry over IPv4 and IPv6.
constexpr size_t kMaxRunBytes = 65'000;

}  // namespace

DatagramBatch::DatagramBatch() : memory_(kBytes) { ends_.reserve(kMaxDatagrams); }

bool DatagramBatch::full() const {
  return ends_.size() == kMaxDatagrams || memory_.size() - begin_of(ends_.size()) < kMaxDatagramSize;
}

MutableBytes DatagramBatch::begin() {
  if (full()) return {};
  return MutableBytes(memory_).subspan(begin_of(ends_.size()), kMaxDatagramSize);
}

void DatagramBatch::commit(size_t size) {
  if (size == 0) return;
  CHECK(!full() && size <= kMaxDatagramSize);
  ends_.push_back(static_cast<uint32_t>(begin_of(ends_.size()) + size));
}

bool DatagramBatch::append(Bytes datagram) {
  const MutableBytes room = begin();
  if (datagram.size() > room.size()) return false;
  std::copy(datagram.begin(), datagram.end(), room.begin());
  commit(datagram.size());
  return true;
}

Bytes DatagramBatch::operator[](size_t index) const { return run(index, 1); }

size_t DatagramBatch::run_length(size_t first) const {
  CHECK(first < ends_.size());
  const size_t size = (*this)[first].size();
  size_t count = 1;
  while (first + count < ends_.size()) {
    const size_t next = (*this)[first + count].size();
    if (next > size || (count + 1) * size > kMaxRunBytes) break;
    ++count;
    if (next < size) break;
  }
  return count;
}

Bytes DatagramBatch::run(size_t first, size_t count) const {
  CHECK(first + count <= ends_.size());
  const size_t begin = begin_of(first);
  return Bytes(memory_).subspan(begin, begin_of(first + count) - begin);
}

void DatagramBatch::clear() { ends_.clear(); }

}  // namespace media
