#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signaling/base/ids.h"
#include "signaling/floor/floor_types.h"
#include "signaling/schedule/calendar_time.h"

// What an operator books. Plain values; validate_booking.h says which of them are right.
namespace signaling {

// A person at a site, as the record wants to name them.
struct Delegate {
  std::string name;
  std::string post;     // "Chủ tịch UBND xã"
  std::string unit;     // department or office
  std::string commune;  // empty: of the district or the province itself
  friend bool operator==(const Delegate&, const Delegate&) = default;
};

struct AgendaItem {
  std::string title;
  std::chrono::minutes planned{0};  // 0: not said
  std::vector<PlannedSpeaker> speakers;
  std::string layout_preset;  // one of the booking's; empty: stays as it is
  std::vector<PaperId> papers;
  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

// One occurrence of a series that takes place at another time (RFC 5545 §3.8.4.4, RECURRENCE-ID).
struct MovedOccurrence {
  LocalTime original_start;
  CalendarTime start;
  std::chrono::minutes length{0};
  friend bool operator==(const MovedOccurrence&, const MovedOccurrence&) = default;
};

// How a booking repeats. Times are local, because a weekly conference stays at 8:00 whatever the zone does.
struct Recurrence {
  std::string rule;                  // an RRULE value that RecurrenceRule::parse takes
  std::vector<LocalTime> cancelled;  // EXDATE (§3.8.5.1): original starts that do not take place
  std::vector<MovedOccurrence> moved;
  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

// A booked conference, or a series of them.
struct ConferenceBooking {
  BookingId id;  // 1 to 40 of a-z, 0-9 and -; part of the iCalendar UID and of the conference's id
  std::string title;
  std::string kind;                      // the template it was made from; empty: none
  CalendarTime start;                    // of the first occurrence
  std::chrono::minutes length{0};        // expected; the clock never ends a conference
  std::chrono::minutes test_window{60};  // before the start: halls connect and are tested

  std::vector<SiteId> sites;
  SiteId chair_site;  // one of `sites`
  UserId chair;
  std::optional<UserId> deputy;
  std::optional<UserId> secretary;
  UserId operator_in_charge;  // is asked before another conference extends into this one

  std::vector<std::string> departments;  // invited, besides the sites
  std::vector<std::string> communes;
  std::vector<AgendaItem> agenda;
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> lecturer;           // one of `sites`; under kLecture, and then only
  std::vector<std::string> layout_presets;  // ids of layouts, the first one is shown at the start
  bool auto_start = false;                  // "in session" without a person's word

  std::optional<Recurrence> recurrence;
  bool cancelled = false;
  uint32_t sequence = 0;  // iCalendar SEQUENCE (RFC 5545 §3.8.7.4): grows with every change that is sent out

  // Asia/Ho_Chi_Minh for all; asked here so that a booking could come to carry its own.
  const TimeZone& zone() const { return TimeZone::ho_chi_minh(); }
  CalendarTime end() const { return start + length; }
  friend bool operator==(const ConferenceBooking&, const ConferenceBooking&) = default;
};

}  // namespace signaling
