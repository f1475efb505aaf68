#pragma once

#include "media/base/config_reader.h"
#include "signaling/preflight/preflight_settings.h"

namespace signaling {

// Reads what a site has to reach before a conference, and how its bandwidth is probed. What was read is right by
// PreflightSettings::check(); what is wrong is told by the section.
void read_preflight(media::ConfigSection section, PreflightSettings& settings);

}  // namespace signaling
