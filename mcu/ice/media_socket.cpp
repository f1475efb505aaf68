#include "mcu/ice/media_socket.h"

#include <linux/filter.h>
#include <linux/sock_diag.h>
#include <netinet/udp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "mcu/ice/udp_sender.h"

namespace mcu {
namespace {

// A key frame of each simulcast layer fits while the shard is busy elsewhere.
constexpr int kBufferBytes = 1024 * 1024;

// Index in the reuseport group: 0 libnice's socket, which was there first, 1 ours.
constexpr uint8_t kFirstByteAfterStun = 4;

media::Result<MediaSocket> failed(const char* step) {
  return media::failure("ice.media_socket", std::string(step) + ": " + std::strerror(errno));
}

// RFC 7983: below 4 it is STUN. The program sees the UDP payload; an empty one gives 0.
bool attach_selector(int fd) {
  std::array<sock_filter, 4> code{{
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 0),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kFirstByteAfterStun, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, 1),
  }};
  const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
  return setsockopt(fd, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program) == 0;
}

void set(int fd, int level, int option, int value) { setsockopt(fd, level, option, &value, sizeof value); }

// Best effort: without the right to exceed the system's limit we get the limit.
void set_buffers(int fd) {
  set(fd, SOL_SOCKET, SO_RCVBUF, kBufferBytes);
  set(fd, SOL_SOCKET, SO_SNDBUF, kBufferBytes);
  set(fd, SOL_SOCKET, SO_RCVBUFFORCE, kBufferBytes);
  set(fd, SOL_SOCKET, SO_SNDBUFFORCE, kBufferBytes);
}

// A tunnel with a smaller MTU fragments our packets; better than losing each of them.
void allow_fragments(int fd, bool v4) {
  v4 ? set(fd, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DONT)
     : set(fd, IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_DONT);
}

}  // namespace

media::Result<MediaSocket> MediaSocket::open(int nice_socket) {
  SocketAddress address;
  address.size = sizeof address.storage;
  if (getsockname(nice_socket, address.get(), &address.size) != 0) return failed("address of the ICE socket");
  const auto local = from_sockaddr(*address.get());
  if (!local) return media::failure("ice.media_socket", "the ICE socket is not an IP socket");

  const int family = address.get()->sa_family;
  MediaSocket ours(socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), *local);
  if (ours.fd_ < 0) return failed("socket");
  const int on = 1;
  if (setsockopt(nice_socket, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0 ||
      setsockopt(ours.fd_, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0) {
    return failed("SO_REUSEPORT");
  }
  if (bind(ours.fd_, address.get(), address.size) != 0) return failed("bind beside the ICE socket");
  if (!attach_selector(ours.fd_)) return failed("SO_ATTACH_REUSEPORT_CBPF");
  set_buffers(ours.fd_);
  allow_fragments(ours.fd_, family == AF_INET);
  return ours;
}

MediaSocket::MediaSocket(MediaSocket&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), local_(other.local_), gso_(other.gso_) {}

MediaSocket& MediaSocket::operator=(MediaSocket&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(local_, other.local_);
  std::swap(gso_, other.gso_);
  return *this;
}

MediaSocket::~MediaSocket() {
  if (fd_ >= 0) close(fd_);
}

uint64_t MediaSocket::receive_drops() const {
  std::array<uint32_t, SK_MEMINFO_VARS> figures{};
  socklen_t size = sizeof figures;
  if (getsockopt(fd_, SOL_SOCKET, SO_MEMINFO, figures.data(), &size) != 0) return 0;
  return figures[SK_MEMINFO_DROPS];
}

MediaSocket::Sent MediaSocket::send(const media::DatagramBatch& batch, const SocketAddress& to) {
  UdpSender sender(fd_, to);
  sender.send(batch, gso_);
  gso_ = gso_ && !sender.gso_refused();
  return {sender.datagrams(), sender.calls()};
}

}  // namespace mcu
