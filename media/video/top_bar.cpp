#include "media/video/top_bar.h"

#include <utility>

#include "media/video/clock_face.h"
#include "media/video/palette.h"
#include "media/video/picture_plan.h"

namespace media {
namespace {

// At 720 lines.
constexpr int kHeight = 48;
constexpr int kTextPixels = 28;
constexpr int kClockPixels = 30;
constexpr int kMargin = 20;

}  // namespace

TopBar::TopBar(TextRenderer& text, Size canvas) : text_(text), canvas_(canvas) {}

bool TopBar::show(const ScenePicture& picture, int64_t unix_ms) {
  std::string clock = picture.clock ? read_clock(unix_ms, picture.utc_offset_minutes) : std::string();
  const bool same_line = picture.title == title_ && picture.alarm == alarm_ && clock.empty() == clock_.empty();
  if (same_line && clock == clock_) return false;
  title_ = picture.title;
  alarm_ = picture.alarm;
  clock_ = std::move(clock);
  if (!clock_.empty() && !digits_) digits_.emplace(text_, scaled(kClockPixels, canvas_), Ink::kWhite);
  const bool alarm = !alarm_.empty();
  if (!same_line) {
    const int widest = canvas_.width - 2 * scaled(kMargin, canvas_) - clock_size().width;
    line_ = text_.text(alarm ? alarm_ : title_, {.pixels = scaled(kTextPixels, canvas_), .bold = true}, widest);
  }
  draw(alarm);
  return true;
}

// With its distance from the line.
Size TopBar::clock_size() const {
  if (clock_.empty()) return {};
  const Size digits = digits_->size_of(clock_);
  return {digits.width + scaled(kMargin, canvas_), digits.height};
}

void TopBar::draw(bool alarm) {
  const int height = scaled(kHeight, canvas_);
  const int margin = scaled(kMargin, canvas_);
  const Size clock = clock_size();
  const int width = line_.size().empty() ? clock.width + margin : canvas_.width;
  panel_.reset();
  if (line_.size().empty() && clock_.empty()) return;
  panel_.emplace(Rect{canvas_.width - width, 0, width, height}, alarm ? palette::kAlarm : palette::kPanel);
  panel_->write(line_, margin, (height - line_.size().height) / 2);
  if (!alarm) fill(panel_->picture(), {0, height - 2, width, 2}, palette::kAccent);
  if (clock_.empty()) return;
  digits_->draw(clock_, panel_->picture(), (width - clock.width) / 2 * 2, (height - clock.height) / 4 * 2);
}

}  // namespace media
