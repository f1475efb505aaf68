#pragma once

#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "mcu/ice/socket_address.h"
#include "media/transport/datagram_batch.h"

namespace mcu {

// Sends one batch to one address through one non-blocking UDP socket. Lives on the stack for one send; it only puts
// together what sendmmsg and UDP_SEGMENT want to see.
class UdpSender {
 public:
  UdpSender(int fd, const SocketAddress& to) : fd_(fd), to_(to) {}

  // With `gso`, runs of equal size leave as one message each. If the path refuses that (segments larger than its MTU, a
  // device without checksums), the rest is sent datagram by datagram and gso_refused() is true afterwards.
  void send(const media::DatagramBatch& batch, bool gso);

  size_t datagrams() const { return datagrams_; }  // taken by the kernel
  size_t calls() const { return calls_; }
  bool gso_refused() const { return gso_refused_; }

 private:
  struct alignas(cmsghdr) Control {
    uint8_t bytes[CMSG_SPACE(sizeof(uint16_t))];
  };

  // Fills the message headers for the datagrams from `first` on; gives their number.
  size_t compose(const media::DatagramBatch& batch, size_t first, bool gso);
  void compose_one(size_t message, media::Bytes bytes, size_t datagrams, size_t segment);
  // Sends what was composed; gives the number of messages taken, and the kernel's error if not all were.
  size_t transmit(size_t messages, int& error);

  const int fd_;
  const SocketAddress& to_;
  std::array<mmsghdr, media::DatagramBatch::kMaxDatagrams> messages_;
  std::array<iovec, media::DatagramBatch::kMaxDatagrams> vectors_;
  std::array<Control, media::DatagramBatch::kMaxDatagrams> controls_;
  std::array<uint8_t, media::DatagramBatch::kMaxDatagrams> counts_;  // datagrams in each message
  size_t datagrams_ = 0;
  size_t calls_ = 0;
  bool gso_refused_ = false;
};

}  // namespace mcu
