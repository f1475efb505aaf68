#pragma once

#include "media/video/i420_frame.h"

// The colours of the composed picture: calm and dark, so that in a dark hall faces are the brightest. Amber and red are
// kept for what must be noticed. White writing on each of the panels has a contrast of at least 5 : 1.
namespace media::palette {

inline const YuvColour kBackground = yuv_from_rgb(10, 13, 18);
inline const YuvColour kPlainTile = yuv_from_rgb(30, 37, 47);
inline const YuvColour kSpeaking = yuv_from_rgb(52, 199, 108);
inline const YuvColour kPanel = yuv_from_rgb(13, 22, 38);
inline const YuvColour kAccent = yuv_from_rgb(58, 132, 214);
inline const YuvColour kMessage = yuv_from_rgb(20, 70, 130);
inline const YuvColour kSlide = yuv_from_rgb(14, 30, 56);
inline const YuvColour kResting = yuv_from_rgb(52, 60, 74);
inline const YuvColour kWarning = yuv_from_rgb(247, 173, 45);  // with dark writing
inline const YuvColour kAlarm = yuv_from_rgb(186, 30, 40);

}  // namespace media::palette
