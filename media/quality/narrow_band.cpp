#include "media/quality/narrow_band.h"

#include <cmath>

namespace media {
namespace {

constexpr float kMostSample = 1e3F;

}  // namespace

NarrowFrame narrow(const AudioFrame& frame) {
  NarrowFrame narrowed;
  const float* in = frame.data();
  for (float& out : narrowed) {
    const float mean = (in[0] + in[1] + in[2] + in[3] + in[4] + in[5]) / kNarrowDecimation;
    out = std::abs(mean) < kMostSample ? mean : 0;
    in += kNarrowDecimation;
  }
  return narrowed;
}

}  // namespace media
