#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "media/audio/audio_frame.h"
#include "media/audio/level.h"

namespace media {

// What a hall's sound was like in a second. Shares are of the ticks, 0 … 1; without a tick all is silence and 0.
struct SoundSecond {
  float level_dbov = kSilenceDbov;  // root mean square of the second
  float peak_dbov = kSilenceDbov;   // of the largest sample
  float clipped = 0;  // ticks with at least kClippedSamples at full scale: the microphone's gain is too high
  float clipped_samples = 0;  // share of samples, not of ticks, at full scale
  float silent = 0;   // ticks below −60 dBov: less than the hall itself makes
  float voiced = 0;   // ticks above −50 dBov, as in the header extension (level.h)
  // All ticks were digital zero or a constant: the input is not connected, or muted in the computer. Within the two
  // steps of 16 bits that Opus makes of it; the noise of a microphone, of one step, comes out of Opus with six.
  bool dead = false;
  // In its quietest 200 ms mostly mains hum (50, 100, 150 Hz) above −55 dBov: a cable, an earth.
  bool hum = false;
  float hum_dbov = kSilenceDbov;  // of those three in that moment
};

// Measures a site's decoded sound. One call per tick, about 1 µs; no allocation; one thread at a time.
//
// Not told: clipping before a volume control turned it down; hum of 60 Hz.
class SoundCondition {
 public:
  static constexpr int kClippedSamples = 3;

  void run(const AudioFrame& frame);
  // What was since the last call, which should be a second ago.
  SoundSecond take();

 private:
  static constexpr size_t kHarmonics = 3;

  void listen_for_hum(const AudioFrame& frame);
  void end_hum_block();

  int ticks_ = 0, clipped_ = 0, clipped_samples_ = 0, silent_ = 0, voiced_ = 0, live_ = 0;
  double energy_ = 0;  // mean squares added up
  float peak_ = 0;

  std::array<float, kHarmonics> last_{};  // Goertzel's filters over a block of 200 ms
  std::array<float, kHarmonics> before_last_{};
  float block_energy_ = 0;
  int block_ticks_ = 0;
  bool any_block_ = false;
  float quietest_ = 0;      // mean square of the quietest block
  float quietest_hum_ = 0;  // of its hum
};

}  // namespace media
