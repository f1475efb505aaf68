#pragma once

#include <memory>
#include <string>

#include <pango/pangocairo.h>

#include "media/video/overlay.h"

// Pango and Cairo as text_renderer.cpp uses them; heavy, so nobody else includes this.
namespace media::drawing {

struct Colour {
  double red, green, blue, alpha;
};

// A transparent picture to draw on. One thread.
class Board {
 public:
  explicit Board(Size size);
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;
  ~Board();

  void fill(double x, double y, double width, double height, const Colour& colour);
  // The same with round corners.
  void fill_round(double x, double y, double width, double height, double radius, const Colour& colour);
  // Signs in a square of `side`: three bars of sound, a five-pointed star.
  void sound_sign(double x, double y, double side, const Colour& colour);
  void star(double x, double y, double side, const Colour& colour);
  void show(PangoLayoutLine* line, double x, double baseline, const Colour& colour);

  Overlay overlay();

 private:
  void colour(const Colour& c);

  Size size_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

// Text set in lines of one height. Valid as long as its Fonts.
class Block {
 public:
  Block(PangoContext* context, const std::string& clean, int pixels, bool bold, int width, int lines);

  int lines() const;
  int width() const;          // of the longest line
  int line_width(int line) const;
  int height() const;
  double baseline() const;    // of the first line, from its top
  bool cut() const;           // there was more text than room
  // Lines stand at the left of `x`, or in the middle of `box` pixels from there on.
  void draw(Board& board, double x, double y, const Colour& colour, int box = 0) const;

 private:
  int pixels_;
  std::unique_ptr<PangoLayout, Unref> layout_;
};

// The fonts of this machine.
class Fonts {
 public:
  Fonts();
  // At most `lines` lines of `width` pixels each, the last with an ellipsis if there is more. `clean`: clean_text().
  Block block(const std::string& clean, int pixels, bool bold, int width, int lines = 1) const {
    return {context_.get(), clean, pixels, bold, width, lines};
  }

 private:
  std::unique_ptr<PangoFontMap, Unref> map_;
  std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace media::drawing
