#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "media/base/ids.h"
#include "media/base/time.h"

namespace signaling {

using media::SiteId;
using media::Timestamp;

inline constexpr size_t kMaxGuests = 20;        // that wait or are in
inline constexpr size_t kMaxKnownGuests = 200;  // with those who were let in or sent away by hand, and are gone
// Who was turned away may ask anew after this.
inline constexpr media::Duration kAskAgainTime = std::chrono::seconds(60);

// Seats of guests are named by this and a number; no booked site has a dot in its name.
inline constexpr std::string_view kGuestSeats = "guest.";
inline bool is_guest_site(const SiteId& site) { return site.value().starts_with(kGuestSeats); }

// Where a guest stands with a conference.
enum class GuestState : uint8_t {
  kWaiting,     // in the lobby
  kTurnedAway,  // not now; may be let in, or ask anew
  kAdmitted,    // has a seat
  kAway,        // was admitted and left; comes straight back
  kRemoved,     // does not come back
};

// Somebody who came by the conference's guest link: a commune or a department without a site of its own. Plain data.
struct Guest {
  SiteId site;         // its seat, if it is let in: "guest.3"
  std::string key;     // by which its page is known again: a hash, never the page's own secret
  std::string name;    // as it was typed
  std::string unit{};  // may be empty
  Timestamp since;     // of the state
  GuestState state = GuestState::kWaiting;

  // As shown on screen: "Trần Văn An, xã Hải Minh".
  std::string shown_name() const { return unit.empty() ? name : name + ", " + unit; }
  friend bool operator==(const Guest&, const Guest&) = default;
};

}  // namespace signaling
