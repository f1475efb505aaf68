#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "media/video/geometry.h"

namespace media {

// Somebody's I420 picture, to be read: three planes and their strides. Valid as long as the owner says.
struct I420View {
  const uint8_t* y = nullptr;
  const uint8_t* u = nullptr;
  const uint8_t* v = nullptr;
  int y_stride = 0;
  int uv_stride = 0;
  Size size;  // of the luma plane; the chroma planes are half of it, rounded up
};

// The same, to be written.
struct MutableI420View {
  uint8_t* y = nullptr;
  uint8_t* u = nullptr;
  uint8_t* v = nullptr;
  int y_stride = 0;
  int uv_stride = 0;
  Size size;

  operator I420View() const { return {y, u, v, y_stride, uv_stride, size}; }
};

// A colour in BT.601 limited range, as browsers' cameras and VP8 use it.
struct YuvColour {
  uint8_t y = 16;
  uint8_t u = 128;
  uint8_t v = 128;
  friend bool operator==(const YuvColour&, const YuvColour&) = default;
};
YuvColour yuv_from_rgb(uint8_t r, uint8_t g, uint8_t b);

// The part of a picture that `rect` names (even, within the picture).
I420View cut(const I420View& picture, Rect rect);
MutableI420View cut(const MutableI420View& picture, Rect rect);

// Gives `rect` (even, within the picture) one colour.
void fill(const MutableI420View& picture, Rect rect, YuvColour colour);

// A picture that owns its planes, which are aligned to 64 bytes. Memory is taken once, here.
class I420Frame {
 public:
  // `size` is even and not empty. Starts black.
  explicit I420Frame(Size size);

  Size size() const { return size_; }
  I420View view() const;
  MutableI420View mutable_view();

 private:
  struct Free {
    void operator()(uint8_t* memory) const;
  };
  Size size_;
  int y_stride_;
  int uv_stride_;
  std::unique_ptr<uint8_t[], Free> memory_;
};

}  // namespace media
