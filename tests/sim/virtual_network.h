#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <limits>
#include <memory>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include "mcu/ice/ice_transport.h"
#include "media/base/random.h"
#include "media/base/time.h"

namespace sim {

using media::Duration;
using media::Timestamp;

// How one direction of a line treats datagrams.
struct LineQuality {
  Duration delay = std::chrono::milliseconds(10);
  Duration jitter{0};           // uniform on top of the delay; later datagrams may overtake
  double loss = 0;              // 0…1, independent
  double burst_loss = 0;        // share lost in bursts of `burst_length` (Gilbert)
  int burst_length = 20;
  bool down = false;            // everything is lost
  int64_t bits_per_second = 0;  // what the line carries, IP and UDP headers counted; 0: whatever comes
  Duration queue = std::chrono::milliseconds(200);  // what waits longer for a thin line is lost
};

// A seeded network in virtual time: the same seed gives the same order of events.
class VirtualNetwork {
 public:
  explicit VirtualNetwork(uint64_t seed) : random_(seed) {}

  // One end of a line. `deliver` gets datagrams when their time has come.
  using Deliver = std::function<void(media::MutableBytes datagram, Timestamp now)>;
  struct End {
    LineQuality quality;  // of what this end sends; may be changed at any time
    Deliver deliver;      // at this end
    End* peer = nullptr;
    int burst_left = 0;
    Timestamp free_at{};  // when a thin line has sent all that waits
    // What this end has sent until now, and what of it was lost.
    int64_t datagrams = 0, lost = 0, bytes = 0;
  };

  void send(End& from, media::Bytes datagram, Timestamp now);
  // Delivers what is due.
  void run(Timestamp now);
  Timestamp next_deadline() const { return queue_.empty() ? media::kNever : queue_.top().at; }
  // Forgets what is under way to an end that goes.
  void forget(const End& end);

 private:
  struct Flight {
    Timestamp at;
    uint64_t order;
    End* to;
    std::shared_ptr<std::vector<uint8_t>> bytes;
    bool operator<(const Flight& other) const {
      return at != other.at ? at > other.at : order > other.order;
    }
  };
  bool lost(End& from);
  // How long a datagram waits for a thin line and takes to leave; nullopt: there is no room.
  static std::optional<Duration> queue_up(End& from, size_t bytes, Timestamp now);

  media::Random random_;
  uint64_t order_ = 0;
  std::priority_queue<Flight> queue_;
};

// IceTransport over one end of a virtual line: connected as soon as both sides have credentials.
class VirtualIce : public mcu::IceTransport {
 public:
  VirtualIce(VirtualNetwork& network, VirtualNetwork::End& end, mcu::IceListener& listener, media::Address remote,
             std::function<Timestamp()> now);
  ~VirtualIce() override;

  mcu::IceDescription local() const override;
  media::Result<void> set_remote(const mcu::IceCredentials& remote) override;
  media::Result<void> add_remote_candidate(std::string_view) override { return {}; }
  void send(media::DatagramBatch& batch) override;
  void hold(bool held) override;
  void read() override;
  uint64_t dropped() const override { return dropped_; }

  // To be called outside the owner's calls: tells the listener of a change, and what was held and is no more.
  void settle(Timestamp now);
  // Stalled: the owner's thread does not run. What comes waits in the socket, which has room for `room` datagrams, and
  // arrives when it is read.
  void stall(bool stalled, size_t room = std::numeric_limits<size_t>::max());

 private:
  VirtualNetwork& network_;
  VirtualNetwork::End& end_;
  mcu::IceListener& listener_;
  media::Address remote_;
  std::function<Timestamp()> now_;
  int generation_ = 0;
  mcu::IceCredentials remote_credentials_;
  bool told_ = false;
  bool held_ = false;
  bool stalled_ = false;
  size_t room_ = 0;  // while stalled
  uint64_t dropped_ = 0;
  std::vector<std::pair<Timestamp, std::vector<uint8_t>>> waiting_;  // kNever: arrives when it is read
};

}  // namespace sim
