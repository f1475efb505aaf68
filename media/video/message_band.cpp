#include "media/video/message_band.h"

#include "media/video/palette.h"
#include "media/video/picture_plan.h"

namespace media {
namespace {

// At 720 lines. Two lines leave a name its place above them in a tile of a sixth of the height.
constexpr int kTextPixels = 28;
constexpr int kMargin = 28;
constexpr int kPadding = 4;
constexpr int kBar = 10;

}  // namespace

MessageBand::MessageBand(TextRenderer& text, Size canvas) : text_(text), canvas_(canvas) {}

bool MessageBand::show(const std::string& message) {
  if (message == message_) return false;
  message_ = message;
  panel_.reset();
  const int margin = scaled(kMargin, canvas_);
  const TextStyle style{.pixels = scaled(kTextPixels, canvas_), .lines = 2, .centred = true};
  const Overlay text = text_.text(message, style, canvas_.width - 2 * margin);
  if (text.size().empty()) return true;
  const int one_line = text.size().height > line_height(style.pixels) ? 0 : scaled(kPadding, canvas_) * 2;
  const int height = text.size().height + scaled(kPadding, canvas_) + one_line;
  panel_.emplace(Rect{0, canvas_.height - height, canvas_.width, height}, palette::kMessage);
  panel_->write(text, (canvas_.width - text.size().width) / 2, (height - text.size().height) / 2);
  return true;
}

}  // namespace media
