#include "media/video/overlay.h"

#include <libyuv.h>

#include "media/base/check.h"
#include "media/base/library_clock.h"

namespace media {
namespace {

// Sums of pixels with their alpha multiplied in; the mean colour of what is visible among them.
class Mixture {
 public:
  void add(uint32_t argb) {
    ++pixels_;
    alpha_ += argb >> 24;
    red_ += (argb >> 16) & 0xff;
    green_ += (argb >> 8) & 0xff;
    blue_ += argb & 0xff;
  }
  uint8_t alpha() const { return static_cast<uint8_t>((alpha_ + pixels_ / 2) / pixels_); }
  YuvColour colour() const {
    if (alpha_ == 0) return {};
    return yuv_from_rgb(part(red_), part(green_), part(blue_));
  }

 private:
  uint8_t part(uint32_t sum) const {
    const uint32_t value = (sum * 255 + alpha_ / 2) / alpha_;
    return static_cast<uint8_t>(value > 255 ? 255 : value);
  }

  uint32_t pixels_ = 0;
  uint32_t alpha_ = 0;
  uint32_t red_ = 0;
  uint32_t green_ = 0;
  uint32_t blue_ = 0;
};

}  // namespace

Overlay::Overlay(const uint32_t* argb, int stride_pixels, Size size) : size_(size) {
  CHECK(!size.empty() && size.width % 2 == 0 && size.height % 2 == 0);
  const auto pixel = [&](int x, int y) { return argb[static_cast<size_t>(y) * static_cast<size_t>(stride_pixels) +
                                                     static_cast<size_t>(x)]; };
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      Mixture one;
      one.add(pixel(x, y));
      y_.push_back(one.colour().y);
      alpha_.push_back(one.alpha());
    }
  }
  for (int y = 0; y < size.height; y += 2) {
    for (int x = 0; x < size.width; x += 2) {
      Mixture four;
      for (const auto& [dx, dy] : {std::pair{0, 0}, {1, 0}, {0, 1}, {1, 1}}) four.add(pixel(x + dx, y + dy));
      u_.push_back(four.colour().u);
      v_.push_back(four.colour().v);
      alpha_chroma_.push_back(four.alpha());
    }
  }
}

void Overlay::blend_onto(const MutableI420View& picture, int x, int y) const {
  if (size_.empty()) return;
  CHECK(x >= 0 && y >= 0 && x + size_.width <= picture.size.width && y + size_.height <= picture.size.height);
  const MutableI420View to = cut(picture, {x, y, size_.width, size_.height});
  const int width = size_.width;
  const int half = width / 2;
  const LibraryCall call(LibraryKind::kYuv);
  libyuv::BlendPlane(y_.data(), width, to.y, to.y_stride, alpha_.data(), width, to.y, to.y_stride, width, size_.height);
  libyuv::BlendPlane(u_.data(), half, to.u, to.uv_stride, alpha_chroma_.data(), half, to.u, to.uv_stride, half,
                     size_.height / 2);
  libyuv::BlendPlane(v_.data(), half, to.v, to.uv_stride, alpha_chroma_.data(), half, to.v, to.uv_stride, half,
                     size_.height / 2);
}

}  // namespace media
