#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "media/packet/header_extensions.h"
#include "media/video/encoded_frame.h"
#include "media/video/vp8_encoder.h"

namespace sim {

// The simulcast layers of a simulated camera: l, m, h.
inline constexpr std::array<media::Size, 3> kLayerSizes = {{{80, 44}, {160, 90}, {320, 180}}};
inline constexpr int kPicturesPerSecond = 15;
media::Vp8Encoder::Settings layer_settings(media::Size size);

// What a hall sends, encoded once and played by many sites over and over, so that a conference costs little more than
// the bridge's own work: pictures that move, and perhaps the sound of a room in which nobody speaks.
struct Reel {
  struct Sound {
    std::vector<uint8_t> packet;  // 20 ms of Opus
    media::AudioLevel level;
  };
  std::vector<Sound> sound;                                                   // empty: the site encodes its own
  std::array<std::vector<media::EncodedFrame>, kLayerSizes.size()> layers{};  // each begins with its only key frame
};

// `seconds` of it, at the bit rates of layer_settings(); the same for the same seed.
Reel make_reel(uint64_t seed, int seconds, bool with_sound,
               const std::array<media::Size, kLayerSizes.size()>& sizes = kLayerSizes);

}  // namespace sim
