#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/video/panel.h"
#include "media/video/scene_picture.h"
#include "media/video/text_renderer.h"

namespace media {

// A card in the middle of the picture, or a slide in its place (Card::whole). Writing shrinks where the place is low,
// lines that still do not fit are left out. One thread.
class CardPanel {
 public:
  // `text` outlives it.
  CardPanel(TextRenderer& text, Size canvas);

  // Draws `card` if it is another than before, or its place: a card in `area`, the writing of a slide in `free`. True
  // if it did.
  bool show(const std::optional<Card>& card, const Rect& area, const Rect& free);
  const std::optional<Panel>& panel() const { return panel_; }

 private:
  struct Sizes;
  // A line, in the middle or with its second part at the right edge.
  struct Row {
    Overlay left;
    Overlay right;
  };
  struct Sheet {
    Overlay title;
    std::vector<Row> rows;
    bool columns = false;
    int width = 0;
    int height = 0;
  };

  Sheet set(const Card& card, const Sizes& sizes, int widest);
  Row set_line(const std::string& line, const Sizes& sizes, int widest);
  Sheet set_to_fit(const Card& card, Sizes& sizes, int widest, int highest);
  void draw_card(const Card& card, const Rect& area);
  void draw_slide(const Card& card, const Rect& free);
  void write(const Sheet& sheet, const Sizes& sizes, const Rect& box);

  TextRenderer& text_;
  Size canvas_;
  std::optional<Card> card_;
  Rect area_;
  Rect free_;
  std::optional<Panel> panel_;
};

}  // namespace media
