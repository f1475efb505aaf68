#include "signaling/session/hall_places.h"

#include <algorithm>
#include <utility>

namespace signaling {

Duration RingingCall::answer_in(Timestamp now) const { return std::max(Duration::zero(), since + kRingTime - now); }

Duration ComingMove::in(Timestamp now) const { return std::max(Duration::zero(), at - now); }

void HallPlaces::seat(const SiteId& site, const ConferenceId& conference) { seats_.insert_or_assign(site, conference); }

void HallPlaces::unseat(const SiteId& site) { seats_.erase(site); }

void HallPlaces::notice(const SiteId& site, UrgentSummons summons, Timestamp at) {
  moves_.insert_or_assign(site, ComingMove{std::move(summons), at});
}

void HallPlaces::ring(const SiteId& site, UrgentSummons summons, Timestamp now) {
  const auto noticed = moves_.find(site);
  const bool expected = noticed != moves_.end() && noticed->second.summons.conference == summons.conference;
  if (noticed != moves_.end()) moves_.erase(noticed);
  if (expected) {
    calls_.erase(site);
  } else {
    calls_.insert_or_assign(site, RingingCall{std::move(summons), now});
  }
}

bool HallPlaces::answer(const SiteId& site, const ConferenceId& conference) {
  const auto call = calls_.find(site);
  if (call != calls_.end() && call->second.summons.conference == conference) {
    calls_.erase(call);
    return true;
  }
  const auto* coming = move(site);
  return coming != nullptr && coming->summons.conference == conference;
}

void HallPlaces::forget(const ConferenceId& conference) {
  std::erase_if(seats_, [&](const auto& seat) { return seat.second == conference; });
  std::erase_if(moves_, [&](const auto& coming) { return coming.second.summons.conference == conference; });
  std::erase_if(calls_, [&](const auto& call) { return call.second.summons.conference == conference; });
}

std::optional<ConferenceId> HallPlaces::place(const SiteId& site) const {
  const auto seat = seats_.find(site);
  if (seat == seats_.end() || calls_.contains(site)) return std::nullopt;
  return seat->second;
}

const RingingCall* HallPlaces::call(const SiteId& site) const {
  const auto found = calls_.find(site);
  return found == calls_.end() ? nullptr : &found->second;
}

const ComingMove* HallPlaces::move(const SiteId& site) const {
  const auto found = moves_.find(site);
  return found == moves_.end() ? nullptr : &found->second;
}

}  // namespace signaling
