#include "media/quality/speech_bands.h"

#include <cmath>
#include <numbers>

namespace media {
namespace {

constexpr double kRate = static_cast<double>(kSampleRate) / kNarrowDecimation;
constexpr size_t kHalf = kNarrowSamples / 2;
// About equal steps on the Bark scale (ITU-R BS.1387's critical bands, two to each of ours).
constexpr std::array<double, kSpeechBands> kCentres = {270, 480, 720, 1000, 1370, 1850, 2500, 3350};
constexpr std::array<double, kSpeechBands> kWidths = {160, 190, 220, 270, 350, 450, 600, 750};

// y[n] = gain (x[n] − x[n−2]) + first y[n−1] − second y[n−2]
struct Resonators {
  BandEnergies gain;
  BandEnergies first;
  BandEnergies second;
};

Resonators make_resonators() {
  Resonators made{};
  for (size_t band = 0; band < kSpeechBands; ++band) {
    const double radius = std::exp(-std::numbers::pi * kWidths[band] / kRate);
    made.first[band] = static_cast<float>(2 * radius * std::cos(2 * std::numbers::pi * kCentres[band] / kRate));
    made.second[band] = static_cast<float>(radius * radius);
    made.gain[band] = static_cast<float>((1 - radius * radius) / 2);
  }
  return made;
}

const Resonators kResonators = make_resonators();

// Numbers too small to be quick may not live on in a filter.
float settled(float state) { return std::abs(state) > 1e-12F ? state : 0; }

}  // namespace

std::array<BandEnergies, 2> SpeechBands::run(const NarrowFrame& frame) {
  return {run_half(frame.data()), run_half(frame.data() + kHalf)};
}

BandEnergies SpeechBands::run_half(const float* samples) {
  BandEnergies last = last_, before_last = before_last_, sums{};
  for (size_t i = 0; i < kHalf; ++i) {
    const float input = samples[i];
    const float difference = input - before_last_input_;
    before_last_input_ = last_input_;
    last_input_ = input;
    for (size_t band = 0; band < kSpeechBands; ++band) {
      const float output = kResonators.gain[band] * difference + kResonators.first[band] * last[band] -
                           kResonators.second[band] * before_last[band];
      before_last[band] = last[band];
      last[band] = output;
      sums[band] += output * output;
    }
  }
  last_input_ = settled(last_input_);
  before_last_input_ = settled(before_last_input_);
  for (size_t band = 0; band < kSpeechBands; ++band) {
    last_[band] = settled(last[band]);
    before_last_[band] = settled(before_last[band]);
    sums[band] /= kHalf;
  }
  return sums;
}

}  // namespace media
