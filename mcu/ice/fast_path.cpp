#include "mcu/ice/fast_path.h"

#include <sys/socket.h>

#include <utility>

namespace mcu {
namespace {

// Datagrams that one socket may bring in a wake-up before the others have their turn: 256.
constexpr int kMaxRounds = 8;

}  // namespace

FastPath::FastPath(EventLoop& loop, std::shared_ptr<DatagramReader> reader, Sink sink)
    : loop_(loop), reader_(std::move(reader)), sink_(std::move(sink)) {}

media::Result<std::unique_ptr<FastPath>> FastPath::open(EventLoop& loop, std::shared_ptr<DatagramReader> reader,
                                                        const std::vector<int>& nice_sockets, Sink sink,
                                                        media::Duration poll_interval) {
  std::unique_ptr<FastPath> path(new FastPath(loop, std::move(reader), std::move(sink)));
  for (const int nice_socket : nice_sockets) {
    auto socket = MediaSocket::open(nice_socket);
    if (!socket) return tl::unexpected(socket.error());
    path->entries_.push_back(std::make_unique<Entry>(Entry{*std::move(socket), {}}));
    path->watch(*path->entries_.back());
  }
  if (poll_interval != media::Duration(0)) path->poll_from_now_on(poll_interval);
  return path;
}

void FastPath::watch(Entry& entry) {
  entry.watch = loop_.watch_readable(entry.socket.fd(), [this, fd = entry.socket.fd()] { read(fd); });
}

// All transports of a loop are read at the same moments, so that it wakes up once for all.
void FastPath::poll_from_now_on(media::Duration interval) {
  hold(true);
  const auto next = [interval](media::Timestamp now) { return now - now.time_since_epoch() % interval + interval; };
  poll_timer_ = std::make_unique<DeadlineTimer>(loop_, [this, next] {
    read();
    poll_timer_->set(next(EventLoop::now()));
  });
  poll_timer_->set(next(EventLoop::now()));
}

void FastPath::hold(bool held) {
  if (held == held_) return;
  held_ = held;
  const int stamped = held ? 1 : 0;
  for (const auto& entry : entries_) {
    setsockopt(entry->socket.fd(), SOL_SOCKET, SO_TIMESTAMPNS, &stamped, sizeof stamped);
    if (held) {
      entry->watch = {};
    } else {
      watch(*entry);
    }
  }
}

void FastPath::read() {
  // Anew each time: the wall clock may be set.
  clock_offset_ = EventLoop::now().time_since_epoch() - std::chrono::system_clock::now().time_since_epoch();
  for (const auto& entry : entries_) read(entry->socket.fd());
}

void FastPath::read(int fd) {
  const media::Timestamp now = EventLoop::now();
  for (int round = 0; round < kMaxRounds; ++round) {
    for (const DatagramReader::Datagram& datagram : reader_->read(fd)) {
      const bool stamped = datagram.received.count() != 0;
      sink_(datagram.bytes, datagram.from, stamped ? media::Timestamp(datagram.received + clock_offset_) : now);
    }
    if (!reader_->more()) return;
  }
}

bool FastPath::select(const SelectedPair& pair) {
  selected_ = nullptr;
  for (const auto& entry : entries_) {
    if (entry->socket.local() == pair.local) selected_ = &entry->socket;
  }
  remote_ = to_sockaddr(pair.remote);
  return can_send();
}

uint64_t FastPath::receive_drops() const {
  uint64_t sum = 0;
  for (const auto& entry : entries_) sum += entry->socket.receive_drops();
  return sum;
}

MediaSocket::Sent FastPath::send(const media::DatagramBatch& batch) { return selected_->send(batch, remote_); }

}  // namespace mcu
