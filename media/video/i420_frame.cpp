#include "media/video/i420_frame.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <libyuv.h>

#include "media/base/check.h"
#include "media/base/library_clock.h"

namespace media {
namespace {

constexpr int kAlignment = 64;

int aligned(int value) { return (value + kAlignment - 1) / kAlignment * kAlignment; }

size_t chroma_offset(const Rect& rect, int stride) {
  return static_cast<size_t>(rect.y / 2) * static_cast<size_t>(stride) + static_cast<size_t>(rect.x / 2);
}
size_t luma_offset(const Rect& rect, int stride) {
  return static_cast<size_t>(rect.y) * static_cast<size_t>(stride) + static_cast<size_t>(rect.x);
}

}  // namespace

YuvColour yuv_from_rgb(uint8_t r, uint8_t g, uint8_t b) {
  const auto part = [&](double base, double of_r, double of_g, double of_b) {
    return static_cast<uint8_t>(std::lround(base + (of_r * r + of_g * g + of_b * b) / 255.0));
  };
  return {part(16, 65.481, 128.553, 24.966), part(128, -37.797, -74.203, 112.0), part(128, 112.0, -93.786, -18.214)};
}

I420View cut(const I420View& picture, Rect rect) {
  const size_t uv = chroma_offset(rect, picture.uv_stride);
  return {picture.y + luma_offset(rect, picture.y_stride), picture.u + uv, picture.v + uv,
          picture.y_stride, picture.uv_stride, rect.size()};
}

MutableI420View cut(const MutableI420View& picture, Rect rect) {
  const size_t uv = chroma_offset(rect, picture.uv_stride);
  return {picture.y + luma_offset(rect, picture.y_stride), picture.u + uv, picture.v + uv,
          picture.y_stride, picture.uv_stride, rect.size()};
}

void fill(const MutableI420View& picture, Rect rect, YuvColour colour) {
  if (rect.size().empty()) return;
  const LibraryCall call(LibraryKind::kYuv);
  libyuv::I420Rect(picture.y, picture.y_stride, picture.u, picture.uv_stride, picture.v, picture.uv_stride, rect.x,
                   rect.y, rect.width, rect.height, colour.y, colour.u, colour.v);
}

void I420Frame::Free::operator()(uint8_t* memory) const { std::free(memory); }

I420Frame::I420Frame(Size size)
    : size_(size), y_stride_(aligned(size.width)), uv_stride_(aligned(size.width / 2)) {
  CHECK(!size.empty() && size.width % 2 == 0 && size.height % 2 == 0);
  const size_t bytes = static_cast<size_t>(y_stride_ + uv_stride_) * static_cast<size_t>(size.height);
  memory_.reset(static_cast<uint8_t*>(std::aligned_alloc(kAlignment, bytes)));
  CHECK(memory_ != nullptr);
  const size_t luma = static_cast<size_t>(y_stride_) * static_cast<size_t>(size.height);
  std::fill_n(memory_.get(), luma, uint8_t{16});
  std::fill_n(memory_.get() + luma, bytes - luma, uint8_t{128});
}

MutableI420View I420Frame::mutable_view() {
  uint8_t* y = memory_.get();
  uint8_t* u = y + static_cast<size_t>(y_stride_) * static_cast<size_t>(size_.height);
  uint8_t* v = u + static_cast<size_t>(uv_stride_) * static_cast<size_t>(size_.height / 2);
  return {y, u, v, y_stride_, uv_stride_, size_};
}

I420View I420Frame::view() const { return const_cast<I420Frame*>(this)->mutable_view(); }

}  // namespace media
