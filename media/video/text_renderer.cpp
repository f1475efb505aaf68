#include "media/video/text_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "media/video/clean_text.h"
#include "media/video/text_drawing.h"

namespace media {
namespace {

using drawing::Block;
using drawing::Board;
using drawing::Colour;
using drawing::Fonts;

constexpr Colour kText{1.0, 1.0, 1.0, 1.0};
constexpr Colour kMutedText{0.76, 0.81, 0.88, 1.0};
constexpr Colour kDarkText{0.09, 0.07, 0.02, 1.0};
constexpr Colour kBand{0.04, 0.06, 0.09, 0.72};
constexpr Colour kCaptionBand{0.05, 0.08, 0.14, 0.88};
constexpr Colour kCaptionName{0.08, 0.29, 0.55, 0.94};
constexpr Colour kChair{1.0, 0.80, 0.25, 1.0};
constexpr Colour kSpeaking{0.30, 0.85, 0.48, 1.0};

// Widths are multiples of this, for libyuv's fast blending.
constexpr int kWidthUnit = 16;
// In characters. Nothing longer fits into a picture.
constexpr size_t kLongestName = 120;
constexpr size_t kLongestText = 600;

constexpr int kCaptionPadding = 2;

int even(int value) { return (value + 1) / 2 * 2; }
int whole_units(int width) { return (width + kWidthUnit - 1) / kWidthUnit * kWidthUnit; }
int part_of(int height, double share, int least, int most) {
  return std::clamp(static_cast<int>(std::lround(height * share)), least, most);
}
// Names are read from the far end of a hall: in small tiles they take a sixth of the height. One that is too long for
// its tile gets smaller before it is cut.
constexpr int kLeastNamePixels = 16;
constexpr int kLeastCaptionPixels = 20;
int name_pixels(Size tile) { return part_of(tile.height, 0.076, 20, 32); }
int notice_pixels(int name) { return std::max(18, name * 7 / 10); }
int band_height(int pixels) { return even(line_height(pixels) + pixels / 10); }
// Who speaks, and the post.
std::array<int, 2> caption_pixels(Size tile) {
  return {part_of(tile.height, 0.072, 20, 38), part_of(tile.height, 0.054, 20, 28)};
}

Colour colour_of(Ink ink) {
  switch (ink) {
    case Ink::kWhite: return kText;
    case Ink::kMuted: return kMutedText;
    case Ink::kDark: break;
  }
  return kDarkText;
}

// Text in one line that gets smaller down to `least` pixels where it is too long, and only then is cut.
Block fitted(const Fonts& fonts, std::string_view text, int pixels, int least, bool bold, int width) {
  const std::string clean = clean_text(text, kLongestName);
  Block block = fonts.block(clean, pixels, bold, width);
  while (block.cut() && pixels - 2 >= least) block = fonts.block(clean, pixels -= 2, bold, width);
  return block;
}

// The band with signs, name and role.
class NameBand {
 public:
  NameBand(const Fonts& fonts, const SiteLabel& label, bool speaking, Size tile, int widest)
      : pixels_(name_pixels(tile)), speaking_(speaking), chair_(label.chair),
        name_(fitted(fonts, label.name, pixels_, kLeastNamePixels, true, widest - 2 * padding() - signs())) {
    const std::string role = clean_text(label.role, kLongestName);
    const int left = widest - 2 * padding() - signs() - name_.width() - gap();
    if (role.empty() || left <= 0) return;
    role_.emplace(fonts.block(role, pixels_ * 4 / 5, false, left));
    if (role_->cut()) role_.reset();
  }

  int width() const {
    return 2 * padding() + signs() + name_.width() + (role_ ? gap() + role_->width() : 0);
  }
  int height() const { return band_height(pixels_); }

  void draw(Board& board, int width, bool with_caption) const {
    const int height = this->height();
    board.fill_round(0, 0, width, height, with_caption ? 0 : 4, with_caption ? kCaptionName : kBand);
    double x = padding();
    const double sign_y = (height - side()) / 2.0;
    if (speaking_) board.sound_sign(std::exchange(x, x + step()), sign_y, side(), kSpeaking);
    if (chair_) board.star(std::exchange(x, x + step()), sign_y, side(), kChair);
    name_.draw(board, x, (height - name_.height()) / 2.0, kText);
    if (!role_) return;
    const double baseline = (height - name_.height()) / 2.0 + name_.baseline();
    role_->draw(board, x + name_.width() + gap(), baseline - role_->baseline(), chair_ ? kChair : kMutedText);
  }

 private:
  int padding() const { return std::max(8, pixels_ * 2 / 5); }
  int gap() const { return pixels_ / 2; }
  int side() const { return pixels_ * 4 / 5; }
  int step() const { return side() + std::max(5, pixels_ / 4); }
  int signs() const { return step() * ((speaking_ ? 1 : 0) + (chair_ ? 1 : 0)); }

  int pixels_;
  bool speaking_;
  bool chair_;
  Block name_;
  std::optional<Block> role_;
};

// Who speaks, and the post below. As many lines as fit into `room`.
class Caption {
 public:
  Caption(const Fonts& fonts, const SiteLabel& label, const LabelSpace& space, Size room) {
    const auto sizes = caption_pixels(space.tile);
    for (const auto& line : text_lines(label.caption, static_cast<size_t>(std::clamp(space.caption_lines, 0, 2)))) {
      const int pixels = sizes[lines_.size()];
      const int edges = empty() ? 2 * kCaptionPadding : 0;
      Block block = fitted(fonts, line, pixels, kLeastCaptionPixels, empty(), room.width - left() - kRight);
      if (block.width() == 0 || height() + edges + line_height(pixels) > room.height) break;
      lines_.push_back(std::move(block));
    }
  }

  bool empty() const { return lines_.empty(); }
  int width() const {
    int widest = 0;
    for (const Block& line : lines_) widest = std::max(widest, line.width());
    return left() + widest + kRight;
  }
  int height() const {
    int sum = empty() ? 0 : 2 * kCaptionPadding;
    for (const Block& line : lines_) sum += line.height();
    return sum;
  }
  void draw(Board& board, int top, int width, bool speaking) const {
    board.fill(0, top, width, height(), kCaptionBand);
    board.fill(0, top, kBar, height(), speaking ? kSpeaking : kCaptionName);
    double y = top + kCaptionPadding;
    for (const Block& line : lines_) {
      line.draw(board, left(), y, &line == &lines_.front() ? kText : kMutedText);
      y += line.height();
    }
  }

 private:
  static constexpr int kBar = 6;
  static constexpr int kRight = 16;
  static int left() { return kBar + 10; }
  std::vector<Block> lines_;
};

}  // namespace

struct TextRenderer::Drawing {
  Fonts fonts;
};

int text_margin(Size tile) { return even(std::clamp(tile.height / 30, 4, 16)); }
int line_height(int pixels) { return even((pixels * 137 + 99) / 100); }
int label_height(Size tile, int caption_lines) {
  int height = band_height(name_pixels(tile)) + (caption_lines > 0 ? 2 * kCaptionPadding : 0);
  for (int line = 0; line < std::min(caption_lines, 2); ++line) {
    height += line_height(caption_pixels(tile)[static_cast<size_t>(line)]);
  }
  return height;
}

TextRenderer::TextRenderer() : drawing_(std::make_unique<Drawing>()) {
  text("Điểm cầu", {.bold = true}, 320);
  text("Điểm cầu", {}, 320);
}
TextRenderer::~TextRenderer() = default;
TextRenderer::TextRenderer(TextRenderer&&) noexcept = default;
TextRenderer& TextRenderer::operator=(TextRenderer&&) noexcept = default;

Overlay TextRenderer::label(const SiteLabel& label, bool speaking, const LabelSpace& space) {
  const int widest = space.room.width / kWidthUnit * kWidthUnit;
  if (widest <= 0) return {};
  const NameBand band(drawing_->fonts, label, speaking, space.tile, widest);
  if (band.height() > space.room.height) return {};
  const Caption caption(drawing_->fonts, label, space, {widest, space.room.height - band.height()});
  const int band_width = std::min(band.width(), widest);
  const int caption_width = caption.empty() ? 0 : std::clamp(caption.width(), band_width, widest);

  Board board({whole_units(std::max(band_width, caption_width)), band.height() + caption.height()});
  band.draw(board, band_width, !caption.empty());
  if (!caption.empty()) caption.draw(board, band.height(), caption_width, speaking);
  return board.overlay();
}

Overlay TextRenderer::placard(const SiteLabel& label, const std::string& notice, const LabelSpace& space) {
  const int widest = space.room.width / kWidthUnit * kWidthUnit;
  const int most = name_pixels(space.tile) * 5 / 4;
  const bool both = space.room.height >= line_height(most) + line_height(notice_pixels(most));
  // Alone in a low room the name fills it.
  const int pixels = both ? most : std::min(most, space.room.height * 100 / 140);
  if (pixels < kLeastNamePixels || widest <= 0) return {};
  const int sign = label.chair ? pixels : 0;
  const int step = sign * 5 / 4;
  const Block name = fitted(drawing_->fonts, label.name, pixels, kLeastNamePixels, true, widest - step);
  const Block below = drawing_->fonts.block(both ? clean_text(notice, kLongestName) : "", notice_pixels(most), false,
                                            widest);
  const int name_width = name.width() + step;
  const Size size{std::min(whole_units(std::max(name_width, below.width())), widest),
                  name.height() + (both ? below.height() : 0)};
  if (size.empty()) return {};
  Board board(size);
  double left = std::floor((size.width - name_width) / 2.0);
  if (label.chair) board.star(std::exchange(left, left + step), (name.height() - sign) / 2.0, sign, kChair);
  name.draw(board, left, 0, kText);
  below.draw(board, 0, name.height(), kMutedText, size.width);
  return board.overlay();
}

Overlay TextRenderer::text(const std::string& text, const TextStyle& style, int widest) {
  const std::string clean = clean_text(text, kLongestText);
  if (clean.empty() || widest < 2) return {};
  const Block block = drawing_->fonts.block(clean, style.pixels, style.bold, widest, style.lines);
  const Size size{std::min(even(block.width()), widest / 2 * 2), block.height()};
  if (size.empty()) return {};
  Board board(size);
  block.draw(board, 0, 0, colour_of(style.ink), style.centred ? size.width : 0);
  return board.overlay();
}

Size TextRenderer::glyph_size(int pixels) {
  int widest = 0;
  for (const char c : std::string("0123456789")) {
    widest = std::max(widest, drawing_->fonts.block({c}, pixels, true, 4 * pixels).width());
  }
  return {even(widest), even(pixels * 76 / 100)};
}

Overlay TextRenderer::glyph(char character, int pixels, Ink ink, Size cell) {
  const Block block = drawing_->fonts.block({character}, pixels, true, 4 * pixels);
  Board board(cell);
  // The baseline is a little above the edge: round digits reach below it.
  block.draw(board, 0, cell.height - block.baseline() - std::max(1, pixels / 50), colour_of(ink), cell.width);
  return board.overlay();
}

}  // namespace media
