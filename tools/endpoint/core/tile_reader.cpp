#include "tools/endpoint/core/tile_reader.h"

#include <algorithm>

namespace tools {

namespace {

constexpr int kSearchInterval = 15;  // pictures: half a second
constexpr media::LayoutKind kKinds[] = {media::LayoutKind::kFull,         media::LayoutKind::kStage,
                                        media::LayoutKind::kGrid,         media::LayoutKind::kPair,
                                        media::LayoutKind::kChairSpeaker, media::LayoutKind::kContentSpeaker};

struct Mean {
  uint64_t sum = 0;
  uint64_t count = 0;
  void add(const uint8_t* plane, int stride, int x, int y) {
    sum += plane[y * stride + x];
    ++count;
  }
  uint8_t value() const { return count == 0 ? 0 : static_cast<uint8_t>(sum / count); }
};

// Every second pixel in both directions is enough.
media::YuvColour colour_beside_code(const media::I420View& picture, media::Rect rect) {
  const media::Rect code = time_code_rect(rect.size());
  const int margin = code.x / 4;
  Mean y, u, v;
  for (int row = rect.y + code.y; row < rect.y + code.bottom(); row += 2) {
    for (int column = margin; column < code.x - margin; column += 2) {
      for (const int x : {rect.x + column, rect.right() - 1 - column}) {
        y.add(picture.y, picture.y_stride, x, row);
        u.add(picture.u, picture.uv_stride, x / 2, row / 2);
        v.add(picture.v, picture.uv_stride, x / 2, row / 2);
      }
    }
  }
  return {y.value(), u.value(), v.value()};
}

}  // namespace

TileReading read_tile(const media::I420View& picture, media::Rect rect) {
  return {rect, read_time_code(media::cut(picture, rect)), colour_beside_code(picture, rect)};
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
    for (size_t sites = 1; sites <= media::tile_limit(kind); ++sites) {
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
