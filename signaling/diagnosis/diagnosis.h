#pragma once

#include <map>
#include <span>
#include <vector>

#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/server_watch.h"
#include "signaling/diagnosis/site_diagnosis.h"
#include "signaling/diagnosis/trunk_watch.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

inline constexpr size_t kMaxDiagnosedSites = 500;

// Says of each site of a conference where its fault is: the line up, the line down, the trunk it shares, the hall's
// equipment, the server, or nowhere; and why a site that was invited to speak is silent. Figures of one second go in,
// verdicts with their grounds come out. A function of the figures of the last seconds alone: the same figures give the
// same verdicts. One per conference; not thread-safe; add() takes well below a millisecond for a dozen sites.
//
// What explains comes before what it explains: the server, then whether the site is reached at all, then its line, then
// its hall. So:
// - while the server is overloaded or silent, and for a moment after, nothing is concluded from any site's figures;
// - a frozen picture on a bad line is no fault of the camera;
// - sites of one trunk that suffer together, while others do not, have one fault; while that may turn out so, a single
//   line is not named, for settings.trunk_wait at most.
//
// No verdict comes of one second, however bad, and none goes before a longer calm (DiagnosisSettings); a verdict stays
// for settings.least_stay, so a site's changes are never closer than that, but for a line that turns out to be its
// trunk. Seconds of which the mcu says nothing about a connected site count as nothing heard from it. A site with no
// verdict yet is fine.
//
// What an endpoint says of itself can change the verdict of its own site only, and hides no loss that the mcu measured.
class Diagnosis {
 public:
  // `settings` are checked (DiagnosisSettings::check). A site that is on several trunks counts for each.
  explicit Diagnosis(DiagnosisSettings settings = {}, std::vector<Trunk> trunks = {});

  // The next second; `second.at` does not run backwards. Sites that are not in it are forgotten, those beyond
  // kMaxDiagnosedSites are not looked at.
  void add(const ObservedSecond& second);

  // In the order of the last second's sites; valid until the next add().
  std::span<const SiteVerdict> verdicts() const { return verdicts_; }
  const SiteVerdict* find(const SiteId& site) const;

 private:
  bool most_show_trouble(std::span<const ObservedSite> sites) const;
  void measure(std::span<const ObservedSite> sites, bool server_explains, Timestamp at);
  // Looks at the trunks; → what they tell of the sites together.
  Neighbours compare(Timestamp at);
  const TrunkWatch* trunk_at_fault(const SiteId& site) const;

  DiagnosisSettings settings_;
  ServerWatch server_;
  std::vector<TrunkWatch> trunks_;
  std::map<SiteId, SiteDiagnosis> sites_;
  std::vector<SiteVerdict> verdicts_;
};

}  // namespace signaling
