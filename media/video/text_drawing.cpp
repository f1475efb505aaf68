#include "media/video/text_drawing.h"

#include <algorithm>
#include <cmath>

#include "media/base/check.h"
#include "media/video/text_renderer.h"

#if defined(__SANITIZE_ADDRESS__)
// Fontconfig loses 288 bytes when it reads its configuration, once per process; nobody else's leak is excused.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }
#endif

namespace media::drawing {

Board::Board(Size size)
    : size_(size), surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height)),
      cairo_(cairo_create(surface_)) {}

Board::~Board() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

void Board::colour(const Colour& c) { cairo_set_source_rgba(cairo_, c.red, c.green, c.blue, c.alpha); }

void Board::fill(double x, double y, double width, double height, const Colour& c) {
  colour(c);
  cairo_rectangle(cairo_, x, y, width, height);
  cairo_fill(cairo_);
}

void Board::fill_round(double x, double y, double width, double height, double radius, const Colour& c) {
  const double right = x + width;
  const double bottom = y + height;
  cairo_new_path(cairo_);
  cairo_arc(cairo_, right - radius, y + radius, radius, -M_PI / 2, 0);
  cairo_arc(cairo_, right - radius, bottom - radius, radius, 0, M_PI / 2);
  cairo_arc(cairo_, x + radius, bottom - radius, radius, M_PI / 2, M_PI);
  cairo_arc(cairo_, x + radius, y + radius, radius, M_PI, 3 * M_PI / 2);
  cairo_close_path(cairo_);
  colour(c);
  cairo_fill(cairo_);
}

void Board::sound_sign(double x, double y, double side, const Colour& c) {
  constexpr double kHeights[] = {0.5, 0.95, 0.65};
  for (int bar = 0; bar < 3; ++bar) {
    const double height = side * kHeights[bar];
    fill(x + side * (0.06 + 0.34 * bar), y + (side - height) / 2, side * 0.2, height, c);
  }
}

void Board::star(double x, double y, double side, const Colour& c) {
  cairo_new_path(cairo_);
  for (int point = 0; point < 10; ++point) {
    const double radius = side / 2 * (point % 2 == 0 ? 1.0 : 0.42);
    const double angle = -M_PI / 2 + point * M_PI / 5;
    cairo_line_to(cairo_, x + side / 2 + radius * std::cos(angle), y + side / 2 + radius * std::sin(angle));
  }
  cairo_close_path(cairo_);
  colour(c);
  cairo_fill(cairo_);
}

void Board::show(PangoLayoutLine* line, double x, double baseline, const Colour& c) {
  colour(c);
  cairo_move_to(cairo_, x, baseline);
  pango_cairo_show_layout_line(cairo_, line);
}

Overlay Board::overlay() {
  cairo_surface_flush(surface_);
  const auto* pixels = reinterpret_cast<const uint32_t*>(cairo_image_surface_get_data(surface_));
  CHECK(pixels != nullptr);
  return Overlay(pixels, cairo_image_surface_get_stride(surface_) / 4, size_);
}

Block::Block(PangoContext* context, const std::string& clean, int pixels, bool bold, int width, int lines)
    : pixels_(pixels), layout_(pango_layout_new(context)) {
  PangoFontDescription* font = pango_font_description_from_string("Noto Sans,DejaVu Sans,sans-serif");
  pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, pixels * PANGO_SCALE);
  pango_layout_set_font_description(layout_.get(), font);
  pango_font_description_free(font);
  pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
  // Whatever letters a text begins with, it does not change sides.
  pango_layout_set_auto_dir(layout_.get(), FALSE);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout_.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_height(layout_.get(), -lines);
  pango_layout_set_width(layout_.get(), std::max(1, width) * PANGO_SCALE);
  pango_layout_set_text(layout_.get(), clean.data(), static_cast<int>(clean.size()));
}

int Block::lines() const { return pango_layout_get_line_count(layout_.get()); }

int Block::line_width(int line) const {
  PangoRectangle logical{};
  pango_layout_line_get_pixel_extents(pango_layout_get_line_readonly(layout_.get(), line), nullptr, &logical);
  return logical.width;
}

int Block::width() const {
  int widest = 0;
  for (int line = 0; line < lines(); ++line) widest = std::max(widest, line_width(line));
  return widest;
}

int Block::height() const { return lines() * line_height(pixels_); }

double Block::baseline() const {
  constexpr double kAscent = 1.075;  // of Noto Sans: room for two marks on a capital
  return std::round(kAscent * pixels_);
}

bool Block::cut() const { return pango_layout_is_ellipsized(layout_.get()); }

// Every line has the height and the baseline of the first font, whatever font its letters come from.
void Block::draw(Board& board, double x, double y, const Colour& colour, int box) const {
  for (int line = 0; line < lines(); ++line) {
    const double left = box > 0 ? x + std::floor((box - line_width(line)) / 2.0) : x;
    board.show(pango_layout_get_line_readonly(layout_.get(), line), left, y + line * line_height(pixels_) + baseline(),
               colour);
  }
}

Fonts::Fonts() : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())) {
  pango_context_set_language(context_.get(), pango_language_from_string("vi"));
  pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
}

}  // namespace media::drawing
