#include "signaling/diagnosis/diagnosis.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

constexpr int kFewSites = 3;  // of fewer, "most" says nothing

bool shows_trouble(const ObservedSite& site, const DiagnosisSettings& settings) {
  const auto& f = site.figures;
  return f && ((f->uplink && shows_trouble(*f->uplink, settings)) ||
               (f->downlink && shows_trouble(*f->downlink, settings)));
}

bool are_most(int suffering, int connected, const DiagnosisSettings& settings) {
  return connected >= kFewSites && suffering >= settings.all_share * connected;
}

}  // namespace

Diagnosis::Diagnosis(DiagnosisSettings settings, std::vector<Trunk> trunks) : settings_(settings) {
  for (auto& trunk : trunks) trunks_.emplace_back(std::move(trunk));
}

void Diagnosis::add(const ObservedSecond& second) {
  const std::span sites(second.sites.data(), std::min(second.sites.size(), kMaxDiagnosedSites));
  server_.add(second.server, most_show_trouble(sites), second.at, settings_);
  measure(sites, server_.explains(second.at, settings_), second.at);
  Neighbours neighbours = compare(second.at);
  verdicts_.clear();
  for (const auto& observed : sites) {
    auto& site = sites_[observed.site];
    neighbours.trunk = trunk_at_fault(observed.site);
    neighbours.trunk_is_likely =
        std::ranges::any_of(trunks_, [&](const auto& t) { return t.is_likely() && t.has(observed.site); });
    site.judge(server_, neighbours, second.at, settings_);
    verdicts_.push_back({observed.site, site.verdict(), site.silence()});
  }
}

bool Diagnosis::most_show_trouble(std::span<const ObservedSite> sites) const {
  int connected = 0;
  int troubled = 0;
  for (const auto& site : sites) {
    if (!site.duty.connected_since) continue;
    ++connected;
    troubled += shows_trouble(site, settings_) ? 1 : 0;
  }
  return are_most(troubled, connected, settings_);
}

void Diagnosis::measure(std::span<const ObservedSite> sites, bool server_explains, Timestamp at) {
  std::map<SiteId, SiteDiagnosis> present;
  for (const auto& site : sites) {
    if (auto known = sites_.extract(site.site)) present.insert(std::move(known));
    present[site.site].measure(site, server_explains, at, settings_);
  }
  sites_ = std::move(present);
}

Neighbours Diagnosis::compare(Timestamp at) {
  Neighbours all;
  std::vector<LineLook> looks;
  for (const auto& [id, site] : sites_) {
    if (!site.is_connected()) continue;
    looks.push_back({&id, site.line_suffers(), site.line_is_suspect()});
    all.connected += 1;
    all.suffering += site.line_suffers() ? 1 : 0;
  }
  all.most_suffer = are_most(all.suffering, all.connected, settings_);
  // While the server explains what the lines show, nothing new was measured: the trunks' signs wait too.
  if (!server_.explains(at, settings_)) {
    for (auto& trunk : trunks_) trunk.add(looks, at, settings_);
  }
  return all;
}

const TrunkWatch* Diagnosis::trunk_at_fault(const SiteId& site) const {
  const auto trunk = std::ranges::find_if(trunks_, [&](const auto& t) { return t.on() && t.has(site); });
  return trunk == trunks_.end() ? nullptr : &*trunk;
}

const SiteVerdict* Diagnosis::find(const SiteId& site) const {
  const auto found = std::ranges::find(verdicts_, site, &SiteVerdict::site);
  return found == verdicts_.end() ? nullptr : &*found;
}

}  // namespace signaling
