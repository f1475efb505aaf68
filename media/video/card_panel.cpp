#include "media/video/card_panel.h"

#include <algorithm>
#include <utility>

#include "media/video/palette.h"
#include "media/video/picture_plan.h"

namespace media {
namespace {

constexpr size_t kMostLines = 8;
// At 720 lines.
constexpr int kLeastPixels = 20;
constexpr int kStep = 2;  // by which writing shrinks

}  // namespace

// Of the writing, in pixels of this canvas.
struct CardPanel::Sizes {
  int title;
  int line;
  int gap;      // between title and lines, with a rule in the middle
  int padding;  // around all

  bool shrink(Size canvas) {
    if (line <= scaled(kLeastPixels, canvas)) return false;
    line -= kStep;
    title = std::max(line, title - 2 * kStep);
    gap = std::max(gap - kStep, kStep * 4);
    padding = std::max(padding - kStep, kStep * 4);
    return true;
  }
};

CardPanel::CardPanel(TextRenderer& text, Size canvas) : text_(text), canvas_(canvas) {}

bool CardPanel::show(const std::optional<Card>& card, const Rect& area, const Rect& free) {
  const bool whole = card && card->whole;
  if (card == card_ && (!card || (whole ? free == free_ : area == area_))) return false;
  card_ = card;
  area_ = area;
  free_ = free;
  panel_.reset();
  if (whole) {
    draw_slide(*card_, free);
  } else if (card_) {
    draw_card(*card_, area);
  }
  return true;
}

CardPanel::Row CardPanel::set_line(const std::string& line, const Sizes& sizes, int widest) {
  Row row;
  const size_t tab = line.find('\t');
  int left = widest;
  if (tab != std::string::npos) {
    row.right = text_.text(line.substr(tab + 1), {.pixels = sizes.line, .bold = true}, widest / 2);
    left -= row.right.size().width + sizes.gap;
  }
  row.left = text_.text(line.substr(0, tab), {.pixels = sizes.line, .ink = Ink::kMuted}, left);
  return row;
}

CardPanel::Sheet CardPanel::set(const Card& card, const Sizes& sizes, int widest) {
  Sheet sheet;
  sheet.title = text_.text(card.title, {.pixels = sizes.title, .bold = true, .lines = 2, .centred = true}, widest);
  sheet.width = sheet.title.size().width;
  for (size_t i = 0; i < std::min(card.lines.size(), kMostLines); ++i) {
    Row row = set_line(card.lines[i], sizes, widest);
    const int right = row.right.size().empty() ? 0 : row.right.size().width + sizes.gap;
    sheet.columns |= right > 0;
    sheet.width = std::max(sheet.width, row.left.size().width + right);
    sheet.rows.push_back(std::move(row));
  }
  const bool both = !sheet.title.size().empty() && !sheet.rows.empty();
  sheet.height = sheet.title.size().height + (both ? sizes.gap : 0) +
                 static_cast<int>(sheet.rows.size()) * line_height(sizes.line);
  return sheet;
}

CardPanel::Sheet CardPanel::set_to_fit(const Card& card, Sizes& sizes, int widest, int highest) {
  Sheet sheet = set(card, sizes, widest);
  while (sheet.height + 2 * sizes.padding > highest && sizes.shrink(canvas_)) sheet = set(card, sizes, widest);
  while (sheet.height + 2 * sizes.padding > highest && !sheet.rows.empty()) {
    sheet.rows.pop_back();
    sheet.height -= line_height(sizes.line);
  }
  return sheet;
}

void CardPanel::draw_card(const Card& card, const Rect& area) {
  Sizes sizes{scaled(34, canvas_), scaled(30, canvas_), scaled(24, canvas_), scaled(24, canvas_)};
  const int widest = std::min(area.width, scaled(860, canvas_)) - 4 * sizes.padding;
  if (widest <= 0) return;
  const Sheet sheet = set_to_fit(card, sizes, widest, area.height);
  const int height = sheet.height + 2 * sizes.padding;
  if (height > area.height || sheet.width == 0) return;
  const int inside = std::max(sheet.width, std::min(widest, scaled(420, canvas_))) / 2 * 2;
  const int width = inside + 4 * sizes.padding;
  panel_.emplace(Rect{area.x + (area.width - width) / 4 * 2, area.y + (area.height - height) / 4 * 2, width, height},
                 palette::kPanel);
  fill(panel_->picture(), {0, 0, width, scaled(6, canvas_)}, palette::kAccent);
  write(sheet, sizes, {2 * sizes.padding, sizes.padding, inside, sheet.height});
}

void CardPanel::draw_slide(const Card& card, const Rect& free) {
  Sizes sizes{scaled(64, canvas_), scaled(36, canvas_), scaled(56, canvas_), scaled(24, canvas_)};
  const int widest = canvas_.width * 4 / 10 * 2;
  const Sheet sheet = set_to_fit(card, sizes, widest, free.height);
  panel_.emplace(Rect{0, 0, canvas_.width, canvas_.height}, palette::kSlide);
  const int box = sheet.columns ? std::min(widest, std::max(sheet.width, scaled(420, canvas_))) / 2 * 2 : widest;
  write(sheet, sizes, {(canvas_.width - box) / 4 * 2, free.y + (free.height - sheet.height) / 4 * 2, box,
                       sheet.height});
}

void CardPanel::write(const Sheet& sheet, const Sizes& sizes, const Rect& box) {
  const auto middle = [&](const Overlay& text) { return box.x + (box.width - text.size().width) / 2; };
  int y = box.y;
  panel_->write(sheet.title, middle(sheet.title), y);
  if (!sheet.title.size().empty() && !sheet.rows.empty()) {
    y += sheet.title.size().height + sizes.gap;
    const int rule = std::min(box.width, scaled(120, canvas_));
    fill(panel_->picture(), {box.x + (box.width - rule) / 4 * 2, (y - sizes.gap / 2) / 2 * 2, rule, 2},
         palette::kAccent);
  }
  for (const Row& row : sheet.rows) {
    panel_->write(row.left, sheet.columns ? box.x : middle(row.left), y);
    panel_->write(row.right, box.right() - row.right.size().width, y);
    y += line_height(sizes.line);
  }
}

}  // namespace media
