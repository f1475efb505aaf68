#include "signaling/mail/ical_component.h"

#include <libical/ical.h>

#include <fmt/format.h>

#include "media/base/check.h"
#include "signaling/mail/content_lines.h"

namespace signaling {
namespace {

constexpr const char* kProductId = "-//Diem Cau//Conference schedule//VI";

// The date and time that `time` shows, without a zone.
icaltimetype to_ical_time(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  icaltimetype result = icaltime_null_time();
  result.year = static_cast<int>(date.year());
  result.month = static_cast<int>(static_cast<unsigned>(date.month()));
  result.day = static_cast<int>(static_cast<unsigned>(date.day()));
  result.hour = static_cast<int>(clock.hours().count());
  result.minute = static_cast<int>(clock.minutes().count());
  result.second = static_cast<int>(clock.seconds().count());
  return result;
}

icalproperty* make_property(ZonedProperty which, icaltimetype time) {
  switch (which) {
    case ZonedProperty::kStart: return icalproperty_new_dtstart(time);
    case ZonedProperty::kEnd: return icalproperty_new_dtend(time);
    case ZonedProperty::kRecurrenceId: return icalproperty_new_recurrenceid(time);
    case ZonedProperty::kExceptionDate: return icalproperty_new_exdate(time);
  }
  return nullptr;
}

// "+07", as the IANA database names zones without letters.
std::string zone_abbreviation(std::chrono::seconds offset) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(offset)).count();
  const char* sign = offset < std::chrono::seconds(0) ? "-" : "+";
  return minutes % 60 == 0 ? fmt::format("{}{:02}", sign, minutes / 60)
                           : fmt::format("{}{:02}{:02}", sign, minutes / 60, minutes % 60);
}

}  // namespace

void IcalComponentDeleter::operator()(icalcomponent_impl* component) const { icalcomponent_free(component); }

IcalComponent make_calendar() {
  IcalComponent calendar(icalcomponent_new_vcalendar());
  add(calendar.get(), icalproperty_new_prodid(kProductId));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  return calendar;
}

void add(icalcomponent_impl* parent, IcalComponent child) { icalcomponent_add_component(parent, child.release()); }

void add(icalcomponent_impl* parent, icalproperty_impl* property) {
  CHECK(property != nullptr);  // libical found a value wrong that was checked before, or there is no memory
  icalcomponent_add_property(parent, property);
}

void add_extension(icalcomponent_impl* parent, const char* name, const std::string& text) {
  icalproperty* property = icalproperty_new_x(text.c_str());
  CHECK(property != nullptr);
  icalproperty_set_x_name(property, name);
  add(parent, property);
}

IcalComponent make_time_zone(const CalendarZone& zone) {
  const auto offset = static_cast<int>(zone.offset.count());
  IcalComponent standard(icalcomponent_new_xstandard());
  add(standard.get(), icalproperty_new_dtstart(to_ical_time(std::chrono::sys_seconds{})));
  add(standard.get(), icalproperty_new_tzoffsetfrom(offset));
  add(standard.get(), icalproperty_new_tzoffsetto(offset));
  add(standard.get(), icalproperty_new_tzname(zone_abbreviation(zone.offset).c_str()));
  IcalComponent result(icalcomponent_new_vtimezone());
  add(result.get(), icalproperty_new_tzid(zone.name.c_str()));
  add(result.get(), std::move(standard));
  return result;
}

icalproperty_impl* make_zoned(ZonedProperty which, std::chrono::sys_seconds time, const CalendarZone& zone) {
  icalproperty* property = make_property(which, to_ical_time(time + zone.offset));
  CHECK(property != nullptr);
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name.c_str()));
  return property;
}

icalproperty_impl* make_stamp(std::chrono::sys_seconds time) {
  icaltimetype utc = to_ical_time(time);
  utc.zone = icaltimezone_get_utc_timezone();
  return icalproperty_new_dtstamp(utc);
}

std::string to_text(icalcomponent_impl* component) {
  char* text = icalcomponent_as_ical_string_r(component);
  CHECK(text != nullptr);
  std::string result = refold(text);
  icalmemory_free_buffer(text);
  return result;
}

}  // namespace signaling
