#pragma once

#include <optional>
#include <type_traits>

#include "media/base/bytes.h"
#include "media/packet/rtcp/bye.h"
#include "media/packet/rtcp/fir.h"
#include "media/packet/rtcp/nack.h"
#include "media/packet/rtcp/pli.h"
#include "media/packet/rtcp/receiver_report.h"
#include "media/packet/rtcp/remb.h"
#include "media/packet/rtcp/rtcp_header.h"
#include "media/packet/rtcp/sdes.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtcp/transport_cc_feedback.h"

namespace media {

// Handlers of several messages in one visitor:
//   for_each_rtcp(compound, RtcpVisitor{[&](const SenderReport& sr) {…}, [&](const Nack& nack) {…}});
template <typename... Handlers>
struct RtcpVisitor : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
RtcpVisitor(Handlers...) -> RtcpVisitor<Handlers...>;

// What for_each_rtcp made of a compound.
struct RtcpOutcome {
  int messages = 0;        // of a kind we know and well formed
  int malformed = 0;       // of a kind we know, but wrong; the rest of the compound is still read
  int unknown = 0;         // of a kind we do not know: skipped
  bool truncated = false;  // a header did not fit; what followed was not read
};

// Hands every message of a decrypted RTCP packet, compound (RFC 3550 §6.1) or reduced-size (RFC 5506), to `visitor`,
// which is called with a const reference to each message type it can be called with; other types are parsed for
// nobody and skipped. Messages live during the call only.
template <typename Visitor>
RtcpOutcome for_each_rtcp(Bytes compound, Visitor&& visitor);

namespace rtcp_detail {

template <typename Message, typename Visitor>
void deliver(std::optional<Message> (*parse)(const RtcpPacketView&), const RtcpPacketView& packet, Visitor& visitor,
             RtcpOutcome& outcome) {
  if constexpr (std::is_invocable_v<Visitor&, const Message&>) {
    if (const std::optional<Message> message = parse(packet)) {
      ++outcome.messages;
      visitor(*message);
    } else {
      ++outcome.malformed;
    }
  } else {
    ++outcome.messages;
  }
}

enum class Kind { kSenderReport, kReceiverReport, kSdes, kBye, kNack, kTransportCc, kPli, kFir, kRemb, kUnknown };
Kind kind_of(const RtcpPacketView& packet);

}  // namespace rtcp_detail

template <typename Visitor>
RtcpOutcome for_each_rtcp(Bytes compound, Visitor&& visitor) {
  using rtcp_detail::Kind;
  RtcpOutcome outcome;
  ByteReader reader(compound);
  while (const auto packet = read_rtcp_packet(reader)) {
    const auto deliver = [&](auto parse) { rtcp_detail::deliver(parse, *packet, visitor, outcome); };
    switch (rtcp_detail::kind_of(*packet)) {
      case Kind::kSenderReport: deliver(&parse_sender_report); break;
      case Kind::kReceiverReport: deliver(&parse_receiver_report); break;
      case Kind::kSdes: deliver(&parse_sdes); break;
      case Kind::kBye: deliver(&parse_bye); break;
      case Kind::kNack: deliver(&parse_nack); break;
      case Kind::kTransportCc: deliver(&parse_transport_cc_feedback); break;
      case Kind::kPli: deliver(&parse_pli); break;
      case Kind::kFir: deliver(&parse_fir); break;
      case Kind::kRemb: deliver(&parse_remb); break;
      case Kind::kUnknown: ++outcome.unknown; break;
    }
  }
  outcome.truncated = !reader.ok();
  return outcome;
}

}  // namespace media
