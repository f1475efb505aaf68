#include "media/packet/rtcp/compound.h"

namespace media::rtcp_detail {
namespace {

Kind transport_feedback(uint8_t format) {
  if (format == 1) return Kind::kNack;
  return format == 15 ? Kind::kTransportCc : Kind::kUnknown;
}

// Format 15 is shared by all application layer feedback; REMB names itself behind the two SSRCs.
bool names_remb(Bytes body) { return body.size() >= 12 && as_text(body.subspan(8, 4)) == "REMB"; }

Kind payload_feedback(const RtcpPacketView& packet) {
  if (packet.count == 1) return Kind::kPli;
  if (packet.count == 4) return Kind::kFir;
  return packet.count == 15 && names_remb(packet.body) ? Kind::kRemb : Kind::kUnknown;
}

}  // namespace

Kind kind_of(const RtcpPacketView& packet) {
  switch (packet.type) {
    case rtcp_type::kSenderReport: return Kind::kSenderReport;
    case rtcp_type::kReceiverReport: return Kind::kReceiverReport;
    case rtcp_type::kSdes: return Kind::kSdes;
    case rtcp_type::kBye: return Kind::kBye;
    case rtcp_type::kTransportFeedback: return transport_feedback(packet.count);
    case rtcp_type::kPayloadFeedback: return payload_feedback(packet);
    default: return Kind::kUnknown;
  }
}

}  // namespace media::rtcp_detail
