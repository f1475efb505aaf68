#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "media/base/random.h"
#include "media/video/i420_frame.h"
#include "media/video/vp8_encoder.h"

// Test pictures and what stands in them.
namespace media::test {

inline constexpr YuvColour kRed{81, 90, 240};
inline constexpr YuvColour kGreen{145, 54, 34};
inline constexpr YuvColour kBlue{41, 240, 110};

inline I420Frame plain(Size size, YuvColour colour) {
  I420Frame frame(size);
  fill(frame.mutable_view(), {0, 0, size.width, size.height}, colour);
  return frame;
}

// Something to code: slow waves that move with `time`.
inline I420Frame waves(Size size, int time) {
  I420Frame frame(size);
  const MutableI420View v = frame.mutable_view();
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      v.y[y * v.y_stride + x] = static_cast<uint8_t>(126 + 60 * std::sin((x + 2 * time) * 0.05) * std::cos(y * 0.04));
    }
  }
  for (int y = 0; y < size.height / 2; ++y) {
    for (int x = 0; x < size.width / 2; ++x) {
      v.u[y * v.uv_stride + x] = static_cast<uint8_t>(128 + 40 * std::sin((x - time) * 0.03));
      v.v[y * v.uv_stride + x] = static_cast<uint8_t>(128 + 40 * std::cos((y + time) * 0.03));
    }
  }
  return frame;
}

// The mean of each plane over `rect` (even).
inline YuvColour mean(const I420View& picture, Rect rect) {
  const I420View part = cut(picture, rect);
  const auto plane = [](const uint8_t* data, int stride, int width, int height) {
    int64_t sum = 0;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) sum += data[y * stride + x];
    }
    return static_cast<uint8_t>((sum + width * height / 2) / (width * height));
  };
  return {plane(part.y, part.y_stride, rect.width, rect.height),
          plane(part.u, part.uv_stride, rect.width / 2, rect.height / 2),
          plane(part.v, part.uv_stride, rect.width / 2, rect.height / 2)};
}

// The mean of a small square in the middle of `rect`.
inline YuvColour centre(const I420View& picture, Rect rect) {
  const int side = std::min({16, rect.width / 4, rect.height / 4}) / 2 * 2;
  return mean(picture, {(rect.x + rect.width / 2 - side / 2) / 2 * 2, (rect.y + rect.height / 2 - side / 2) / 2 * 2,
                        side, side});
}

inline bool close(YuvColour a, YuvColour b, int tolerance) {
  return std::abs(a.y - b.y) <= tolerance && std::abs(a.u - b.u) <= tolerance && std::abs(a.v - b.v) <= tolerance;
}

// Peak signal-to-noise ratio of the luma planes in dB.
inline double psnr(const I420View& a, const I420View& b) {
  double error = 0;
  for (int y = 0; y < a.size.height; ++y) {
    for (int x = 0; x < a.size.width; ++x) {
      const double d = a.y[y * a.y_stride + x] - b.y[y * b.y_stride + x];
      error += d * d;
    }
  }
  return 10 * std::log10(255.0 * 255.0 * a.size.width * a.size.height / std::max(error, 1e-9));
}

}  // namespace media::test

namespace media {
inline void PrintTo(const YuvColour& c, std::ostream* out) {
  *out << "yuv(" << int{c.y} << ", " << int{c.u} << ", " << int{c.v} << ")";
}
inline void PrintTo(const Rect& r, std::ostream* out) {
  *out << r.width << "x" << r.height << "+" << r.x << "+" << r.y;
}
}  // namespace media
