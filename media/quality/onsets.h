#pragma once

#include "media/quality/speech_bands.h"

namespace media {

// How much louder each band of a sound just became, in dB, 0 … kMaxOnset: what is left of speech after a loudspeaker,
// a hall, an automatic gain and a codec. What lies in the sound's own steady noise gives no onsets. One call per 10 ms.
class Onsets {
 public:
  static constexpr float kMaxOnset = 6;

  const BandEnergies& run(const BandEnergies& energies);
  const BandEnergies& last() const { return onsets_; }
  // Some band has one.
  bool any() const { return any_; }
  // Mean square of the steady noise in all bands.
  float noise() const;

 private:
  bool started_ = false;
  bool any_ = false;
  BandEnergies noise_{};  // dBov, follows the quietest moments
  BandEnergies past_{};   // dBov, of the last 40 ms
  BandEnergies onsets_{};
};

}  // namespace media
