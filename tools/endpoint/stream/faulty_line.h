#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "mcu/ice/ice_transport.h"
#include "media/base/random.h"

namespace tools {

// What is wrong with the line of a seat towards the bridge.
struct LineFault {
  double loss = 0;   // share of the datagrams, 0…1
  double burst = 1;  // how many are lost in a row, on the average; 1: each by itself
  int kbps = 0;      // what the line carries, with the headers of IP and UDP; 0: whatever comes
  bool any() const { return loss > 0 || kbps > 0; }
};

// A bad uplink in front of a seat's path. Datagrams are lost by Gilbert's model (two states: in one all are lost). Of a
// thin line each datagram takes its time, the next ones wait behind it, and who would wait for longer than kLongestWait
// is dropped, as by a modem. ICE's own checks go past it. Seeded: the same seed loses the same datagrams.
//
// poll() at each wake-up of the seat, before the connection's, which may send(): that happens at the time of the last
// poll(). Allocates for each datagram that waits. One thread.
class FaultyLine : public mcu::IceTransport {
 public:
  static constexpr media::Duration kLongestWait = std::chrono::milliseconds(600);
  static constexpr size_t kHeaders = 28;  // of IPv4 and UDP

  FaultyLine(std::unique_ptr<mcu::IceTransport> path, const LineFault& fault, uint64_t seed);

  // Sends on what has got through by now.
  void poll(media::Timestamp now);
  media::Timestamp next_deadline() const { return waiting_.empty() ? media::kNever : waiting_.front().through; }

  struct Counters {
    uint64_t passed = 0;
    uint64_t lost = 0;
    uint64_t overflowed = 0;
  };
  const Counters& counters() const { return counters_; }

  mcu::IceDescription local() const override { return path_->local(); }
  media::Result<void> set_remote(const mcu::IceCredentials& remote) override { return path_->set_remote(remote); }
  media::Result<void> add_remote_candidate(std::string_view line) override { return path_->add_remote_candidate(line); }
  void send(media::DatagramBatch& batch) override;
  void hold(bool held) override { path_->hold(held); }
  void read() override { path_->read(); }
  uint64_t dropped() const override { return path_->dropped(); }

 private:
  struct Waiting {
    media::Timestamp through{};  // when its last bit has left
    std::vector<uint8_t> datagram;
  };
  bool loses();
  void queue(media::Bytes datagram);
  void pass(media::Bytes datagram);
  void flush();

  std::unique_ptr<mcu::IceTransport> path_;
  LineFault fault_;
  media::Random random_;
  bool losing_ = false;
  media::Timestamp now_{};
  media::Timestamp free_at_{};  // when the line has nothing more to carry
  std::deque<Waiting> waiting_;
  media::DatagramBatch out_;
  Counters counters_;
};

}  // namespace tools
