#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

#include "mcu/ice/socket_address.h"
#include "media/base/bytes.h"

namespace mcu::test {

// A plain UDP socket on 127.0.0.1 with a port of the system's choice.
class UdpSocket {
 public:
  UdpSocket() : fd_(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    const SocketAddress any = to_sockaddr(media::Address::v4({127, 0, 0, 1}, 0));
    EXPECT_EQ(bind(fd_, any.get(), any.size), 0);
  }
  UdpSocket(const UdpSocket&) = delete;
  UdpSocket& operator=(const UdpSocket&) = delete;
  ~UdpSocket() {
    if (fd_ >= 0) close(fd_);
  }

  int fd() const { return fd_; }
  media::Address address() const {
    SocketAddress own;
    own.size = sizeof own.storage;
    EXPECT_EQ(getsockname(fd_, own.get(), &own.size), 0);
    return from_sockaddr(*own.get()).value();
  }

  void send(const std::string& datagram, const media::Address& to) {
    const SocketAddress kernel = to_sockaddr(to);
    EXPECT_EQ(sendto(fd_, datagram.data(), datagram.size(), 0, kernel.get(), kernel.size),
              static_cast<ssize_t>(datagram.size()));
  }

 private:
  int fd_;
};

// The next datagram of a socket; nullopt if none comes within `milliseconds`. Loopback delivers before send returns, so
// 0 is enough to know that there is none.
inline std::optional<std::string> receive(int fd, int milliseconds = 2000) {
  pollfd p{fd, POLLIN, 0};
  if (poll(&p, 1, milliseconds) != 1) return std::nullopt;
  std::string datagram(65536, '\0');
  const ssize_t size = recv(fd, datagram.data(), datagram.size(), 0);
  if (size < 0) return std::nullopt;
  datagram.resize(static_cast<size_t>(size));
  return datagram;
}

inline std::vector<std::string> receive_all(int fd) {
  std::vector<std::string> all;
  while (auto datagram = receive(fd, 0)) all.push_back(*std::move(datagram));
  return all;
}

}  // namespace mcu::test
