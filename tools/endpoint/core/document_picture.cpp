#include "tools/endpoint/core/document_picture.h"

#include "media/base/random.h"
#include "tools/endpoint/core/time_code.h"

namespace tools {

namespace {

constexpr media::YuvColour kPaper{225, 128, 128};
constexpr media::YuvColour kInk{50, 128, 128};
constexpr int kLines = 27;
constexpr int kMarkPlaces = 25;  // along the foot of the page

constexpr int even(int value) { return value & ~1; }

// As wide as the time code, so that the site's colour stands beside it.
media::Rect page_of(media::Size picture) {
  const int edge = even(picture.height / 20);
  const media::Rect code = time_code_rect(picture);
  return {code.x, edge, code.width, even(picture.height - 2 * edge)};
}

void draw_lines(const media::MutableI420View& picture, media::Rect page, uint8_t seed) {
  media::Random random(2000U + seed);
  const int pitch = even(page.height / (kLines + 2));
  const int margin = even(page.width / 16);
  for (int line = 1; line <= kLines; ++line) {
    const int longest = page.width - 2 * margin;
    const int length = longest - static_cast<int>(random.below(static_cast<uint64_t>(longest / 2)));
    media::fill(picture, {page.x + margin, page.y + line * pitch, even(length), even(pitch / 2)}, kInk);
  }
}

}  // namespace

void DocumentPicture::draw(uint16_t frame, const media::MutableI420View& picture) const {
  const media::Rect page = page_of(picture.size);
  media::fill(picture, {0, 0, picture.size.width, picture.size.height}, colour_);
  media::fill(picture, page, kPaper);
  draw_lines(picture, page, sign_);
  const int side = even(picture.size.height / 40);
  const int room = page.width - side;
  const int along = even(room * (frame % kMarkPlaces) / kMarkPlaces);
  media::fill(picture, {page.x + along, page.y + page.height - side, side, side}, colour_);
  draw_time_code({frame, sign_}, picture);
}

}  // namespace tools
