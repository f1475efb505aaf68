#include "signaling/config/site_config.h"

#include <algorithm>

#include "media/base/config_reader.h"
#include "signaling/config/config_text.h"

namespace signaling {

media::Result<std::vector<SitePlan>> read_sites(const std::filesystem::path& path) {
  auto file = media::ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  std::vector<SitePlan> sites;
  for (auto& section : file->root().sections("site")) {
    const SiteId id(read_id(section));
    const auto name = read_name(section, "name");
    if (std::ranges::count(sites, id, &SitePlan::id) > 0) section.complain("id", "another site has this id");
    sites.push_back({id, name});
  }
  if (sites.empty()) file->root().complain("site", "there is no [[site]]");
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  return sites;
}

}  // namespace signaling
