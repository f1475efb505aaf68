#include "signaling/diagnosis/trunk_watch.h"

#include <algorithm>

namespace signaling {

bool TrunkWatch::has(const media::SiteId& site) const {
  return std::ranges::find(trunk_.sites, site) != trunk_.sites.end();
}

void TrunkWatch::add(std::span<const LineLook> sites, media::Timestamp at, const DiagnosisSettings& settings) {
  int others = 0;
  int others_suffering = 0;
  int suspects = 0;
  suffering_ = connected_ = 0;
  for (const auto& look : sites) {
    const bool own = has(*look.site);
    (own ? connected_ : others) += 1;
    (own ? suffering_ : others_suffering) += look.suffers ? 1 : 0;
    suspects += own && (look.suffers || look.is_suspect) ? 1 : 0;
  }
  const auto are_enough = [&](int count) { return count >= 2 && count >= settings.trunk_share * connected_; };
  const bool alone = others > 0 && others_suffering <= settings.others_share * others;
  likely_ = are_enough(suspects) && alone;
  sign_.add(are_enough(suffering_) && alone, settings.trunk, at);
}

}  // namespace signaling
