#include "mcu/ice/udp_sender.h"

#include <netinet/udp.h>

#include <cerrno>
#include <cstring>

namespace mcu {
namespace {

bool refuses_gso(int error) { return error == EINVAL || error == EIO || error == EMSGSIZE || error == EOPNOTSUPP; }

}  // namespace

void UdpSender::send(const media::DatagramBatch& batch, bool gso) {
  while (datagrams_ < batch.size()) {
    const size_t messages = compose(batch, datagrams_, gso);
    int error = 0;
    const size_t taken = transmit(messages, error);
    for (size_t i = 0; i < taken; ++i) datagrams_ += counts_[i];
    if (taken == messages) continue;
    if (!gso || counts_[taken] == 1 || !refuses_gso(error)) return;
    gso = false;
    gso_refused_ = true;
  }
}

size_t UdpSender::compose(const media::DatagramBatch& batch, size_t first, bool gso) {
  size_t messages = 0;
  for (size_t i = first; i < batch.size(); i += counts_[messages++]) {
    const size_t count = gso ? batch.run_length(i) : 1;
    compose_one(messages, batch.run(i, count), count, batch[i].size());
  }
  return messages;
}

void UdpSender::compose_one(size_t message, media::Bytes bytes, size_t datagrams, size_t segment) {
  counts_[message] = static_cast<uint8_t>(datagrams);
  vectors_[message] = {const_cast<uint8_t*>(bytes.data()), bytes.size()};
  msghdr& header = messages_[message].msg_hdr;
  header = {};
  header.msg_name = const_cast<sockaddr_storage*>(&to_.storage);
  header.msg_namelen = to_.size;
  header.msg_iov = &vectors_[message];
  header.msg_iovlen = 1;
  if (datagrams == 1) return;
  header.msg_control = controls_[message].bytes;
  header.msg_controllen = sizeof controls_[message].bytes;
  cmsghdr* control = CMSG_FIRSTHDR(&header);
  control->cmsg_level = SOL_UDP;
  control->cmsg_type = UDP_SEGMENT;
  control->cmsg_len = CMSG_LEN(sizeof(uint16_t));
  const auto size = static_cast<uint16_t>(segment);
  std::memcpy(CMSG_DATA(control), &size, sizeof size);
}

size_t UdpSender::transmit(size_t messages, int& error) {
  size_t taken = 0;
  while (taken < messages) {
    ++calls_;
    const int count =
        sendmmsg(fd_, messages_.data() + taken, static_cast<unsigned>(messages - taken), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) {
      taken += static_cast<size_t>(count);
    } else if (errno != EINTR) {
      error = errno;
      break;
    }
  }
  return taken;
}

}  // namespace mcu
