#pragma once

#include <optional>
#include <span>
#include <string>

#include "mcu/api/site_figures.h"
#include "mcu/bridge/audio_bridge.h"
#include "mcu/bridge/picture_input.h"
#include "mcu/conference/participant.h"

// From what the parts of a conference measured in a second to the figures that leave it. Pure: values in, values out.
namespace mcu {

LineFigures uplink_figures(const Participant::Second& second);

// Nothing if the endpoint told nothing of its reception in this second.
std::optional<LineFigures> downlink_figures(const Participant::Second& second);

// R and MOS are those of who listens to this site: what its uplink and the buffer do, without the way to the listener's
// loudspeaker but for a usual one. `line`: of its microphone's packets. `capture_delay`: from capture to the mix, if it
// is known; else half a round trip and the buffer stand for it.
SoundFigures sound_figures(const AudioBridge::SiteSound& sound, const media::LossCounts& line,
                           std::optional<media::Duration> capture_delay, std::optional<media::Duration> rtt);

// `rids`: of the camera's layers, the smallest picture first; `wanted`: how many of these it was asked for (without
// simulcast there is nothing to ask: the one). `decoded`: if somebody is shown it in a composed picture.
PictureFigures picture_figures(std::span<const std::string> rids, size_t wanted, const ReceivePath::Second& received,
                               const std::optional<PictureInput::Second>& decoded);

}  // namespace mcu
