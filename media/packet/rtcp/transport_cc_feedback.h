#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bounded_vector.h"
#include "media/base/time.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

inline constexpr size_t kMaxFeedbackPackets = 1024;

// Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1): when each
// packet of the transport, counted by its own sequence number, arrived.
struct TransportCcFeedback {
  struct Packet {
    uint16_t sequence_number = 0;
    // On the receiver's clock modulo kReferenceWrap, in steps of 250 µs; nullopt: not received. Within one message
    // times do not wrap, so differences are right; across messages take them modulo kReferenceWrap.
    std::optional<Duration> arrival;
    friend bool operator==(const Packet&, const Packet&) = default;
  };
  uint32_t sender_ssrc = 0;
  uint32_t media_ssrc = 0;
  uint8_t feedback_count = 0;                           // counts feedback messages, wraps
  BoundedVector<Packet, kMaxFeedbackPackets> packets;   // consecutive numbers, from the base sequence number on
};

inline constexpr Duration kFeedbackTick = std::chrono::microseconds(250);
inline constexpr Duration kFeedbackReferenceTick = std::chrono::milliseconds(64);
// The reference time has 24 bits of 64 ms.
inline constexpr Duration kFeedbackReferenceWrap = kFeedbackReferenceTick * (int64_t{1} << 24);

// Packets beyond kMaxFeedbackPackets are left out. A feedback whose deltas end early is malformed.
std::optional<TransportCcFeedback> parse_transport_cc_feedback(const RtcpPacketView& packet);

// Gives how many of `packets` the message covers: all of them unless neighbours lie more than 8.19 s apart in arrival
// or `out` has too little space, then the caller sends the rest in another message. 0 (and nothing written) if none of
// what fits was received.
size_t write_transport_cc_feedback(const TransportCcFeedback& feedback, ByteWriter& out);

}  // namespace media
