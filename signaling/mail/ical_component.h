#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "signaling/mail/invitation.h"

// libical's component and property, without its headers.
struct icalcomponent_impl;
struct icalproperty_impl;

namespace signaling {

struct IcalComponentDeleter {
  void operator()(icalcomponent_impl* component) const;
};
using IcalComponent = std::unique_ptr<icalcomponent_impl, IcalComponentDeleter>;

// An empty VCALENDAR with PRODID, VERSION and CALSCALE (RFC 5545 §3.6).
IcalComponent make_calendar();

// `child` moves into `parent`, `property` likewise.
void add(icalcomponent_impl* parent, IcalComponent child);
void add(icalcomponent_impl* parent, icalproperty_impl* property);

// A property that RFC 5545 does not have, with a text value: "X-WR-CALNAME".
void add_extension(icalcomponent_impl* parent, const char* name, const std::string& text);

// The VTIMEZONE (§3.6.5) of a zone whose offset never changes: the name alone is no definition to its readers.
IcalComponent make_time_zone(const CalendarZone& zone);

// `property` is one of DATE-TIME that holds `time` as the wall clock of `zone` shows it, with TZID (§3.3.5, form 3).
enum class ZonedProperty { kStart, kEnd, kRecurrenceId, kExceptionDate };
icalproperty_impl* make_zoned(ZonedProperty which, std::chrono::sys_seconds time, const CalendarZone& zone);

// DTSTAMP (§3.8.7.2), which is in UTC.
icalproperty_impl* make_stamp(std::chrono::sys_seconds time);

// The text with CR LF line ends, escaped (§3.3.11) and folded at 75 bytes between characters (§3.1).
std::string to_text(icalcomponent_impl* component);

}  // namespace signaling
