#include "media/video/countdown_panel.h"

#include <algorithm>
#include <cmath>

#include "media/video/palette.h"

namespace media {
namespace {

// At 720 lines, digits at least so high: half as high again as names.
constexpr int kLeastPixels = 48;
constexpr int kMostPixels = 72;

struct Colours {
  YuvColour background;
  Ink ink;
};

Colours colours_of(const CountdownFace& face) {
  if (face.mood == CountdownMood::kOver) return {palette::kAlarm, Ink::kWhite};
  if (face.stands) return {palette::kResting, Ink::kMuted};
  if (face.mood == CountdownMood::kWarning) return {palette::kWarning, Ink::kDark};
  return {palette::kPanel, Ink::kWhite};
}

}  // namespace

CountdownPanel::CountdownPanel(TextRenderer& text, Size canvas) : text_(text), canvas_(canvas) {}

bool CountdownPanel::show(const std::optional<Countdown>& countdown, int64_t unix_ms, const CountdownAnchor& anchor,
                          const Rect& free) {
  if (!countdown) {
    const bool was_there = panel_.has_value();
    panel_.reset();
    face_.reset();
    return was_there;
  }
  const CountdownFace face = read_countdown(*countdown, unix_ms);
  take_size(std::clamp(anchor.height * 12 / 100, scaled(kLeastPixels, canvas_), scaled(kMostPixels, canvas_)));
  const Size digits_size = digits(Ink::kWhite).size_of(face.digits);
  const Size size{std::max(digits_size.width, over_.size().width) + pixels_ / 4 * 2,
                  digits_size.height + pixels_ / 5 * 2};
  const Rect place = place_countdown(anchor, size, free, canvas_);
  if (panel_ && panel_->place() == place && face_ == face) return false;
  face_ = face;
  draw(place);
  return true;
}

void CountdownPanel::take_size(int pixels) {
  if (pixels == pixels_) return;
  pixels_ = pixels;
  digits_.fill(std::nullopt);
  over_ = text_.text("Hết giờ", {.pixels = pixels * 3 / 4, .bold = true}, canvas_.width);
}

const DigitAtlas& CountdownPanel::digits(Ink ink) {
  auto& atlas = digits_[static_cast<size_t>(ink)];
  if (!atlas) atlas.emplace(text_, pixels_, ink);
  return *atlas;
}

void CountdownPanel::draw(const Rect& place) {
  const auto [background, ink] = colours_of(*face_);
  panel_.emplace(place, background);
  if (face_->mood == CountdownMood::kOver) {
    panel_->write(over_, (place.width - over_.size().width) / 2, (place.height - over_.size().height) / 2);
    return;
  }
  const DigitAtlas& atlas = digits(ink);
  const Size size = atlas.size_of(face_->digits);
  atlas.draw(face_->digits, panel_->picture(), (place.width - size.width) / 4 * 2,
             (place.height - size.height) / 4 * 2);
}

}  // namespace media
