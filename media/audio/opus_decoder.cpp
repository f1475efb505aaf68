#include "media/audio/opus_decoder.h"

#include <opus/opus.h>

#include "media/audio/audio_frame.h"
#include "media/audio/opus_packet.h"
#include "media/base/library_clock.h"

namespace media {
namespace {

size_t run(::OpusDecoder* decoder, Bytes packet, std::span<float> out, bool fec) {
  const LibraryCall call(LibraryKind::kOpusDecode);
  const int samples = opus_decode_float(decoder, packet.empty() ? nullptr : packet.data(),
                                        static_cast<opus_int32>(packet.size()), out.data(),
                                        static_cast<int>(out.size()), fec ? 1 : 0);
  return samples > 0 ? static_cast<size_t>(samples) : 0;
}

bool is_whole(std::span<const float> out) { return !out.empty() && out.size() % 120 == 0; }

}  // namespace

void OpusDecoder::Deleter::operator()(::OpusDecoder* decoder) const { opus_decoder_destroy(decoder); }

Result<OpusDecoder> OpusDecoder::create() {
  int error = OPUS_OK;
  std::unique_ptr<::OpusDecoder, Deleter> decoder(opus_decoder_create(kSampleRate, 1, &error));
  if (!decoder) return failure("audio.opus_decoder", std::string("Opus decoder: ") + opus_strerror(error));
  return OpusDecoder(std::move(decoder));
}

size_t OpusDecoder::decode(Bytes packet, std::span<float> out) {
  if (packet.empty()) return 0;
  return run(decoder_.get(), packet, out.first(std::min<size_t>(out.size(), kMaxOpusPacketSamples)), false);
}

size_t OpusDecoder::decode_fec(Bytes next, std::span<float> out) {
  if (next.empty() || !is_whole(out)) return 0;
  return run(decoder_.get(), next, out, true);
}

size_t OpusDecoder::conceal(std::span<float> out) { return is_whole(out) ? run(decoder_.get(), {}, out, false) : 0; }

void OpusDecoder::reset() { opus_decoder_ctl(decoder_.get(), OPUS_RESET_STATE); }

}  // namespace media
