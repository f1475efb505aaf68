#pragma once

#include <array>
#include <cstddef>

#include "media/quality/narrow_band.h"
#include "media/quality/spectrum.h"

namespace media {

// The delay at which a sound comes back with its waveform: the cross-correlation of two sounds of which each frequency
// counts by its phase alone (phase transform; Knapp and Carter, "The generalized correlation method for estimation of
// time delay", 1976), 200 Hz … 1.9 kHz, over the last seconds in which the first one had something to say. A hall's
// direct sound is found under ten times as much reverberation, noise or talk; delays of 0 … 512 ms. No allocation.
class PhaseCorrelation {
 public:
  struct Peak {
    float delay = 0;       // s
    float prominence = 0;  // standard deviations of shorter delays
  };

  // One tick: `cause` was sent, `effect` came back now.
  void add(const NarrowFrame& cause, const NarrowFrame& effect);

  // Blocks of 64 ms in which something was sent, of those that still count.
  float evidence() const { return evidence_; }
  // Something was sent that could still come back.
  bool active() const { return quiet_ < kLags; }
  // The likeliest delay of `least` … `most` s; shorter ones are what it is compared with. Costs as much as 20 ticks.
  Peak peak(float least, float most) const;

 private:
  static constexpr size_t kBlock = Spectrum::kSize / 2;  // samples at 4 kHz
  static constexpr size_t kLags = 8;                     // blocks
  static constexpr size_t kFirstBin = 26;                // of 7.8 Hz
  static constexpr size_t kBins = 216;

  // Of the bins, one for each.
  struct Phases {
    std::array<float, kBins> real{};
    std::array<float, kBins> imaginary{};
  };
  // From 8 kHz to 4 kHz, high frequencies raised: those of speech are weak.
  class Decimator {
   public:
    void run(const NarrowFrame& frame, float* to);

   private:
    std::array<float, 2> past_{};
    float last_ = 0;
  };

  void correlate();

  Decimator cause_decimator_;
  Decimator effect_decimator_;
  std::array<float, 2 * kBlock + kNarrowSamples / 2> causes_{};  // the past block, and the one that fills
  std::array<float, kBlock + kNarrowSamples / 2> effects_{};
  size_t filled_ = 0;
  float loudest_ = 0;
  size_t quiet_ = kLags;  // blocks since something was sent
  float evidence_ = 0;
  std::array<Phases, kLags> cause_phases_{};  // ring
  size_t next_ = 0;
  std::array<Phases, kLags> sums_{};  // of effect · conjugate cause, for each block of delay
};

}  // namespace media
