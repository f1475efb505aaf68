// Guests: who came by the link, who is let in, who left.
#include <algorithm>
#include <string>
#include <utility>

#include "signaling/conference/engine_steps.h"

namespace signaling {
namespace {

bool counts(const Guest& guest) { return guest.state == GuestState::kWaiting || guest.state == GuestState::kAdmitted; }

SiteId guest_seat(uint64_t number) { return SiteId(std::string(kGuestSeats) + std::to_string(number)); }

SiteId next_seat(const ConferenceData& data) {
  uint64_t number = data.guests_seen + 1;
  while (data.guest(guest_seat(number)) != nullptr) ++number;  // the record has a gap
  return guest_seat(number);
}

}  // namespace

tl::expected<SiteId, ConferenceError> ConferenceEngine::guest_came(const Actor& by, const std::string& key,
                                                                   const std::string& name, const std::string& unit,
                                                                   Timestamp now) {
  const auto known = std::ranges::find(data_.guests, key, &Guest::key);
  if (known != data_.guests.end()) {
    if (counts(*known)) return known->site;
    if (known->state == GuestState::kRemoved) return fault(ConferenceFault::kGuestRemoved);
    const bool soon = now - known->since < kAskAgainTime;
    if (known->state == GuestState::kTurnedAway && soon) return fault(ConferenceFault::kAskLater);
  } else if (data_.guests.size() >= kMaxKnownGuests) {
    return fault(ConferenceFault::kGuestsFull);
  }
  if (std::ranges::count_if(data_.guests, counts) >= static_cast<std::ptrdiff_t>(kMaxGuests)) {
    return fault(ConferenceFault::kGuestsFull);
  }
  const SiteId site = known != data_.guests.end() ? known->site : next_seat(data_);
  happen(by, GuestCame{site, key, name, unit}, now);
  return site;
}

ConferenceEngine::Result ConferenceEngine::admit_guest(const Actor& by, const SiteId& site, Timestamp now) {
  const auto* guest = data_.guest(site);
  if (guest == nullptr) return fault(ConferenceFault::kUnknownGuest);
  if (guest->state == GuestState::kAdmitted) return {};  // two pressed at once
  if (guest->state == GuestState::kRemoved) return fault(ConferenceFault::kGuestRemoved);
  if (guest->state == GuestState::kAway) return fault(ConferenceFault::kUnknownGuest);
  const bool takes_place = !counts(*guest);
  if (takes_place && std::ranges::count_if(data_.guests, counts) >= static_cast<std::ptrdiff_t>(kMaxGuests)) {
    return fault(ConferenceFault::kGuestsFull);
  }
  happen(by, GuestAdmitted{site}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::admit_guests(const Actor& by, Timestamp now) {
  std::vector<SiteId> waiting;
  for (const auto& guest : data_.guests) {
    if (guest.state == GuestState::kWaiting) waiting.push_back(guest.site);
  }
  for (const auto& site : waiting) happen(by, GuestAdmitted{site}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::turn_away_guest(const Actor& by, const SiteId& site, Timestamp now) {
  const auto* guest = data_.guest(site);
  if (guest == nullptr || guest->state != GuestState::kWaiting) return fault(ConferenceFault::kUnknownGuest);
  happen(by, GuestTurnedAway{site}, now);
  return {};
}

void ConferenceEngine::guest_left(const SiteId& site, Timestamp now) {
  const auto* guest = data_.guest(site);
  if (guest == nullptr || !counts(*guest)) return;
  if (guest->state == GuestState::kAdmitted) empty_seat({}, site, now);
  happen(Actor{}, GuestLeft{site}, now);
}

void ConferenceEngine::empty_seat(const Actor& by, const SiteId& site, Timestamp now) {
  speech_.remove(site, now);
  content_.remove(site, now);
  stage_.remove(site, now);
  collect(by, now);
}

}  // namespace signaling
