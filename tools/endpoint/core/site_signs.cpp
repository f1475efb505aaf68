#include "tools/endpoint/core/site_signs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tools {

namespace {

uint8_t byte(double value) { return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L)); }

}  // namespace

media::YuvColour site_colour(size_t index) {
  const size_t place = index % kSiteSigns;
  const double angle = 2 * std::numbers::pi * static_cast<double>(place) / kSiteSigns;
  const double luma = place % 2 == 0 ? 105 : 140;
  return {byte(luma), byte(128 + 58 * std::cos(angle)), byte(128 + 58 * std::sin(angle))};
}

ColourMatch nearest_site_colour(media::YuvColour colour, size_t sites) {
  ColourMatch best{0, 1e9};
  for (size_t index = 0; index < std::min(sites, kSiteSigns); ++index) {
    const auto candidate = site_colour(index);
    const double u = colour.u - candidate.u;
    const double v = colour.v - candidate.v;
    const double y = 0.25 * (colour.y - candidate.y);  // the moving texture changes brightness, not colour
    const double distance = std::sqrt(u * u + v * v + y * y);
    if (distance < best.distance) best = {index, distance};
  }
  return best;
}

unsigned rgb_from_yuv(media::YuvColour colour) {
  const double y = 1.164 * (colour.y - 16);
  const double u = colour.u - 128;
  const double v = colour.v - 128;
  const unsigned r = byte(y + 1.596 * v);
  const unsigned g = byte(y - 0.392 * u - 0.813 * v);
  const unsigned b = byte(y + 2.017 * u);
  return (r << 16) | (g << 8) | b;
}

}  // namespace tools
