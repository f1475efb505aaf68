#include "tools/endpoint/core/site_picture.h"

#include <algorithm>
#include <cmath>

#include "media/base/random.h"
#include "tools/endpoint/core/time_code.h"

namespace tools {

namespace {

constexpr int kGrid = 32;  // pixels between the points the texture is smooth over
constexpr int kTextureAmplitude = 28;
constexpr int kNoiseAmplitude = 3;
constexpr int kDiscBrightness = 40;

double smooth(double t) { return t * t * (3 - 2 * t); }

// Value noise on a torus: random at the grid's points, smooth between them.
std::vector<int8_t> make_texture(int size, media::Random& random) {
  const int points = size / kGrid;
  std::vector<double> values(static_cast<size_t>(points * points));
  for (auto& value : values) value = random.unit() * 2 - 1;
  const auto at = [&](int x, int y) { return values[static_cast<size_t>((y % points) * points + x % points)]; };
  std::vector<int8_t> texture(static_cast<size_t>(size * size));
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double fx = smooth(static_cast<double>(x % kGrid) / kGrid);
      const double fy = smooth(static_cast<double>(y % kGrid) / kGrid);
      const int gx = x / kGrid;
      const int gy = y / kGrid;
      const double upper = at(gx, gy) * (1 - fx) + at(gx + 1, gy) * fx;
      const double lower = at(gx, gy + 1) * (1 - fx) + at(gx + 1, gy + 1) * fx;
      texture[static_cast<size_t>(y * size + x)] =
          static_cast<int8_t>(std::lround(kTextureAmplitude * (upper * (1 - fy) + lower * fy)));
    }
  }
  return texture;
}

std::vector<int8_t> make_noise(int size, media::Random& random) {
  std::vector<int8_t> noise(static_cast<size_t>(size * size));
  for (auto& value : noise)
    value = static_cast<int8_t>(static_cast<int>(random.below(2 * kNoiseAmplitude + 1)) - kNoiseAmplitude);
  return noise;
}

}  // namespace

SitePicture::SitePicture(media::YuvColour colour, uint8_t site) : colour_(colour), site_(site) {
  media::Random random(1000U + site);
  texture_ = make_texture(kTextureSize, random);
  noise_ = make_noise(kTextureSize, random);
}

void SitePicture::draw(uint16_t frame, const media::MutableI420View& picture) const {
  media::fill(picture, {0, 0, picture.size.width, picture.size.height}, colour_);
  draw_texture(frame, picture);
  draw_disc(frame, picture);
  draw_time_code({frame, site_}, picture);
}

// Two copies of the texture cross each other, so that the picture is not a mere shift of the one before.
void SitePicture::draw_texture(int frame, const media::MutableI420View& picture) const {
  constexpr int kMask = kTextureSize - 1;
  const int noise_start = static_cast<int>((static_cast<uint32_t>(frame) * 7919U) & kMask);
  for (int y = 0; y < picture.size.height; ++y) {
    const int8_t* const first = &texture_[static_cast<size_t>((y & kMask) * kTextureSize)];
    const int8_t* const second = &texture_[static_cast<size_t>(((y + frame) & kMask) * kTextureSize)];
    const int8_t* const noise = &noise_[static_cast<size_t>(((y + noise_start) & kMask) * kTextureSize)];
    uint8_t* const row = picture.y + y * picture.y_stride;
    for (int x = 0; x < picture.size.width; ++x) {
      const int value = colour_.y + first[(x + 2 * frame) & kMask] +
                        second[(x + kTextureSize / 2 - frame) & kMask] / 2 + noise[(x + noise_start) & kMask];
      row[x] = static_cast<uint8_t>(std::clamp(value, 16, 235));
    }
  }
}

void SitePicture::draw_disc(int frame, const media::MutableI420View& picture) const {
  const auto [width, height] = picture.size;
  const double turn = frame * 0.05;
  const int centre_x = static_cast<int>(width * (0.5 + 0.3 * std::sin(turn)));
  const int centre_y = static_cast<int>(height * (0.58 + 0.2 * std::sin(2 * turn)));
  const int radius = height / 10;
  for (int y = centre_y - radius; y <= centre_y + radius; ++y) {
    if (y < 0 || y >= height) continue;
    const int half =
        static_cast<int>(std::sqrt(static_cast<double>(radius * radius - (y - centre_y) * (y - centre_y))));
    uint8_t* const row = picture.y + y * picture.y_stride;
    for (int x = std::max(0, centre_x - half); x < std::min(width, centre_x + half); ++x) {
      row[x] = static_cast<uint8_t>(std::min(235, row[x] + kDiscBrightness));
    }
  }
}

}  // namespace tools
