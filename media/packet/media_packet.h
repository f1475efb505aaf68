#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/time.h"
#include "media/packet/header_extensions.h"

namespace media {

class PayloadStore;

enum class MediaKind : uint8_t { kAudio, kVideo };

// One packet of a source as it goes from the receive stream through the graph: decrypted, deduplicated, RTX already
// undone. A value passed down by call; `payload` is a view valid only during the call, so a sink that keeps it
// copies, or shares its keeper.
struct MediaPacket {
  int64_t sequence_number = 0;  // unwrapped, of the source's (simulcast layer's) stream
  int64_t timestamp = 0;        // unwrapped RTP time, clock rate of the kind: 48 kHz audio, 90 kHz video
  bool marker = false;
  Bytes payload;                            // codec payload with its payload descriptor (RFC 7741 or RFC 7587)
  const PayloadStore* keeper = nullptr;     // where the payload lies for a while longer than the call; null: nowhere
  std::optional<AudioLevel> audio_level;    // RFC 6464, from the endpoint
  Timestamp arrival;                        // when the datagram was read
  std::optional<Timestamp> capture;         // capture time on the mcu's clock, once sender reports allow (SenderClock)
};

// What every consumer of a source implements (subscription, jitter buffer, frame assembler, recorder).
class MediaSink {
 public:
  virtual ~MediaSink() = default;
  virtual void on_packet(const MediaPacket& packet, Timestamp now) = 0;
};

inline constexpr int kVideoClockRate = 90'000;
inline constexpr int kAudioClockRate = 48'000;

}  // namespace media
