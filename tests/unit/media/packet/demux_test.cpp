#include "media/packet/demux.h"

#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(ClassifyDatagram, FollowsRfc7983) {
  struct Case {
    std::vector<uint8_t> datagram;
    DatagramKind kind;
  };
  const std::vector<Case> cases = {
      {{}, DatagramKind::kUnknown},
      {{0, 1}, DatagramKind::kStun},
      {{3, 255}, DatagramKind::kStun},
      {{4, 0}, DatagramKind::kUnknown},
      {{16, 0}, DatagramKind::kUnknown},   // ZRTP
      {{19, 0}, DatagramKind::kUnknown},
      {{20, 254}, DatagramKind::kDtls},
      {{63, 254}, DatagramKind::kDtls},
      {{64, 0}, DatagramKind::kUnknown},   // TURN channel
      {{127, 0}, DatagramKind::kUnknown},
      {{128}, DatagramKind::kUnknown},     // too short to tell RTP from RTCP
      {{128, 96}, DatagramKind::kRtp},
      {{144, 0x80 | 63}, DatagramKind::kRtp},  // marker and payload type 63
      {{128, 191}, DatagramKind::kRtp},
      {{128, 192}, DatagramKind::kRtcp},
      {{129, 200}, DatagramKind::kRtcp},
      {{191, 223}, DatagramKind::kRtcp},
      {{128, 224}, DatagramKind::kRtp},
      {{192, 200}, DatagramKind::kUnknown},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(classify_datagram(c.datagram), c.kind)
        << (c.datagram.empty() ? -1 : c.datagram[0]) << " " << (c.datagram.size() < 2 ? -1 : c.datagram[1]);
  }
}

}  // namespace
}  // namespace media
