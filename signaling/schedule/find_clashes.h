#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/schedule/occurrence_index.h"

namespace signaling {

inline constexpr size_t kMaxClashes = 200;  // in one answer

// What the mcu can carry at the same time.
struct Capacity {
  size_t conferences = 4;
  size_t seats = 48;  // sites, counted once for each conference they take part in
};

enum class ClashKind : uint8_t {
  kSession,      // the site would sit in two sessions at once
  kTestWindow,   // the site's test of one meets the test or the session of the other; a warning
  kConferences,  // more conferences than the mcu carries
  kSeats,        // more seats than the mcu carries
};

// One collision of an occurrence with another one, during [from, to).
struct Clash {
  ClashKind kind = ClashKind::kSession;
  ConferenceId conference;  // of the occurrence asked about
  SiteId site;              // empty for the mcu's capacity
  BookingId other_booking;  // these three are empty if the conference alone is more than the mcu carries
  ConferenceId other;
  std::string other_title;
  CalendarTime from;
  CalendarTime to;
  bool is_hard() const { return kind != ClashKind::kTestWindow; }
  friend bool operator==(const Clash&, const Clash&) = default;
};

struct ClashReport {
  std::vector<Clash> clashes;  // hard ones and warnings, in the order of the occurrences
  bool more = false;           // there are above kMaxClashes; the list is cut
  bool may_be_saved() const;   // none is hard
};

// What `occurrence` collides with, other bookings only. Clashes are symmetric: if it clashes with another one, that one
// clashes with it in the same way during the same time. Capacity counts session times; in the time when it is exceeded,
// every conference then in session is named.
std::vector<Clash> find_clashes(const Occurrence& occurrence, const OccurrenceIndex& index, const Capacity& capacity);

// The same for all occurrences of a booking that end after `now`; the index may hold its former ones. Errors are those
// of the rule.
media::Result<ClashReport> find_clashes(const ConferenceBooking& booking, const OccurrenceIndex& index,
                                        const Capacity& capacity, CalendarTime now);

// The other conferences that `occurrence` clashes with hard: whose operators are asked before it is extended.
std::vector<Occurrence> hard_neighbours(const Occurrence& occurrence, const OccurrenceIndex& index,
                                        const Capacity& capacity);

}  // namespace signaling
