#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/time.h"

// The two clocks of the schedule, both read by the caller only.
namespace signaling {

using media::Duration;
using media::Timestamp;

// A point of calendar time: whole seconds of UTC. An administrator or a time server may set this clock at any moment,
// forward or backward. Appointments are made in it.
using CalendarTime = std::chrono::sys_seconds;

// What a clock on the wall of a hall shows. Series are expanded in it (RFC 5545 §3.3.5, form 3).
using LocalTime = std::chrono::local_seconds;

inline constexpr CalendarTime kNoCalendarTime = CalendarTime::max();

// Now, on both clocks. Whatever is a span ("gone for 15 minutes") is measured on `steady`, which never jumps, so that
// setting the calendar clock ends nothing.
struct Moment {
  CalendarTime calendar;
  Timestamp steady;
};

// The one place that knows how far local time is from UTC. Viet Nam has UTC+7 without daylight saving time; a zone that
// changes its offset would be looked up in here, and callers would stay as they are.
class TimeZone {
 public:
  static const TimeZone& ho_chi_minh();

  // The zone's name in the IANA database, as iCalendar's TZID wants it.
  std::string_view name() const { return name_; }
  std::chrono::seconds offset() const { return offset_; }
  LocalTime local(CalendarTime time) const;
  CalendarTime calendar(LocalTime time) const;

 private:
  constexpr TimeZone(std::string_view name, std::chrono::seconds offset) : name_(name), offset_(offset) {}

  std::string_view name_;
  std::chrono::seconds offset_;
};

// "20261126T090000", the DATE-TIME of RFC 5545 §3.3.5.
std::string to_ical_text(LocalTime time);
// "20261126", the DATE of RFC 5545 §3.3.4.
std::string to_ical_date(LocalTime time);
// Reads such a DATE-TIME, without zone. Nothing, unless all of it is one and the date exists.
std::optional<LocalTime> parse_ical_text(std::string_view text);
// "26/11/2026 09:00": how dates are written in Viet Nam.
std::string to_display_text(LocalTime time);

}  // namespace signaling
