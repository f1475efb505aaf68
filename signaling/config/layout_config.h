#pragma once

#include <filesystem>
#include <vector>

#include "media/base/result.h"
#include "signaling/stage/layout_preset.h"

namespace signaling {

// Reads the layout presets, in the order in which they are offered: `[[layout]]` of config/layouts.toml. At least one,
// at most kMaxPresets; refuses ids that stand twice and rules that do not exist, naming file, line and key.
media::Result<std::vector<LayoutPreset>> read_layouts(const std::filesystem::path& path);

}  // namespace signaling
