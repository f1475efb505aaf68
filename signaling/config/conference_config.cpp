#include "signaling/config/conference_config.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "media/base/config_reader.h"
#include "signaling/config/config_text.h"
#include "signaling/roll/roll_types.h"

namespace signaling {
namespace {

using media::ConfigReader;
using media::ConfigSection;
using std::chrono::seconds;

constexpr size_t kMinToken = 16;
constexpr size_t kMaxToken = 256;

// Tokens stand in links: only what needs no escaping there.
bool is_token(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return text.size() >= kMinToken && text.size() <= kMaxToken && std::all_of(text.begin(), text.end(), fits);
}

const SitePlan* find(const std::vector<SitePlan>& sites, std::string_view id) {
  const auto found = std::find_if(sites.begin(), sites.end(), [&](const auto& s) { return s.id.value() == id; });
  return found == sites.end() ? nullptr : &*found;
}

std::vector<SitePlan> read_participants(ConfigSection& section, const std::vector<SitePlan>& all) {
  std::vector<std::string> ids;
  section.read("sites", ids);
  if (!section.has("sites")) return all;
  std::vector<SitePlan> sites;
  for (const auto& id : ids) {
    const auto* site = find(all, id);
    if (site == nullptr) {
      section.complain("sites", "there is no site \"" + id + "\"");
    } else if (find(sites, id) != nullptr) {
      section.complain("sites", "\"" + id + "\" stands there twice");
    } else {
      sites.push_back(*site);
    }
  }
  if (ids.empty()) section.complain("sites", "is empty");
  return sites;
}

FloorSettings read_floor(ConfigSection section) {
  FloorSettings floor;
  Duration limit{};
  section.read("max_holders", floor.max_holders, 1, 64);
  section.read("time_limit_s", limit, seconds(1), 0, 86400);
  section.read("warning_s", floor.warning, seconds(1), 0, 3600);
  section.read("grace_s", floor.grace, seconds(1), 0, 3600);
  section.read("drop_grace_s", floor.drop_grace, seconds(1), 0, 3600);
  if (limit > Duration::zero()) floor.time_limit = limit;
  return floor;
}

void read_delegates(ConfigSection section, std::vector<SitePlan>& sites) {
  for (const auto& id : section.keys()) {
    const auto site = std::ranges::find(sites, SiteId(id), &SitePlan::id);
    if (site == sites.end()) {
      section.complain(id, "is not one of the conference's sites");
    } else {
      section.read(id, site->invited, 0, kMaxDelegates);
    }
  }
}

void read_token(ConfigSection& section, std::string_view key, Admission admission, ConferenceBook& book) {
  std::string token;
  section.read(key, token);
  if (!section.has(key)) return;
  if (!is_token(token)) {
    section.complain(key, "must be 16 to 256 of A-Z, a-z, 0-9, - and _ (openssl rand -hex 16)");
  } else if (!book.tokens.emplace(token, std::move(admission)).second) {
    section.complain(key, "this token opens another seat too");
  }
}

ConferencePlan read_conference(ConfigSection& section, const std::vector<SitePlan>& all, ConferenceBook& book) {
  ConferencePlan plan;
  plan.id = ConferenceId(read_id(section));
  plan.title = read_name(section, "title");
  section.read("open", plan.open);
  section.read("policy", plan.policy, {{"open", FloorPolicy::kOpen}, {"chaired", FloorPolicy::kChaired}});
  section.read("layout", plan.preset, 64);
  plan.sites = read_participants(section, all);
  read_delegates(section.section("delegates"), plan.sites);
  plan.floor = read_floor(section.section("floor"));
  section.read("resume_s", plan.resume_time, seconds(1), 0, 600);
  std::string chair_site;
  section.read("chair_site", chair_site);
  if (section.has("chair_site")) {
    plan.chair_site = SiteId(chair_site);
    if (find(plan.sites, chair_site) == nullptr) section.complain("chair_site", "is not one of the conference's sites");
  }
  read_token(section, "chair_token", {plan.id, Role::kChair, std::nullopt}, book);
  auto tokens = section.section("tokens");
  for (const auto& site : tokens.keys()) {
    if (find(plan.sites, site) == nullptr) tokens.complain(site, "is not one of the conference's sites");
    read_token(tokens, site, {plan.id, Role::kSite, SiteId(site)}, book);
  }
  return plan;
}

}  // namespace

media::Result<std::vector<SitePlan>> read_sites(const std::filesystem::path& path) {
  auto file = ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  std::vector<SitePlan> sites;
  for (auto& section : file->root().sections("site")) {
    const auto id = read_id(section);
    const auto name = read_name(section, "name");
    if (find(sites, id) != nullptr) section.complain("id", "another site has this id");
    sites.push_back({SiteId(id), name});
  }
  if (sites.empty()) file->root().complain("site", "there is no [[site]]");
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  return sites;
}

media::Result<ConferenceBook> read_conferences(const std::filesystem::path& path, const std::vector<SitePlan>& sites) {
  auto file = ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  ConferenceBook book;
  std::set<ConferenceId> ids;
  for (auto& section : file->root().sections("conference")) {
    auto plan = read_conference(section, sites, book);
    if (!ids.insert(plan.id).second) section.complain("id", "another conference has this id");
    book.plans.push_back(std::move(plan));
  }
  if (book.plans.empty()) file->root().complain("conference", "there is no [[conference]]");
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  return book;
}

}  // namespace signaling
