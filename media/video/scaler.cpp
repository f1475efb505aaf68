#include "media/video/scaler.h"

#include <libyuv.h>

#include "media/base/library_clock.h"

namespace media {

void scale(const I420View& from, const MutableI420View& to) {
  const bool shrinks_much = to.size.width * 2 <= from.size.width && to.size.height * 2 <= from.size.height;
  const LibraryCall call(LibraryKind::kYuv);
  // I420Scale copies where the sizes are equal.
  libyuv::I420Scale(from.y, from.y_stride, from.u, from.uv_stride, from.v, from.uv_stride, from.size.width,
                    from.size.height, to.y, to.y_stride, to.u, to.uv_stride, to.v, to.uv_stride, to.size.width,
                    to.size.height, shrinks_much ? libyuv::kFilterBox : libyuv::kFilterBilinear);
}

}  // namespace media
