#include "media/video/geometry.h"

#include <algorithm>
#include <cstdint>

namespace media {
namespace {

// The even number nearest to numerator / denominator, at least 2.
int even_quotient(int64_t numerator, int64_t denominator) {
  return std::max<int>(2, static_cast<int>((numerator + denominator) / (2 * denominator)) * 2);
}

}  // namespace

Rect fit_rect(Size picture, Rect cell) {
  if (picture.empty()) return cell;
  // Both products are the same area if the shapes agree.
  const int64_t wide = int64_t{picture.width} * cell.height;
  const int64_t tall = int64_t{picture.height} * cell.width;
  const int64_t difference = wide > tall ? wide - tall : tall - wide;
  if (difference * 50 < std::max(wide, tall)) return cell;

  Size size = cell.size();
  if (wide < tall) {
    size.width = std::min(cell.width, even_quotient(wide, picture.height));
  } else {
    size.height = std::min(cell.height, even_quotient(tall, picture.width));
  }
  return {cell.x + (cell.width - size.width) / 4 * 2, cell.y + (cell.height - size.height) / 4 * 2, size.width,
          size.height};
}

}  // namespace media
