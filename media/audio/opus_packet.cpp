#include "media/audio/opus_packet.h"

#include <array>

#include <opus/opus.h>

namespace media {
namespace {

constexpr int kMaxFrames = 48;
constexpr uint8_t kFirstCeltConfig = 16;  // RFC 6716 §3.1, table 2

// The flags lead the first SILK frame: one voice activity bit per 20 ms, then one LBRR bit, and for stereo the same
// again for the side channel (RFC 6716 §4.2.3).
bool carries_lbrr(Bytes payload, const uint8_t* first_frame, int first_size, const OpusPacketInfo& info) {
  const bool celt_only = (payload[0] >> 3) >= kFirstCeltConfig;
  if (celt_only || first_size == 0) return false;
  const int silk_frames = info.samples_per_frame > 960 ? info.samples_per_frame / 960 : 1;
  const bool middle = (first_frame[0] >> (7 - silk_frames)) & 1;
  const bool side = info.stereo && ((first_frame[0] >> (6 - 2 * silk_frames)) & 1);
  return middle || side;
}

}  // namespace

std::optional<OpusPacketInfo> parse_opus_packet(Bytes payload) {
  if (payload.empty()) return std::nullopt;
  const uint8_t* toc = payload.data();
  std::array<const unsigned char*, kMaxFrames> frames{};
  std::array<opus_int16, kMaxFrames> sizes{};
  const int count = opus_packet_parse(toc, static_cast<opus_int32>(payload.size()), nullptr, frames.data(),
                                      sizes.data(), nullptr);
  if (count <= 0) return std::nullopt;

  OpusPacketInfo info;
  info.frames = count;
  info.samples_per_frame = opus_packet_get_samples_per_frame(toc, 48'000);
  if (info.samples() > kMaxOpusPacketSamples) return std::nullopt;
  info.stereo = opus_packet_get_nb_channels(toc) == 2;
  info.has_fec = carries_lbrr(payload, frames[0], sizes[0], info);
  info.dtx = payload.size() <= 2;
  return info;
}

}  // namespace media
