#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "media/base/sequence.h"
#include "media/base/time.h"
#include "media/packet/rtcp/transport_cc_feedback.h"

namespace media {

// Gives every packet sent on one transport its transport-wide sequence number and turns feedback into results per
// packet, for a bandwidth estimator and for line figures. Single thread; no allocation after construction.
class TransportCcSender {
 public:
  struct PacketResult {
    int64_t sequence_number = 0;  // unwrapped
    Timestamp sent;
    uint32_t size = 0;            // bytes, as given to on_send
    // When it arrived, on the receiver's clock: only differences mean anything. nullopt: lost (or late for its report).
    std::optional<Duration> arrival;
  };

  TransportCcSender();

  // The number for a packet of `size` bytes that is sent now.
  uint16_t on_send(size_t size, Timestamp now);

  // One result per packet that is reported on for the first time, or for the first time as received; ascending. Valid
  // until the next call.
  std::span<const PacketResult> on_feedback(const TransportCcFeedback& feedback, Timestamp now);

  uint64_t packets_sent() const { return static_cast<uint64_t>(next_); }
  uint64_t packets_acknowledged() const { return acknowledged_; }
  uint64_t packets_lost() const { return lost_; }  // reported so, and not reported received since
  // Shortest time from send to feedback of the newest packet of a message: an upper bound of the RTT. 0: none yet.
  Duration min_feedback_delay() const { return min_feedback_delay_; }

 private:
  static constexpr size_t kHistory = 4096;
  enum class State : uint8_t { kInFlight, kLost, kReceived };
  struct Sent {
    Timestamp time;
    uint32_t size = 0;
    State state = State::kInFlight;
  };

  Duration unwrap_arrival(Duration arrival);

  int64_t next_ = 0;
  std::unique_ptr<Sent[]> sent_;             // by number modulo kHistory
  std::unique_ptr<PacketResult[]> results_;  // kMaxFeedbackPackets
  std::optional<Duration> last_arrival_;     // unwrapped
  uint64_t acknowledged_ = 0;
  uint64_t lost_ = 0;
  Duration min_feedback_delay_{0};
};

}  // namespace media
