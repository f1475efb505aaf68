#include "signaling/session/hall_places.h"

#include <algorithm>
#include <utility>

namespace signaling {

Duration RingingCall::answer_in(Timestamp now) const { return std::max(Duration::zero(), since + kRingTime - now); }

void HallPlaces::seat(const SiteId& site, const ConferenceId& conference) { seats_.insert_or_assign(site, conference); }

void HallPlaces::unseat(const SiteId& site) { seats_.erase(site); }

void HallPlaces::notice(const SiteId& site, const ConferenceId& conference) {
  notices_.insert_or_assign(site, conference);
}

void HallPlaces::ring(const SiteId& site, UrgentSummons summons, Timestamp now) {
  const auto noticed = notices_.find(site);
  const bool expected = noticed != notices_.end() && noticed->second == summons.conference;
  if (noticed != notices_.end()) notices_.erase(noticed);
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
  const auto noticed = notices_.find(site);
  return noticed != notices_.end() && noticed->second == conference;
}

void HallPlaces::forget(const ConferenceId& conference) {
  std::erase_if(seats_, [&](const auto& seat) { return seat.second == conference; });
  std::erase_if(notices_, [&](const auto& notice) { return notice.second == conference; });
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

}  // namespace signaling
