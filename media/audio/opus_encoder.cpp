#include "media/audio/opus_encoder.h"

#include <algorithm>
#include <cstring>

#include <opus/opus.h>

#include "media/base/check.h"
#include "media/base/library_clock.h"

namespace media {

Result<OpusEncoder> OpusEncoder::create(const OpusEncoderOptions& options) {
  const auto size = static_cast<size_t>(opus_encoder_get_size(1));
  OpusEncoder result(std::make_unique<std::byte[]>(size), size);
  ::OpusEncoder* encoder = result.encoder();
  int error = opus_encoder_init(encoder, kSampleRate, 1, OPUS_APPLICATION_VOIP);
  const auto set = [&](int outcome) {
    if (error == OPUS_OK) error = outcome;
  };
  set(opus_encoder_ctl(encoder, OPUS_SET_BITRATE(options.bitrate)));
  set(opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(options.complexity)));
  set(opus_encoder_ctl(encoder, OPUS_SET_INBAND_FEC(1)));
  set(opus_encoder_ctl(encoder, OPUS_SET_PACKET_LOSS_PERC(options.loss_percentage)));
  if (error != OPUS_OK) return failure("audio.opus_encoder", std::string("Opus encoder: ") + opus_strerror(error));
  return result;
}

size_t OpusEncoder::encode(std::span<const float, kTickSamples> frame, MutableBytes out) {
  if (out.empty()) return 0;
  const LibraryCall call(LibraryKind::kOpusEncode);
  const auto room = static_cast<opus_int32>(std::min(out.size(), kMaxEncodedAudio));
  const opus_int32 size = opus_encode_float(encoder(), frame.data(), kTickSamples, out.data(), room);
  return size > 0 ? static_cast<size_t>(size) : 0;
}

void OpusEncoder::copy_state_from(const OpusEncoder& other) {
  CHECK(size_ == other.size_);
  std::memcpy(state_.get(), other.state_.get(), size_);
}

void OpusEncoder::set_prediction_disabled(bool disabled) {
  opus_encoder_ctl(encoder(), OPUS_SET_PREDICTION_DISABLED(disabled ? 1 : 0));
}

}  // namespace media
