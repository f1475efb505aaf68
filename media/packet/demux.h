#pragma once

#include "media/base/bytes.h"

namespace media {

enum class DatagramKind { kStun, kDtls, kRtp, kRtcp, kUnknown };

// What a datagram on a multiplexed socket is, by its first byte (RFC 7983 §7) and, for RTP/RTCP, by its second
// (RFC 5761 §4: RTCP packet types 192…223).
DatagramKind classify_datagram(Bytes datagram);

}  // namespace media
