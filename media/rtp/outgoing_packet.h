#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/time.h"
#include "media/packet/header_extensions.h"
#include "media/packet/vp8_descriptor.h"

namespace media {

class PayloadStore;

// One packet on its way to one receiver: numbers are the receiver's, the payload is still the source's. What the
// stream rewriter gives and RtpSendStream writes; an encoder of ours may fill one by hand.
struct OutgoingPacket {
  uint16_t sequence_number = 0;
  uint32_t timestamp = 0;
  bool marker = false;
  // Bytes to send in front of `payload` (a rewritten VP8 descriptor), so that the payload need not be moved.
  std::array<uint8_t, kMaxVp8DescriptorSize> prefix{};
  uint8_t prefix_size = 0;
  Bytes payload;                          // both empty: a packet that only uses up its sequence number
  const PayloadStore* keeper = nullptr;   // as MediaPacket::keeper
  std::optional<AudioLevel> audio_level;  // sent if negotiated
  std::optional<Timestamp> capture;       // feeds sender reports

  size_t payload_size() const { return prefix_size + payload.size(); }
};

}  // namespace media
