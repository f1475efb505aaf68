#pragma once

#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

// Convolution by Fourier transform, for rooms.
namespace media::test {

using Sound = std::vector<float>;

// In place; the size is a power of two. Not divided by it on the way back.
inline void transform(std::vector<std::complex<float>>& data, bool back) {
  const size_t size = data.size();
  for (size_t i = 1, j = 0; i < size; ++i) {
    size_t bit = size >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(data[i], data[j]);
  }
  std::vector<std::complex<float>> turns(size / 2);
  for (size_t i = 0; i < size / 2; ++i) {
    const double angle = (back ? 2 : -2) * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    turns[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  }
  for (size_t length = 2; length <= size; length <<= 1) {
    const size_t step = size / length;
    for (size_t begin = 0; begin < size; begin += length) {
      std::complex<float>* low = data.data() + begin;
      std::complex<float>* high = low + length / 2;
      for (size_t i = 0; i < length / 2; ++i) {
        const auto a = low[i];
        const float re = high[i].real() * turns[i * step].real() - high[i].imag() * turns[i * step].imag();
        const float im = high[i].real() * turns[i * step].imag() + high[i].imag() * turns[i * step].real();
        low[i] = {a.real() + re, a.imag() + im};
        high[i] = {a.real() - re, a.imag() - im};
      }
    }
  }
}

// As long as `sound`.
inline Sound convolve(const Sound& sound, const Sound& response) {
  size_t size = 1;
  while (size < sound.size() + response.size()) size <<= 1;
  // Two real signals as one complex: their product is the imaginary part of the square, halved.
  std::vector<std::complex<float>> data(size);
  for (size_t i = 0; i < sound.size(); ++i) data[i].real(sound[i]);
  for (size_t i = 0; i < response.size(); ++i) data[i].imag(response[i]);
  transform(data, false);
  for (auto& value : data) value *= value;
  transform(data, true);
  Sound out(sound.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = data[i].imag() / (2 * static_cast<float>(size));
  return out;
}

}  // namespace media::test
