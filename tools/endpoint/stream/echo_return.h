#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "media/audio/audio_frame.h"
#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/base/time.h"

namespace tools {

// A loudspeaker that a hall's microphone hears.
struct EchoFault {
  media::Duration delay{0};  // from what is heard to what is sent
  double loss_db = 15;       // how much quieter it comes back
  bool any() const { return delay.count() > 0; }
};

// Mixes what a seat hears into what it sends, later and quieter. Sans-IO; one thread.
class EchoReturn {
 public:
  // `fault.delay` up to kLongestDelay. Errors: of the codec.
  static media::Result<std::unique_ptr<EchoReturn>> create(const EchoFault& fault);

  static constexpr media::Duration kLongestDelay = std::chrono::milliseconds(500);

  // The next sound from the bridge, decoded.
  void hear(std::span<const float> samples);

  struct Packet {
    media::Bytes data;  // until the next call; empty if it could not be coded
    uint8_t level = 127;
  };
  // The next 20 ms: `own`, an Opus packet of as much, with the echo in it.
  Packet mix(media::Bytes own);

 private:
  EchoReturn(const EchoFault& fault, media::OpusDecoder decoder, media::OpusEncoder encoder);
  float heard(int64_t sample) const;

  int64_t delay_;  // samples
  float gain_;
  media::OpusDecoder decoder_;
  media::OpusEncoder encoder_;
  std::vector<float> ring_;  // the newest of what was heard
  int64_t written_ = 0;      // samples heard so far
  int64_t read_ = 0;         // the next one that comes back
  bool fresh_ = false;       // something was heard since the last packet
  std::array<uint8_t, media::kMaxEncodedAudio> packet_{};
};

}  // namespace tools
