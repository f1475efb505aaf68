#include "signaling/schedule/seating.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace signaling {
namespace {

// Smaller goes first. The id makes the order total.
auto rank(const ConferenceRun& run) {
  const auto number = static_cast<int64_t>(run.session_number);
  if (run.urgent) return std::tuple(0, -number, run.id());
  if (run.holds_session()) return std::tuple(1, number, run.id());
  const int64_t start = run.plan.start.time_since_epoch().count();
  return std::tuple(run.overrun ? 3 : 2, start, run.id());
}

bool is_noticed(const ConferenceRun& run, const SiteId& site) {
  return std::ranges::count(run.calls, SiteCall{site, CallState::kNoticed}) != 0;
}

}  // namespace

Seating seat_sites(std::vector<const ConferenceRun*> runs) {
  std::erase_if(runs, [](const auto* run) { return !run->is_open(); });
  std::ranges::sort(runs, [](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
  Seating seating;
  for (const auto* run : runs) {
    for (const auto& site : run->plan.sites) {
      if (!is_noticed(*run, site)) seating.try_emplace(site, run->id());
    }
  }
  return seating;
}

}  // namespace signaling
