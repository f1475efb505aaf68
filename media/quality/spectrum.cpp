#include "media/quality/spectrum.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace media {
namespace {

constexpr size_t kSize = Spectrum::kSize;
constexpr size_t kBits = 9;
static_assert(kSize == size_t{1} << kBits);

struct Tables {
  // Turns of the stage that joins pairs of `half` values: at half … 2 half − 1.
  std::array<float, kSize> cosine{};
  std::array<float, kSize> sine{};
  std::array<uint16_t, kSize> reversed{};

  Tables() {
    for (size_t half = 1; half < kSize; half *= 2) {
      for (size_t i = 0; i < half; ++i) {
        const double angle = -std::numbers::pi * static_cast<double>(i) / static_cast<double>(half);
        cosine[half + i] = static_cast<float>(std::cos(angle));
        sine[half + i] = static_cast<float>(std::sin(angle));
      }
    }
    for (size_t i = 0; i < kSize; ++i) {
      size_t from = 0;
      for (size_t bit = 0; bit < kBits; ++bit) from |= (i >> bit & 1) << (kBits - 1 - bit);
      reversed[i] = static_cast<uint16_t>(from);
    }
  }
};

const Tables kTables;

// The size is known when it is compiled, for vector instructions.
template <size_t kHalf>
void join(Spectrum& spectrum) {
  for (size_t begin = 0; begin < kSize; begin += 2 * kHalf) {
    float* real = &spectrum.real[begin];
    float* imaginary = &spectrum.imaginary[begin];
    for (size_t i = 0; i < kHalf; ++i) {
      const float cosine = kTables.cosine[kHalf + i], sine = kTables.sine[kHalf + i];
      const float turned_real = real[kHalf + i] * cosine - imaginary[kHalf + i] * sine;
      const float turned_imaginary = real[kHalf + i] * sine + imaginary[kHalf + i] * cosine;
      real[kHalf + i] = real[i] - turned_real;
      imaginary[kHalf + i] = imaginary[i] - turned_imaginary;
      real[i] += turned_real;
      imaginary[i] += turned_imaginary;
    }
  }
}

}  // namespace

void Spectrum::transform() {
  for (size_t i = 0; i < kSize; ++i) {
    const size_t other = kTables.reversed[i];
    if (i >= other) continue;
    std::swap(real[i], real[other]);
    std::swap(imaginary[i], imaginary[other]);
  }
  join<1>(*this);
  join<2>(*this);
  join<4>(*this);
  join<8>(*this);
  join<16>(*this);
  join<32>(*this);
  join<64>(*this);
  join<128>(*this);
  join<256>(*this);
}

}  // namespace media
