#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/video/i420_frame.h"
#include "tools/endpoint/core/track.h"

// Encodes what replayed endpoints send. Takes seconds of CPU: done once, by make_media.
namespace tools {

struct SimulcastLayer {
  std::string_view rid;
  media::Size size;
  int bitrate;
};
// As the hall page sends it.
inline constexpr std::array<SimulcastLayer, 3> kSimulcastLayers{
    {{"h", {1280, 720}, 1'500'000}, {"m", {640, 360}, 500'000}, {"l", {320, 180}, 150'000}}};

// The picture of a simulated site in all three layers, `frames` long (a multiple of 30, at most 1020), a key frame each
// second.
media::Result<std::vector<Track>> make_video_tracks(uint8_t site, media::YuvColour colour, int frames);

// As the hall page sends a paper.
inline constexpr media::Size kDocumentSize{1920, 1080};
inline constexpr int kDocumentFramesPerSecond = 5;
// The document that a simulated site presents, `frames` long (a multiple of 5, at most 1020), a key frame each second.
// `site` < kDocumentSigns.
media::Result<Track> make_document_track(uint8_t site, media::YuvColour colour, int frames);

// A tone with its markers, `seconds` long; the loop closes without a click.
media::Result<Track> make_tone_track(double hertz, int seconds);
media::Result<Track> make_silence_track();
// Faint noise at about −65 dBov, as of a hall with nobody speaking.
media::Result<Track> make_quiet_track();
// Any sound, 48 kHz mono; the last packet is filled up with silence.
media::Result<Track> make_sound_track(std::span<const float> samples);

// A RIFF/WAVE file with 16-bit PCM, any rate, channels folded, resampled to 48 kHz. Error: endpoint.wav.
media::Result<std::vector<float>> parse_wav(media::Bytes file);

}  // namespace tools
