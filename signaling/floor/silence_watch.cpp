#include "signaling/floor/silence_watch.h"

#include <algorithm>

#include "signaling/floor/turn_clock.h"

namespace signaling {
namespace {

bool contains(std::span<const SiteId> sites, const SiteId& site) {
  return std::ranges::find(sites, site) != sites.end();
}

}  // namespace

void SilenceWatch::watch(std::span<const SiteId> holders, Timestamp now) {
  std::vector<Quiet> quiet;
  for (const auto& site : holders) {
    if (!contains(expected_, site) || contains(audible_, site)) continue;
    const auto former = std::ranges::find(quiet_, site, &Quiet::site);
    quiet.push_back({site, former == quiet_.end() ? now : former->since});
  }
  quiet_ = std::move(quiet);
}

Timestamp SilenceWatch::deadline(const SiteId& site) const {
  const auto found = std::ranges::find(quiet_, site, &Quiet::site);
  return found == quiet_.end() ? media::kNever : later(found->since, kSilenceTime);
}

}  // namespace signaling
