#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What is drawn over the whole composed picture of a conference. Plain values; all texts are UTF-8 in any normal form,
// and whoever sends them, they are bounded and cleaned before they are drawn (clean_text.h).
namespace media {

// The clock of a turn. Times are Unix milliseconds and are compared with VideoTick::unix_ms.
struct Countdown {
  int64_t ends_at_ms = 0;                // from here on: red, "Hết giờ"
  int64_t warn_at_ms = 0;                // from here on: amber
  std::optional<int64_t> stands_at_ms{}; // a pause began then: what remained at that time stands still, dimmed
  friend bool operator==(const Countdown&, const Countdown&) = default;
};

// Some lines in the middle: the result of a vote, or the slide of a pause.
struct Card {
  std::string title{};
  std::vector<std::string> lines{};  // what follows a tab in a line stands at the card's right edge; 8 lines at most
  bool whole = false;                // takes the place of all tiles, countdown and captions
  friend bool operator==(const Card&, const Card&) = default;
};

// An empty text, or none: is not drawn.
struct ScenePicture {
  bool clock = false;             // HH:MM in the upper right corner
  int utc_offset_minutes = 7 * 60;
  std::optional<Countdown> countdown{};
  std::string title{};            // one line on top
  std::string message{};          // the desk's: a band at the bottom, at most two lines
  std::string alarm{};            // a red band on top, in the title's place
  std::optional<Card> card{};
  friend bool operator==(const ScenePicture&, const ScenePicture&) = default;
};

}  // namespace media
