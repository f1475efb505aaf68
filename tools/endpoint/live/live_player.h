#pragma once

#include <memory>

#include "media/base/result.h"
#include "tools/endpoint/seat/seat_settings.h"
#include "tools/endpoint/stream/seat_output.h"

namespace tools {

// Plays what a seat hears and the first picture m-line (the stage) through GStreamer; `play_sound` and `play_picture`
// of the settings say by which elements. Error: endpoint.live.
media::Result<std::unique_ptr<SeatOutput>> make_player(const SeatSettings& settings);

}  // namespace tools
