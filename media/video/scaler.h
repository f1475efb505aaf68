#pragma once

#include "media/video/i420_frame.h"

namespace media {

// Scales all of `from` to all of `to` (libyuv): a copy if the sizes are equal, averaging of all pixels where it shrinks
// to a half or less, bilinear otherwise. Sizes are not empty; the memory does not overlap.
void scale(const I420View& from, const MutableI420View& to);

}  // namespace media
