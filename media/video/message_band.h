#pragma once

#include <optional>
#include <string>

#include "media/video/panel.h"
#include "media/video/text_renderer.h"

namespace media {

// The desk's message on a band at the lower edge of the picture, in one line or two. One thread.
class MessageBand {
 public:
  // `text` outlives it.
  MessageBand(TextRenderer& text, Size canvas);

  // Draws `message` if it is another than before; empty: no band. True if it did.
  bool show(const std::string& message);
  const std::optional<Panel>& panel() const { return panel_; }

 private:
  TextRenderer& text_;
  Size canvas_;
  std::string message_;
  std::optional<Panel> panel_;
};

}  // namespace media
