#include "media/packet/demux.h"

namespace media {

DatagramKind classify_datagram(Bytes datagram) {
  if (datagram.empty()) return DatagramKind::kUnknown;
  const uint8_t first = datagram[0];
  if (first <= 3) return DatagramKind::kStun;
  if (first >= 20 && first <= 63) return DatagramKind::kDtls;
  if (first < 128 || first > 191 || datagram.size() < 2) return DatagramKind::kUnknown;
  const uint8_t second = datagram[1];
  return second >= 192 && second <= 223 ? DatagramKind::kRtcp : DatagramKind::kRtp;
}

}  // namespace media
