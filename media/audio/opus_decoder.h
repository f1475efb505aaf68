#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "media/base/bytes.h"
#include "media/base/result.h"

struct OpusDecoder;

namespace media {

// One Opus stream to mono float at 48 kHz; stereo packets are folded down by the library. Allocates when created only.
// Not thread-safe, one thread at a time.
class OpusDecoder {
 public:
  // Fails with "audio.opus_decoder" if the library refuses.
  static Result<OpusDecoder> create();

  // Each fills `out` from its start and gives the number of samples written: what the packet holds, or for conceal and
  // decode_fec all of `out`, whose size must be a multiple of 120. 0: the packet could not be decoded (the decoder
  // stays usable) or does not fit. `out` needs at most kMaxOpusPacketSamples.
  size_t decode(Bytes packet, std::span<float> out);
  // The sound lost right before `next`, from the copy inside it; the library conceals what the copy does not cover.
  size_t decode_fec(Bytes next, std::span<float> out);
  // The sound continued by the library, fading out over some hundred milliseconds.
  size_t conceal(std::span<float> out);

  // Forgets everything, for a stream that begins anew.
  void reset();

 private:
  struct Deleter {
    void operator()(::OpusDecoder* decoder) const;
  };
  explicit OpusDecoder(std::unique_ptr<::OpusDecoder, Deleter> decoder) : decoder_(std::move(decoder)) {}
  std::unique_ptr<::OpusDecoder, Deleter> decoder_;
};

}  // namespace media
