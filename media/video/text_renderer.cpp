#include "media/video/text_renderer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <pango/pangocairo.h>

#include "media/base/check.h"

#if defined(__SANITIZE_ADDRESS__)
// Fontconfig loses 288 bytes when it reads its configuration, once per process; nobody else's leak is excused.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }
#endif

namespace media {
namespace {

struct Colour {
  double red, green, blue, alpha;
};
constexpr Colour kText{1.0, 1.0, 1.0, 1.0};
constexpr Colour kNotice{0.74, 0.78, 0.83, 1.0};
constexpr Colour kBand{0.04, 0.06, 0.09, 0.66};
constexpr Colour kChair{1.0, 0.80, 0.25, 1.0};
constexpr Colour kSpeaking{0.30, 0.85, 0.48, 1.0};

// Widths are multiples of this, for libyuv's fast blending.
constexpr int kWidthUnit = 16;

// Names are read from the far end of a hall: in small tiles they take a seventh of the height.
int font_pixels(Size tile) { return std::clamp(static_cast<int>(std::lround(tile.height * 0.092)), 18, 30); }
int even(int value) { return (value + 1) / 2 * 2; }

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;

// Well-formed, composed (NFC), so that every spelling of a name looks the same.
std::string composed(const std::string& text) {
  const std::unique_ptr<char, FreeText> valid(
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  const std::unique_ptr<char, FreeText> normal(g_utf8_normalize(valid.get(), -1, G_NORMALIZE_DEFAULT_COMPOSE));
  return normal ? normal.get() : "";
}

// A transparent picture to draw on.
class Canvas {
 public:
  explicit Canvas(Size size)
      : size_(size), surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height)),
        cairo_(cairo_create(surface_)) {}
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }

  cairo_t* cairo() { return cairo_; }
  void colour(const Colour& c) { cairo_set_source_rgba(cairo_, c.red, c.green, c.blue, c.alpha); }
  void text(PangoLayout* layout, double x, double y, const Colour& c) {
    colour(c);
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, layout);
  }
  Overlay overlay() {
    cairo_surface_flush(surface_);
    const auto* pixels = reinterpret_cast<const uint32_t*>(cairo_image_surface_get_data(surface_));
    CHECK(pixels != nullptr);
    return Overlay(pixels, cairo_image_surface_get_stride(surface_) / 4, size_);
  }

 private:
  Size size_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

void draw_band(Canvas& canvas, Size size, double radius) {
  cairo_t* c = canvas.cairo();
  const double w = size.width;
  const double h = size.height;
  cairo_new_path(c);
  cairo_arc(c, w - radius, radius, radius, -M_PI / 2, 0);
  cairo_arc(c, w - radius, h - radius, radius, 0, M_PI / 2);
  cairo_arc(c, radius, h - radius, radius, M_PI / 2, M_PI);
  cairo_arc(c, radius, radius, radius, M_PI, 3 * M_PI / 2);
  cairo_close_path(c);
  canvas.colour(kBand);
  cairo_fill(c);
}

// Three bars of sound in a square of `side`.
void draw_speaking(Canvas& canvas, double x, double y, double side) {
  constexpr double kHeights[] = {0.5, 0.95, 0.65};
  canvas.colour(kSpeaking);
  for (int bar = 0; bar < 3; ++bar) {
    const double height = side * kHeights[bar];
    cairo_rectangle(canvas.cairo(), x + side * (0.06 + 0.34 * bar), y + (side - height) / 2, side * 0.2, height);
  }
  cairo_fill(canvas.cairo());
}

// A five-pointed star in a square of `side`.
void draw_star(Canvas& canvas, double x, double y, double side) {
  cairo_new_path(canvas.cairo());
  for (int point = 0; point < 10; ++point) {
    const double radius = side / 2 * (point % 2 == 0 ? 1.0 : 0.42);
    const double angle = -M_PI / 2 + point * M_PI / 5;
    cairo_line_to(canvas.cairo(), x + side / 2 + radius * std::cos(angle), y + side / 2 + radius * std::sin(angle));
  }
  cairo_close_path(canvas.cairo());
  canvas.colour(kChair);
  cairo_fill(canvas.cairo());
}

}  // namespace

struct TextRenderer::Fonts {
  std::unique_ptr<PangoFontMap, Unref> map{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref> context{pango_font_map_create_context(map.get())};

  // One line of at most `width` pixels.
  LayoutPtr line(const std::string& text, int pixels, bool bold, int width) const {
    LayoutPtr layout(pango_layout_new(context.get()));
    PangoFontDescription* font = pango_font_description_from_string("Noto Sans,DejaVu Sans,sans-serif");
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, pixels * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    const std::string normal = composed(text);
    pango_layout_set_text(layout.get(), normal.data(), static_cast<int>(normal.size()));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_width(layout.get(), std::max(1, width) * PANGO_SCALE);
    return layout;
  }

  static Size extent(PangoLayout* layout) {
    Size size;
    pango_layout_get_pixel_size(layout, &size.width, &size.height);
    return size;
  }
};

int text_margin(Size tile) { return even(std::clamp(tile.height / 30, 4, 16)); }

TextRenderer::TextRenderer() : fonts_(std::make_unique<Fonts>()) {
  label({"Điểm cầu", true}, true, {320, 180});
}
TextRenderer::~TextRenderer() = default;
TextRenderer::TextRenderer(TextRenderer&&) noexcept = default;
TextRenderer& TextRenderer::operator=(TextRenderer&&) noexcept = default;

Overlay TextRenderer::label(const SiteLabel& label, bool speaking, Size tile) {
  const int pixels = font_pixels(tile);
  const int padding = std::max(6, pixels * 2 / 5);
  const int sign = pixels * 4 / 5;
  const int step = sign + std::max(5, pixels / 4);
  const int signs = step * ((speaking ? 1 : 0) + (label.chair ? 1 : 0));
  const int widest = (tile.width - 2 * text_margin(tile)) / kWidthUnit * kWidthUnit;
  const LayoutPtr name = fonts_->line(label.name, pixels, true, widest - signs - 2 * padding);
  const Size text = Fonts::extent(name.get());

  const Size band{std::min(text.width + signs + 2 * padding, widest), even(text.height + pixels / 6)};
  if (band.empty()) return {};
  const Size size{(band.width + kWidthUnit - 1) / kWidthUnit * kWidthUnit, band.height};
  Canvas canvas(size);
  draw_band(canvas, band, pixels * 0.28);
  double x = padding;
  const double sign_y = (size.height - sign) / 2.0;
  if (speaking) draw_speaking(canvas, std::exchange(x, x + step), sign_y, sign);
  if (label.chair) draw_star(canvas, std::exchange(x, x + step), sign_y, sign);
  canvas.text(name.get(), x, (size.height - text.height) / 2.0, kText);
  return canvas.overlay();
}

Overlay TextRenderer::placard(const SiteLabel& label, const std::string& notice, Size tile) {
  const int margin = text_margin(tile);
  const int widest = (tile.width - 2 * margin) / kWidthUnit * kWidthUnit;
  const int pixels = font_pixels(tile) * 5 / 4;
  const int sign = label.chair ? pixels : 0;
  const LayoutPtr name = fonts_->line(label.name, pixels, true, widest - sign * 5 / 4);
  const LayoutPtr below = fonts_->line(notice, std::max(12, pixels * 7 / 10), false, widest);
  const Size name_size = Fonts::extent(name.get());
  const Size below_size = Fonts::extent(below.get());
  const int name_width = name_size.width + sign * 5 / 4;

  const int width = (std::max(name_width, below_size.width) + kWidthUnit - 1) / kWidthUnit * kWidthUnit;
  const Size size{std::min(width, widest),
                  std::min(even(name_size.height + below_size.height), (tile.height - 2 * margin) / 2 * 2)};
  if (size.empty()) return {};
  Canvas canvas(size);
  double left = (size.width - name_width) / 2.0;
  if (label.chair) draw_star(canvas, std::exchange(left, left + sign * 5 / 4), (name_size.height - sign) / 2.0, sign);
  canvas.text(name.get(), left, 0, kText);
  canvas.text(below.get(), (size.width - below_size.width) / 2.0, name_size.height, kNotice);
  return canvas.overlay();
}

}  // namespace media
