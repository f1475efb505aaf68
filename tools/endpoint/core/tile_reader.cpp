#include "tools/endpoint/core/tile_reader.h"

#include <algorithm>

namespace tools {

namespace {

constexpr int kSearchInterval = 15;  // pictures: half a second
constexpr media::LayoutKind kKinds[] = {media::LayoutKind::kFull, media::LayoutKind::kStage, media::LayoutKind::kGrid};

struct Mean {
  uint64_t sum = 0;
  uint64_t count = 0;
  void add(const uint8_t* plane, int stride, int x, int y) {
    sum += plane[y * stride + x];
    ++count;
  }
  uint8_t value() const { return count == 0 ? 0 : static_cast<uint8_t>(sum / count); }
};

// Every fourth pixel in both directions is enough.
media::YuvColour inside_colour(const media::I420View& picture, media::Rect rect) {
  const int left = rect.x + rect.width / 5;
  const int right = rect.x + rect.width * 4 / 5;
  const int top = rect.y + rect.height / 4;
  const int bottom = rect.y + rect.height * 3 / 4;
  Mean y, u, v;
  for (int row = top; row < bottom; row += 4) {
    for (int column = left; column < right; column += 4) {
      y.add(picture.y, picture.y_stride, column, row);
      u.add(picture.u, picture.uv_stride, column / 2, row / 2);
      v.add(picture.v, picture.uv_stride, column / 2, row / 2);
    }
  }
  return {y.value(), u.value(), v.value()};
}

}  // namespace

TileReading read_tile(const media::I420View& picture, media::Rect rect) {
  return {rect, read_time_code(media::cut(picture, rect)), inside_colour(picture, rect)};
}

size_t TileReader::read(const media::I420View& picture, const Layout& layout, std::vector<TileReading>& out) const {
  out.clear();
  for (const auto& tile : media::compute_layout(layout.kind, layout.sites, picture.size)) {
    out.push_back(read_tile(picture, tile.rect));
  }
  return static_cast<size_t>(std::ranges::count_if(out, [](const TileReading& r) { return r.code.has_value(); }));
}

// Most codes win; among equals the layout with fewest places, since empty ones say nothing.
void TileReader::search(const media::I420View& picture) {
  Layout best;
  size_t best_codes = 0;
  for (const auto kind : kKinds) {
    const size_t most = kind == media::LayoutKind::kFull ? 1 : media::kMaxTiles;
    for (size_t sites = 1; sites <= most; ++sites) {
      const size_t codes = read(picture, {kind, sites}, candidate_);
      if (codes <= best_codes) continue;
      best_codes = codes;
      best = {kind, sites};
    }
  }
  layout_ = best;
  codes_ = best_codes;
}

const std::vector<TileReading>& TileReader::read(const media::I420View& picture) {
  const size_t codes = read(picture, layout_, readings_);
  const bool poor = codes < codes_ || codes == 0;
  if (--until_search_ > 0 && !(poor && until_search_ < kSearchInterval - 3)) return readings_;
  until_search_ = kSearchInterval;
  search(picture);
  read(picture, layout_, readings_);
  return readings_;
}

}  // namespace tools
