// The senders and receivers of forward12 as they stand around tests/bench/relay: the same replayed pictures through the
// same send streams as tools/endpoint, and sockets read every 2 ms, but SRTP with given keys instead of signaling, ICE
// and DTLS. Runs until it is killed.
//
// The first line on standard output is the relay's table: everybody gets the 720p layer of one site (of seat 0; seat 0
// that of seat 1) and the 180p layer of all others but its own. Then a line with the sums so far each second:
//   {"sent": …, "received": …, "refused": …}
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "mcu/ice/datagram_reader.h"
#include "mcu/ice/media_socket.h"
#include "mcu/ice/udp_sender.h"
#include "media/crypto/srtp_session.h"
#include "media/packet/rtp_packet.h"
#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/stream/media_sender.h"
#include "tools/endpoint/stream/packet_out.h"
#include "tools/endpoint/stream/replay_media.h"

namespace {

namespace json = boost::json;
using media::Timestamp;

constexpr media::Duration kPollInterval = std::chrono::milliseconds(2);
constexpr media::Duration kFrameTime = std::chrono::nanoseconds(33'333'333);
constexpr auto kProfile = media::SrtpProfile::kAeadAes128Gcm;
constexpr std::array<const char*, 3> kRids{"h", "m", "l"};

Timestamp monotonic_now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return Timestamp(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

void sleep_until(Timestamp wake) {
  const auto since = wake.time_since_epoch();
  const timespec time{since / std::chrono::seconds(1), (since % std::chrono::seconds(1)).count()};
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr);
}

// What an endpoint has after the answer: one camera with three layers, RTX and the usual extensions; no sound.
media::NegotiatedSession make_session() {
  media::NegotiatedMedia camera;
  camera.accepted = true;
  camera.mid = "0";
  camera.kind = media::MediaKind::kVideo;
  camera.direction = media::Direction::kSendOnly;
  camera.payload_type = 96;
  camera.rtx_payload_type = 97;
  camera.send_rids.assign(kRids.begin(), kRids.end());
  camera.slot = 0;
  media::NegotiatedSession session;
  session.media.push_back(camera);
  return session;
}

struct Key {
  std::vector<uint8_t> bytes;

  static Key random(media::Random& random) {
    Key key{std::vector<uint8_t>(media::SrtpMasterKey::size_for(kProfile))};
    for (uint8_t& byte : key.bytes) byte = static_cast<uint8_t>(random.u32());
    return key;
  }
  std::string hex() const {
    std::string text;
    for (const uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
  }
  media::SrtpSession session(media::SrtpDirection direction) const {
    constexpr size_t kSplit = media::SrtpMasterKey::kKeySize;
    const media::SrtpMasterKey master(media::Bytes(bytes).first(kSplit), media::Bytes(bytes).subspan(kSplit));
    return std::move(media::SrtpSession::create(kProfile, master, direction).value());
  }
};

// The socket that would be libnice's. An endpoint's media socket stands beside it with the kernel's selector in front
// of both, which over loopback the sender pays for: the relay's receivers must cost what the bridge's do.
struct IceSocket {
  explicit IceSocket(const mcu::SocketAddress& address) : fd(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
    if (bind(fd, address.get(), address.size) != 0) throw std::runtime_error("bind failed");
  }
  IceSocket(const IceSocket&) = delete;
  IceSocket& operator=(const IceSocket&) = delete;
  ~IceSocket() { close(fd); }

  const int fd;
};

mcu::SocketAddress any_port() { return mcu::to_sockaddr(media::Address::v4({127, 0, 0, 1}, 0)); }

// One endpoint with sockets and keys of its own.
class Seat : private tools::PacketOut {
 public:
  Seat(media::Random& random, uint16_t relay_port)
      : send_key_(Key::random(random)),
        receive_key_(Key::random(random)),
        outbound_(send_key_.session(media::SrtpDirection::kOutbound)),
        inbound_(receive_key_.session(media::SrtpDirection::kInbound)),
        relay_port_(relay_port),
        relay_(mcu::to_sockaddr(media::Address::v4({127, 0, 0, 1}, relay_port))),
        ice_(any_port()),
        socket_(std::move(mcu::MediaSocket::open(ice_.fd).value())),
        sender_(make_session(), random, *this) {
    const int on = 1;
    setsockopt(socket_.fd(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  }

  void play(std::unique_ptr<tools::ReplayMedia> media) { media_ = std::move(media); }

  void send(Timestamp now) {
    if (media_->next_deadline() > now) return;
    media_->poll(sender_, now);
    flush();
  }
  Timestamp next_deadline() const { return media_->next_deadline(); }

  void receive(mcu::DatagramReader& reader) {
    do {
      for (const auto& datagram : reader.read(socket_.fd())) {
        inbound_.unprotect_rtp(datagram.bytes) ? ++received_ : ++refused_;
      }
    } while (reader.more());
  }

  // The SSRC of a layer, known once the first picture was sent: small layers go first.
  uint32_t ssrc(size_t layer) const { return ssrcs_.at(kRids.size() - 1 - layer); }
  json::object table_row() const {
    sockaddr_in own{};
    socklen_t size = sizeof own;
    getsockname(socket_.fd(), reinterpret_cast<sockaddr*>(&own), &size);
    return {{"port", relay_port_},
            {"remote_port", ntohs(own.sin_port)},
            {"receive_key", send_key_.hex()},
            {"send_key", receive_key_.hex()}};
  }
  uint64_t sent() const { return sent_; }
  uint64_t received() const { return received_; }
  uint64_t refused() const { return refused_; }

 private:
  media::MutableBytes begin() override {
    if (batch_.full()) flush();
    return batch_.begin();
  }
  void commit(size_t size) override {
    if (size == 0) return;
    const media::MutableBytes packet = batch_.begin();
    if (const auto view = media::RtpPacketView::parse(packet.first(size))) {
      const uint32_t ssrc = view->header.ssrc;
      if (std::ranges::find(ssrcs_, ssrc) == ssrcs_.end()) ssrcs_.push_back(ssrc);
    }
    batch_.commit(outbound_.protect_rtp(packet, size).value_or(0));
  }
  void flush() {
    sent_ += batch_.size();
    mcu::UdpSender(socket_.fd(), relay_).send(batch_, true);
    batch_.clear();
  }

  Key send_key_;
  Key receive_key_;
  media::SrtpSession outbound_;
  media::SrtpSession inbound_;
  uint16_t relay_port_;
  mcu::SocketAddress relay_;
  IceSocket ice_;
  mcu::MediaSocket socket_;
  media::DatagramBatch batch_;
  std::vector<uint32_t> ssrcs_;
  uint64_t sent_ = 0;
  uint64_t received_ = 0;
  uint64_t refused_ = 0;
  tools::MediaSender sender_;
  std::unique_ptr<tools::ReplayMedia> media_;
};

using Seats = std::vector<std::unique_ptr<Seat>>;

// Who gets what on the forwarded view: as mcu/conference/topology.h with seat 0 on stage.
json::object relay_table(const Seats& seats) {
  json::array participants;
  json::array edges;
  for (size_t from = 0; from < seats.size(); ++from) {
    participants.push_back(seats[from]->table_row());
    json::array large;
    json::array small;
    for (size_t to = 0; to < seats.size(); ++to) {
      const size_t stage = to == 0 ? 1 : 0;
      if (from != to) (from == stage ? large : small).push_back(to);
    }
    edges.push_back({{"from", from}, {"ssrc", seats[from]->ssrc(0)}, {"to", std::move(large)}});
    edges.push_back({{"from", from}, {"ssrc", seats[from]->ssrc(kRids.size() - 1)}, {"to", std::move(small)}});
  }
  return {{"address", "127.0.0.1"},
          {"profile", media::to_string(kProfile)},
          {"participants", std::move(participants)},
          {"edges", std::move(edges)}};
}

void print_line(const json::object& line) {
  fmt::print("{}\n", json::serialize(line));
  std::fflush(stdout);
}

void print_sums(const Seats& seats) {
  uint64_t sent = 0;
  uint64_t received = 0;
  uint64_t refused = 0;
  for (const auto& seat : seats) {
    sent += seat->sent();
    received += seat->received();
    refused += seat->refused();
  }
  print_line({{"sent", sent}, {"received", received}, {"refused", refused}});
}

void run(Seats& seats) {
  mcu::DatagramReader reader;
  Timestamp next_poll = monotonic_now();
  Timestamp next_report = next_poll + std::chrono::seconds(1);
  for (;;) {
    const Timestamp now = monotonic_now();
    for (const auto& seat : seats) seat->send(now);
    if (now >= next_poll) {
      for (const auto& seat : seats) seat->receive(reader);
      next_poll = now - now.time_since_epoch() % kPollInterval + kPollInterval;
    }
    if (now >= next_report) {
      print_sums(seats);
      next_report += std::chrono::seconds(1);
    }
    Timestamp wake = next_poll;
    for (const auto& seat : seats) wake = std::min(wake, seat->next_deadline());
    sleep_until(wake);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Senders and receivers for bench_relay");
  std::string replay;
  uint16_t relay_port = 45000;
  int count = 12;
  app.add_option("--replay", replay, "Folder written by make_media")->required();
  app.add_option("--relay-port", relay_port, "First of the relay's ports, one per seat")->capture_default_str();
  app.add_option("--seats", count, "Number of seats")->check(CLI::Range(2, 18))->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  media::Random random(static_cast<uint64_t>(monotonic_now().time_since_epoch().count()));
  tools::MediaStore store(replay);
  tools::SendLog log;
  Seats seats;
  const Timestamp start = monotonic_now();
  for (int i = 0; i < count; ++i) {
    auto media = tools::ReplayMedia::create(store, static_cast<uint8_t>(i), log, start + kFrameTime * i / count);
    if (!media) {
      fmt::print(stderr, "bench_direct: {}\n", media.error().message);
      return 1;
    }
    seats.push_back(std::make_unique<Seat>(random, static_cast<uint16_t>(relay_port + i)));
    seats.back()->play(std::move(*media));
  }
  // The first pictures fall into the void and tell the SSRCs.
  sleep_until(start + kFrameTime);
  for (const auto& seat : seats) seat->send(monotonic_now());
  print_line(relay_table(seats));
  run(seats);
}
