#include <algorithm>
#include <cmath>

#include "media/audio/audio_frame.h"
#include "tools/endpoint/core/make_tracks.h"

namespace tools {

namespace {

auto broken(const char* why) { return media::failure("endpoint.wav", std::string("not a usable WAV file: ") + why); }

// RIFF numbers are little-endian.
uint32_t little(media::Bytes bytes) {
  uint32_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;) value = (value << 8) | bytes[i];
  return value;
}

struct Format {
  uint32_t kind = 0, channels = 0, rate = 0, bits = 0;
};

std::vector<float> fold(media::Bytes data, uint32_t channels) {
  const size_t frame = 2 * channels;
  std::vector<float> mono(data.size() / frame);
  for (size_t i = 0; i < mono.size(); ++i) {
    float sum = 0;
    for (size_t c = 0; c < channels; ++c) {
      sum += static_cast<float>(static_cast<int16_t>(little(data.subspan(i * frame + 2 * c, 2))));
    }
    mono[i] = sum / (32768.0F * static_cast<float>(channels));
  }
  return mono;
}

// Between the two nearest samples: enough for speech from a synthesiser.
std::vector<float> resample(const std::vector<float>& from, uint32_t rate) {
  if (rate == media::kSampleRate) return from;
  const double step = static_cast<double>(rate) / media::kSampleRate;
  std::vector<float> to(static_cast<size_t>(static_cast<double>(from.size()) / step));
  for (size_t i = 0; i < to.size(); ++i) {
    const double place = static_cast<double>(i) * step;
    const auto left = static_cast<size_t>(place);
    const size_t right = std::min(left + 1, from.size() - 1);
    const auto share = static_cast<float>(place - static_cast<double>(left));
    to[i] = from[left] * (1 - share) + from[right] * share;
  }
  return to;
}

}  // namespace

media::Result<std::vector<float>> parse_wav(media::Bytes file) {
  media::ByteReader reader(file);
  const bool riff = media::as_text(reader.take(4)) == "RIFF";
  reader.skip(4);
  if (!riff || media::as_text(reader.take(4)) != "WAVE") return broken("no RIFF/WAVE head");
  Format format;
  while (reader.remaining() >= 8) {
    const auto id = media::as_text(reader.take(4));
    // A program that writes to a pipe gives no true length; the rest of the file is the sound then.
    const size_t declared = little(reader.take(4));
    const size_t size = std::min(declared, reader.remaining());
    const auto body = reader.take(size);
    if (id == "fmt " && size >= 16) {
      format = {little(body.subspan(0, 2)), little(body.subspan(2, 2)), little(body.subspan(4, 4)),
                little(body.subspan(14, 2))};
    } else if (id == "data") {
      if (format.kind != 1 || format.bits != 16) return broken("only 16-bit PCM is read");
      if (format.channels < 1 || format.channels > 8 || format.rate < 4000 || format.rate > 192'000) {
        return broken("number of channels or rate");
      }
      auto mono = fold(body, format.channels);
      if (mono.empty()) return broken("it has no sound");
      return resample(mono, format.rate);
    }
    if (size % 2 != 0) reader.skip(1);
  }
  return broken("it has no data");
}

}  // namespace tools
