#pragma once

#include <cstdint>
#include <optional>

#include "media/video/i420_frame.h"

namespace tools {

// A number in the picture that a program can read: two rows of twelve black or white cells in the middle, where the
// bridge writes nothing over a small tile, three quarters of the picture wide and a sixth of it high. Says which frame
// of the sender's loop it is and which site sends it, with a checksum. Readable down to tiles of 160×90 and through two
// encodings at 150 kbit/s.
struct TimeCode {
  uint16_t frame = 0;  // 0…kTimeCodeFrames−1
  uint8_t site = 0;    // 0…kTimeCodeSites−1
  friend bool operator==(const TimeCode&, const TimeCode&) = default;
};

inline constexpr int kTimeCodeFrames = 1024;
inline constexpr int kTimeCodeSites = 32;

// The part of a picture that the cells take.
media::Rect time_code_rect(media::Size picture);

// `picture` is even and at least 160×90.
void draw_time_code(const TimeCode& code, const media::MutableI420View& picture);

// nullopt where there is none, where two frames are blended, or where it is too spoilt to be sure.
std::optional<TimeCode> read_time_code(const media::I420View& picture);

}  // namespace tools
