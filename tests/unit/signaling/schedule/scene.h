// What the tests of the schedule share: a moment to begin with, sites, bookings.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "signaling/schedule/conference_booking.h"
#include "signaling/schedule/occurrence.h"

namespace signaling::scene {

using namespace std::chrono_literals;

inline const std::vector<SiteId> kKnownSites = {SiteId("tinh-uy"), SiteId("my-loc"), SiteId("vu-ban"), SiteId("y-yen"),
                                                SiteId("hai-hau")};
inline const std::vector<std::string> kKnownLayouts = {"stage", "grid", "pair"};
inline const UserId kOperator(1), kChair(2);

// "20261202T080000" on the clocks of the halls. It must be right.
inline LocalTime local(std::string_view text) { return parse_ical_text(text).value(); }
inline CalendarTime at(std::string_view text) { return TimeZone::ho_chi_minh().calendar(local(text)); }

inline const CalendarTime kNow = at("20261126T080000");

inline ConferenceBooking booking(const std::string& id = "b1", CalendarTime start = at("20261202T080000"),
                                 std::vector<SiteId> sites = {kKnownSites[0], kKnownSites[1]}) {
  ConferenceBooking b;
  b.id = BookingId(id);
  b.title = "Giao ban " + id;
  b.start = start;
  b.length = 120min;
  b.sites = std::move(sites);
  b.chair_site = b.sites.front();
  b.chair = kChair;
  b.operator_in_charge = kOperator;
  return b;
}

inline ConferenceBooking series(const std::string& rule, CalendarTime start = at("20261202T080000")) {
  auto b = booking("b1", start);
  b.recurrence = Recurrence{rule, {}, {}};
  return b;
}

inline Occurrence occurrence(const std::string& id, CalendarTime start, std::chrono::minutes length,
                             std::vector<SiteId> sites) {
  auto b = booking(id, start, std::move(sites));
  b.length = length;
  return occurrences(b, start - 24h, start + 48h).value().front();
}

}  // namespace signaling::scene
