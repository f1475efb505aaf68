#pragma once

#include <sys/socket.h>
#include <time.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "media/base/bytes.h"
#include "media/packet/rtp_packet.h"
#include "media/transport/address.h"

namespace mcu {

// Reads datagrams from UDP sockets many at a time (recvmmsg) into one block of buffers, which all sockets of a loop
// share: it stays in the cache. Allocates at construction only. One thread.
class DatagramReader {
 public:
  static constexpr size_t kBatch = 32;

  struct Datagram {
    media::MutableBytes bytes;
    media::Address from;
    // CLOCK_REALTIME when the kernel received it; 0 unless the socket was told to say so (SO_TIMESTAMPNS).
    std::chrono::nanoseconds received{0};
  };

  DatagramReader();
  DatagramReader(const DatagramReader&) = delete;
  DatagramReader& operator=(const DatagramReader&) = delete;

  // What the socket has now, at most kBatch datagrams; valid until the next call. Those longer than kMaxDatagramSize
  // are left out.
  std::span<const Datagram> read(int fd);
  // Did the last read() fill the batch, so that the socket may have more?
  bool more() const { return more_; }

 private:
  static constexpr size_t kControlSize = CMSG_SPACE(sizeof(timespec));
  struct alignas(cmsghdr) Control {
    char bytes[kControlSize];
  };

  void prepare();

  std::vector<uint8_t> memory_;
  std::array<mmsghdr, kBatch> messages_;
  std::array<iovec, kBatch> vectors_;
  std::array<sockaddr_storage, kBatch> names_;
  std::array<Control, kBatch> controls_;
  std::array<Datagram, kBatch> datagrams_;
  size_t prepare_ = kBatch;  // headers the kernel wrote to and that must be reset
  bool more_ = false;
};

}  // namespace mcu
