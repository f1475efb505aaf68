#include "signaling/config/site_config.h"

#include <algorithm>
#include <utility>

#include "media/base/config_reader.h"
#include "signaling/config/config_text.h"

namespace signaling {
namespace {

constexpr size_t kMaxTrunks = 100;
constexpr size_t kMaxTrunkSites = 500;

SitePlan read_site(media::ConfigSection& section, const std::vector<SitePlan>& former) {
  const SiteId id(read_id(section));
  const auto name = read_name(section, "name");
  if (std::ranges::count(former, id, &SitePlan::id) > 0) section.complain("id", "another site has this id");
  return {id, name};
}

Trunk read_trunk(media::ConfigSection& section, const SitesConfig& config) {
  Trunk trunk{read_name(section, "name"), {}};
  if (std::ranges::count(config.trunks, trunk.name, &Trunk::name) > 0) {
    section.complain("name", "another trunk has this name");
  }
  if (config.trunks.size() == kMaxTrunks) section.complain("name", "is one trunk too many: at most 100");
  std::vector<std::string> names;
  section.read("sites", names, kMaxTrunkSites);
  section.require("sites");
  for (const auto& name : names) {
    const SiteId site(name);
    if (std::ranges::count(config.sites, site, &SitePlan::id) == 0) {
      section.complain("sites", "\"" + name + "\" is not the id of a [[site]]");
    } else if (std::ranges::count(trunk.sites, site) > 0) {
      section.complain("sites", "\"" + name + "\" stands twice");
    }
    trunk.sites.push_back(site);
  }
  // One alone shares nothing.
  if (section.has("sites") && trunk.sites.size() < 2) section.complain("sites", "must be two sites or more");
  return trunk;
}

}  // namespace

media::Result<SitesConfig> read_sites(const std::filesystem::path& path) {
  auto file = media::ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  SitesConfig config;
  for (auto& section : file->root().sections("site")) config.sites.push_back(read_site(section, config.sites));
  if (config.sites.empty()) file->root().complain("site", "there is no [[site]]");
  for (auto& section : file->root().sections("trunk")) config.trunks.push_back(read_trunk(section, config));
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  return config;
}

}  // namespace signaling
