#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "media/audio/audio_frame.h"
#include "media/base/bytes.h"
#include "media/base/result.h"

struct OpusEncoder;

namespace media {

// Shared encoders serve several listeners, so nothing of this follows one listener's line.
struct OpusEncoderOptions {
  int bitrate = 32'000;     // bit/s, variable around it
  int complexity = 5;       // 0…10
  int loss_percentage = 10;  // what the in-band FEC is made for
};

inline constexpr size_t kMaxEncodedAudio = 400;  // bytes of one coded tick, far above what the bitrate needs

// One tick of sound to one Opus packet: 48 kHz mono, VOIP, in-band FEC on, DTX off. Allocates when created only. Not
// thread-safe, one thread at a time.
class OpusEncoder {
 public:
  // Fails with "audio.opus_encoder" if the library refuses the options.
  static Result<OpusEncoder> create(const OpusEncoderOptions& options);

  // Gives the packet's size, 0 if the library failed or `out` is too small. Bytes beyond kMaxEncodedAudio are not used.
  size_t encode(std::span<const float, kTickSamples> frame, MutableBytes out);

  // Makes this encoder the exact continuation of `other` (a byte copy, which Opus documents as allowed): fed with the
  // same sound, both give the same bytes from here on, and a decoder of one can go on with the other.
  void copy_state_from(const OpusEncoder& other);

  // While true, frames are coded without reference to earlier ones, so that the decoder of another stream can go on
  // with this one; they sound a little worse. Stays until changed.
  void set_prediction_disabled(bool disabled);

 private:
  explicit OpusEncoder(std::unique_ptr<std::byte[]> state, size_t size) : state_(std::move(state)), size_(size) {}
  ::OpusEncoder* encoder() { return reinterpret_cast<::OpusEncoder*>(state_.get()); }

  std::unique_ptr<std::byte[]> state_;
  size_t size_;
};

}  // namespace media
