// A bare SRTP relay, the yardstick of forward12: what forwarding costs with these libraries and this kernel if nothing
// but the forwarding is done. recvmmsg, unprotect, copy, protect, and per wake-up one send per destination. No ICE,
// RTCP, rewriting or selection. Runs until its standard output is closed or it is killed.
//
// Standard input: one JSON document,
//   {"address": "127.0.0.1", "profile": "SRTP_AEAD_AES_128_GCM",
//    "participants": [{"port": 45000, "remote_port": 46000, "receive_key": "<hex>", "send_key": "<hex>"}, …],
//    "edges": [{"from": 0, "ssrc": 1001, "to": [1, 2]}, …]}      (keys: master key and salt; from, to: indices)
// Standard output: a line with the sums so far each second,
//   {"cpu_us": …, "packets_in": …, "packets_out": …, "send_calls": …, "dropped": …}
#include <arpa/inet.h>
#include <netinet/udp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "media/crypto/srtp_session.h"
#include "media/packet/rtp_packet.h"
#include "media/transport/datagram_batch.h"

namespace {

namespace json = boost::json;
constexpr size_t kBatch = 64;
struct Totals {
  uint64_t packets_in = 0, packets_out = 0, send_calls = 0, dropped = 0;
};

struct Participant {
  int socket = -1;
  sockaddr_in remote{};
  media::SrtpSession inbound, outbound;
  media::DatagramBatch batch;
  std::map<uint32_t, std::vector<Participant*>> edges;  // SSRC → who gets it
};

media::SrtpSession make_session(media::SrtpProfile profile, std::string_view hex, media::SrtpDirection direction) {
  std::vector<uint8_t> key;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    key.push_back(static_cast<uint8_t>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  const size_t key_size = key.size() < 16 ? key.size() : media::SrtpMasterKey::kKeySize;
  const media::SrtpMasterKey master(media::Bytes(key).first(key_size), media::Bytes(key).subspan(key_size));
  auto session = media::SrtpSession::create(profile, master, direction);
  if (!session) throw std::invalid_argument(session.error().message);
  return std::move(*session);
}

int make_socket(const sockaddr_in& local) {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  const int size = 1 << 20;
  for (const int buffer : {SO_RCVBUF, SO_SNDBUF}) setsockopt(fd, SOL_SOCKET, buffer, &size, sizeof size);
  if (bind(fd, reinterpret_cast<const sockaddr*>(&local), sizeof local) != 0) throw std::invalid_argument("busy port");
  return fd;
}

std::vector<std::unique_ptr<Participant>> read_table(const json::value& table) {
  const bool gcm = table.at("profile").as_string() == "SRTP_AEAD_AES_128_GCM";
  const auto profile = gcm ? media::SrtpProfile::kAeadAes128Gcm : media::SrtpProfile::kAes128CmSha1_80;
  const auto address = [&](const json::value& port) {
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port.to_number<uint16_t>());
    inet_pton(AF_INET, table.at("address").as_string().c_str(), &result.sin_addr);
    return result;
  };
  std::vector<std::unique_ptr<Participant>> participants;
  for (const auto& row : table.at("participants").as_array()) {
    auto inbound = make_session(profile, row.at("receive_key").as_string(), media::SrtpDirection::kInbound);
    auto outbound = make_session(profile, row.at("send_key").as_string(), media::SrtpDirection::kOutbound);
    participants.push_back(std::make_unique<Participant>(
        make_socket(address(row.at("port"))), address(row.at("remote_port")), std::move(inbound), std::move(outbound)));
  }
  for (const auto& row : table.at("edges").as_array()) {
    auto& sinks = participants.at(row.at("from").to_number<size_t>())->edges[row.at("ssrc").to_number<uint32_t>()];
    for (const auto& to : row.at("to").as_array()) sinks.push_back(participants.at(to.to_number<size_t>()).get());
  }
  return participants;
}

// Everything in the batch with one sendmmsg; within it, runs of equal sizes leave as one GSO message each.
void flush(Participant& to, Totals& totals) {
  std::array<mmsghdr, kBatch> messages{};
  std::array<iovec, kBatch> parts;
  alignas(cmsghdr) std::array<std::array<char, CMSG_SPACE(sizeof(uint16_t))>, kBatch> controls;
  unsigned count = 0;
  for (size_t first = 0; first < to.batch.size(); ++count) {
    const size_t length = to.batch.run_length(first);
    const media::Bytes bytes = to.batch.run(first, length);
    parts[count] = {const_cast<uint8_t*>(bytes.data()), bytes.size()};
    msghdr& header = messages[count].msg_hdr;
    header = {&to.remote, sizeof to.remote, &parts[count], 1, nullptr, 0, 0};
    if (length > 1) {
      header.msg_control = controls[count].data(), header.msg_controllen = controls[count].size();
      cmsghdr* segment = CMSG_FIRSTHDR(&header);
      *segment = {CMSG_LEN(sizeof(uint16_t)), SOL_UDP, UDP_SEGMENT};
      const uint16_t size = static_cast<uint16_t>(to.batch[first].size());
      std::memcpy(CMSG_DATA(segment), &size, sizeof size);
    }
    first += length;
  }
  if (count == 0) return;
  if (sendmmsg(to.socket, messages.data(), count, 0) != static_cast<int>(count)) ++totals.dropped;
  ++totals.send_calls;
  totals.packets_out += to.batch.size();
  to.batch.clear();
}

void forward(Participant& from, media::MutableBytes packet, Totals& totals) {
  ++totals.packets_in;
  const auto size = from.inbound.unprotect_rtp(packet);
  if (!size) return void(++totals.dropped);
  uint32_t ssrc = 0;
  std::memcpy(&ssrc, packet.data() + 8, sizeof ssrc);
  const auto edge = from.edges.find(ntohl(ssrc));
  if (edge == from.edges.end()) return;
  for (Participant* to : edge->second) {
    if (to->batch.full()) flush(*to, totals);
    const media::MutableBytes room = to->batch.begin();
    std::memcpy(room.data(), packet.data(), *size);
    to->batch.commit(to->outbound.protect_rtp(room, *size).value_or(0));
  }
}

void receive(Participant& from, Totals& totals) {
  static std::array<std::array<uint8_t, media::kMaxDatagramSize>, kBatch> buffers;
  std::array<iovec, kBatch> parts;
  std::array<mmsghdr, kBatch> messages{};
  for (size_t i = 0; i < kBatch; ++i) {
    parts[i] = {buffers[i].data(), media::kMaxDatagramSize};
    messages[i].msg_hdr = {nullptr, 0, &parts[i], 1, nullptr, 0, 0};
  }
  for (int count = kBatch; count == static_cast<int>(kBatch);) {
    count = recvmmsg(from.socket, messages.data(), kBatch, 0, nullptr);
    for (int i = 0; i < count; ++i) forward(from, media::MutableBytes(buffers[i]).first(messages[i].msg_len), totals);
  }
}

bool report(const Totals& totals) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto microseconds = [](const timeval& time) { return time.tv_sec * 1'000'000LL + time.tv_usec; };
  std::printf("{\"cpu_us\": %lld, \"packets_in\": %lu, \"packets_out\": %lu, \"send_calls\": %lu, \"dropped\": %lu}\n",
              microseconds(usage.ru_utime) + microseconds(usage.ru_stime), totals.packets_in, totals.packets_out,
              totals.send_calls, totals.dropped);
  return std::fflush(stdout) == 0;
}

void run(const std::vector<std::unique_ptr<Participant>>& participants) {
  const int epoll = epoll_create1(0);
  const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  const itimerspec each_second{{1, 0}, {1, 0}};
  timerfd_settime(timer, 0, &each_second, nullptr);
  const auto watch = [&](int fd, Participant* who) {
    epoll_event event{EPOLLIN, {.ptr = who}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
  };
  watch(timer, nullptr);
  for (const auto& participant : participants) watch(participant->socket, participant.get());

  Totals totals;
  std::array<epoll_event, kBatch> events{};
  for (uint64_t expirations = 0;;) {
    const int ready = epoll_wait(epoll, events.data(), events.size(), -1);
    for (int i = 0; i < ready; ++i) {
      if (auto* readable = static_cast<Participant*>(events[i].data.ptr)) {
        receive(*readable, totals);
      } else if (read(timer, &expirations, sizeof expirations) > 0 && !report(totals)) {
        return;
      }
    }
    for (const auto& participant : participants) flush(*participant, totals);
  }
}

}  // namespace

int main() try {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  run(read_table(json::parse(text)));
} catch (const std::exception& error) {
  std::fprintf(stderr, "relay: %s\n", error.what());
  return 1;
}
