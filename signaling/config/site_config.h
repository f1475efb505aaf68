#pragma once

#include <filesystem>
#include <vector>

#include "media/base/result.h"
#include "signaling/conference/conference_plan.h"
#include "signaling/diagnosis/observation.h"

namespace signaling {

struct SitesConfig {
  std::vector<SitePlan> sites;  // in the order in which they are shown
  std::vector<Trunk> trunks;
};

// Reads all sites, `[[site]]` with `id` and `name`, and the lines that several of them share, `[[trunk]]` with `name`
// and at least two `sites`. Refuses ids and names that stand twice and trunks of sites that are not in the file.
media::Result<SitesConfig> read_sites(const std::filesystem::path& path);

}  // namespace signaling
