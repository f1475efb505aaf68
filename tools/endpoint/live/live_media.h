#pragma once

#include <memory>

#include "mcu/loop/event_loop.h"
#include "media/base/result.h"
#include "tools/endpoint/seat/seat_settings.h"
#include "tools/endpoint/stream/seat_media.h"

namespace tools {

// Live pictures and sound of a GStreamer description in which "video." takes pictures and "audio." sound, either may be
// missing: "videotestsrc is-live=1 ! video. audiotestsrc is-live=1 ! audio." or "v4l2src ! video. alsasrc ! audio.".
// Pictures are brought to 1280×720 at 30/s and encoded here in three layers, sound to Opus. What comes while an
// encoding is under way waits one place; more is left out. Error: endpoint.live.
media::Result<std::unique_ptr<SeatMedia>> make_live_media(const SeatSettings& settings, mcu::EventLoop& loop);

}  // namespace tools
