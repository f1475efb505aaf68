#include "tests/sim/virtual_network.h"

#include <algorithm>
#include <ratio>

namespace sim {
namespace {

constexpr size_t kHeaders = 28;  // IPv4 and UDP

}  // namespace

bool VirtualNetwork::lost(End& from) {
  const LineQuality& quality = from.quality;
  if (quality.down) return true;
  if (from.burst_left > 0) {
    --from.burst_left;
    return true;
  }
  if (quality.burst_loss > 0 &&
      random_.unit() < quality.burst_loss / (1 - quality.burst_loss) / quality.burst_length) {
    from.burst_left = quality.burst_length - 1;
    return true;
  }
  return quality.loss > 0 && random_.unit() < quality.loss;
}

std::optional<Duration> VirtualNetwork::queue_up(End& from, size_t bytes, Timestamp now) {
  const LineQuality& quality = from.quality;
  if (quality.bits_per_second <= 0) return Duration(0);
  const Timestamp begin = std::max(now, from.free_at);
  if (begin - now > quality.queue) return std::nullopt;
  from.free_at = begin + Duration(static_cast<int64_t>(bytes) * 8 * std::nano::den / quality.bits_per_second);
  return from.free_at - now;
}

void VirtualNetwork::send(End& from, media::Bytes datagram, Timestamp now) {
  if (from.peer == nullptr) return;
  const size_t bytes = datagram.size() + kHeaders;
  ++from.datagrams;
  from.bytes += static_cast<int64_t>(bytes);
  const auto queued = lost(from) ? std::nullopt : queue_up(from, bytes, now);
  if (!queued) {
    ++from.lost;
    return;
  }
  Duration delay = from.quality.delay + *queued;
  if (from.quality.jitter.count() > 0) {
    delay += Duration(static_cast<int64_t>(random_.below(static_cast<uint64_t>(from.quality.jitter.count()))));
  }
  queue_.push({now + delay, order_++, from.peer,
               std::make_shared<std::vector<uint8_t>>(datagram.begin(), datagram.end())});
}

void VirtualNetwork::run(Timestamp now) {
  while (!queue_.empty() && queue_.top().at <= now) {
    const Flight flight = queue_.top();
    queue_.pop();
    if (flight.to->deliver) flight.to->deliver(*flight.bytes, flight.at);
  }
}

void VirtualNetwork::forget(const End& end) {
  std::priority_queue<Flight> kept;
  for (; !queue_.empty(); queue_.pop()) {
    if (queue_.top().to != &end) kept.push(queue_.top());
  }
  queue_ = std::move(kept);
}

VirtualIce::VirtualIce(VirtualNetwork& network, VirtualNetwork::End& end, mcu::IceListener& listener,
                       media::Address remote, std::function<Timestamp()> now)
    : network_(network), end_(end), listener_(listener), remote_(remote), now_(std::move(now)) {
  end_.deliver = [this](media::MutableBytes datagram, Timestamp at) {
    if (stalled_ && waiting_.size() >= room_) {
      ++dropped_;
      return;
    }
    if (held_ || stalled_) {
      waiting_.emplace_back(held_ ? at : media::kNever, std::vector<uint8_t>(datagram.begin(), datagram.end()));
      return;
    }
    listener_.on_datagram(datagram, remote_, true, at);
  };
}

VirtualIce::~VirtualIce() {
  end_.deliver = nullptr;
  network_.forget(end_);
}

mcu::IceDescription VirtualIce::local() const {
  const std::string number = std::to_string(generation_);
  media::IceCandidate candidate;
  candidate.foundation = "1";
  candidate.priority = 1;
  candidate.address = "192.0.2.1";
  candidate.port = 9999;
  return {{"user" + number, "apasswordofenoughlength" + number}, {candidate}};
}

media::Result<void> VirtualIce::set_remote(const mcu::IceCredentials& remote) {
  if (!remote_credentials_.ufrag.empty() && !(remote == remote_credentials_)) ++generation_;
  remote_credentials_ = remote;
  told_ = false;
  return {};
}

void VirtualIce::settle(Timestamp now) {
  if (!held_ && !stalled_) read();
  if (told_ || remote_credentials_.ufrag.empty()) return;
  told_ = true;
  listener_.on_ice_state(mcu::IceState::kConnected, remote_, now);
}

void VirtualIce::stall(bool stalled, size_t room) {
  stalled_ = stalled;
  room_ = room;
}

void VirtualIce::send(media::DatagramBatch& batch) {
  for (size_t i = 0; i < batch.size(); ++i) network_.send(end_, batch[i], now_());
  batch.clear();
}

void VirtualIce::hold(bool held) {
  held_ = held;  // what waits is handed up by settle()
}

void VirtualIce::read() {
  for (auto& [at, datagram] : std::exchange(waiting_, {})) {
    listener_.on_datagram(datagram, remote_, true, at == media::kNever ? now_() : at);
  }
}

}  // namespace sim
