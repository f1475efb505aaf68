#pragma once

#include <filesystem>
#include <vector>

#include "media/base/result.h"
#include "signaling/conference/conference_plan.h"

namespace signaling {

// Reads all sites, in the order in which they are shown: `[[site]]` with `id` and `name`. Refuses ids that stand twice.
media::Result<std::vector<SitePlan>> read_sites(const std::filesystem::path& path);

}  // namespace signaling
