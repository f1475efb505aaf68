#pragma once

#include <cstddef>
#include <cstdint>

#include "media/video/i420_frame.h"

// By what a simulated site is known again in sound and picture: a tone and a colour of its own, numbered from 0.
namespace tools {

inline constexpr size_t kSiteSigns = 18;

// The document that a site presents has a sign of its own in the time code, and its site's colour round the page. Only
// the first sites have one: the time code counts no further.
inline constexpr size_t kDocumentSigns = 14;
constexpr uint8_t document_sign(uint8_t site) { return static_cast<uint8_t>(kSiteSigns + site); }

// 300, 450, … 2850 Hz: whole cycles in every 20 ms, so that windows of that length tell them apart without leakage.
constexpr double site_tone(size_t index) { return 300.0 + 150.0 * static_cast<double>(index % kSiteSigns); }

// Hues around the circle in two brightnesses, far apart in chroma, so that scaling and coding do not confuse them.
media::YuvColour site_colour(size_t index);

// The site whose colour is nearest to `colour` and how far it is (0: equal; neighbours are at least 20 apart).
struct ColourMatch {
  size_t index = 0;
  double distance = 0;
};
ColourMatch nearest_site_colour(media::YuvColour colour, size_t sites = kSiteSigns);

// BT.601 limited range to 0xRRGGBB, to be read by people and browsers.
unsigned rgb_from_yuv(media::YuvColour colour);

}  // namespace tools
