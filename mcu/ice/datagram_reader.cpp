#include "mcu/ice/datagram_reader.h"

#include <cstring>

#include "mcu/ice/socket_address.h"

namespace mcu {
namespace {

std::chrono::nanoseconds receive_time(const msghdr& header) {
  if (header.msg_controllen == 0) return {};
  const cmsghdr* part = CMSG_FIRSTHDR(&header);
  if (part == nullptr || part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS) return {};
  timespec time;
  std::memcpy(&time, CMSG_DATA(part), sizeof time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

DatagramReader::DatagramReader() : memory_(kBatch * media::kMaxDatagramSize) {
  for (size_t i = 0; i < kBatch; ++i) {
    vectors_[i] = {memory_.data() + i * media::kMaxDatagramSize, media::kMaxDatagramSize};
    messages_[i] = {};
    messages_[i].msg_hdr.msg_iov = &vectors_[i];
    messages_[i].msg_hdr.msg_iovlen = 1;
    messages_[i].msg_hdr.msg_name = &names_[i];
    messages_[i].msg_hdr.msg_control = &controls_[i];
  }
}

void DatagramReader::prepare() {
  for (size_t i = 0; i < prepare_; ++i) {
    messages_[i].msg_hdr.msg_namelen = sizeof(sockaddr_storage);
    messages_[i].msg_hdr.msg_controllen = kControlSize;
  }
}

std::span<const DatagramReader::Datagram> DatagramReader::read(int fd) {
  prepare();
  const int count = recvmmsg(fd, messages_.data(), kBatch, MSG_DONTWAIT, nullptr);
  prepare_ = count > 0 ? static_cast<size_t>(count) : 0;
  more_ = prepare_ == kBatch;
  size_t used = 0;
  for (size_t i = 0; i < prepare_; ++i) {
    if (messages_[i].msg_hdr.msg_flags & MSG_TRUNC) continue;
    const auto from = from_sockaddr(reinterpret_cast<const sockaddr&>(names_[i]));
    if (!from) continue;
    auto* bytes = static_cast<uint8_t*>(vectors_[i].iov_base);
    datagrams_[used++] = {media::MutableBytes(bytes, messages_[i].msg_len), *from, receive_time(messages_[i].msg_hdr)};
  }
  return std::span(datagrams_).first(used);
}

}  // namespace mcu
