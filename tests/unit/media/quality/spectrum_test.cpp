#include "media/quality/spectrum.h"

#include <cmath>
#include <complex>
#include <numbers>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

constexpr size_t kSize = Spectrum::kSize;

TEST(Spectrum, IsTheSumThatDefinesIt) {
  Random random(1);
  Spectrum spectrum;
  for (size_t i = 0; i < kSize; ++i) {
    spectrum.real[i] = static_cast<float>(random.unit() - 0.5);
    spectrum.imaginary[i] = static_cast<float>(random.unit() - 0.5);
  }
  const Spectrum before = spectrum;
  spectrum.transform();
  for (size_t bin = 0; bin < kSize; ++bin) {
    std::complex<double> sum = 0;
    for (size_t i = 0; i < kSize; ++i) {
      const double angle = -2 * std::numbers::pi * static_cast<double>(bin * i % kSize) / kSize;
      sum += std::complex<double>(before.real[i], before.imaginary[i]) * std::polar(1.0, angle);
    }
    EXPECT_NEAR(spectrum.real[bin], sum.real(), 1e-3) << bin;
    EXPECT_NEAR(spectrum.imaginary[bin], sum.imag(), 1e-3) << bin;
  }
}

TEST(Spectrum, ATurningPointerIsOneBin) {
  Spectrum spectrum;
  for (size_t i = 0; i < kSize; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(5 * i % kSize) / kSize;
    spectrum.real[i] = static_cast<float>(std::cos(angle));
    spectrum.imaginary[i] = static_cast<float>(std::sin(angle));
  }
  spectrum.transform();
  for (size_t bin = 0; bin < kSize; ++bin) EXPECT_NEAR(spectrum.real[bin], bin == 5 ? kSize : 0, 1e-3) << bin;
}

}  // namespace
}  // namespace media
