#pragma once

#include <cstddef>
#include <cstdint>

#include "mcu/ice/socket_address.h"
#include "media/base/result.h"
#include "media/transport/address.h"
#include "media/transport/datagram_batch.h"

namespace mcu {

// Our own UDP socket on the address and port of one of libnice's: the kernel gives STUN (first payload byte 0…3,
// RFC 7983) to libnice's and everything else to ours, so media never passes through libnice.
//
// How, and in this order, before the address is told to anyone: SO_REUSEPORT on libnice's descriptor, ours bound to the
// same address, then a classic-BPF selector on the pair. Between bind and selector datagrams go to either; a selector
// first makes the bind fail; a connected socket would get the STUN as well. It must be closed before libnice's: when
// that one leaves the pair first, ours takes its place and with it the STUN.
class MediaSocket {
 public:
  struct Sent {
    size_t datagrams = 0;
    size_t calls = 0;  // of the kernel
  };

  // `nice_socket` stays libnice's. "ice.media_socket" with the kernel's words if one of the steps fails.
  static media::Result<MediaSocket> open(int nice_socket);
  MediaSocket(MediaSocket&& other) noexcept;
  MediaSocket& operator=(MediaSocket&& other) noexcept;
  ~MediaSocket();

  int fd() const { return fd_; }
  const media::Address& local() const { return local_; }

  // Received datagrams that the kernel threw away, mostly because the socket's buffer was full.
  uint64_t receive_drops() const;

  // Sends the datagrams in order with as few calls as can be: one sendmmsg, runs of equal size as one UDP GSO message.
  // What the kernel does not take at once is left out.
  Sent send(const media::DatagramBatch& batch, const SocketAddress& to);

 private:
  MediaSocket(int fd, const media::Address& local) : fd_(fd), local_(local) {}

  int fd_;
  media::Address local_;
  bool gso_ = true;  // until this path refuses it
};

}  // namespace mcu
