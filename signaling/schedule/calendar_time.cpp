#include "signaling/schedule/calendar_time.h"

#include <fmt/format.h>

namespace signaling {
namespace {

using namespace std::chrono;

constexpr size_t kIcalTextLength = 15;  // 20261126T090000

// The number that `digits` of `text` from `at` on spell; none if one of them is no digit.
std::optional<unsigned> read_number(std::string_view text, size_t at, size_t digits) {
  unsigned value = 0;
  for (const char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

struct Fields {
  year_month_day date;
  hh_mm_ss<seconds> time;
};

Fields fields_of(LocalTime t) {
  const auto day = floor<days>(t);
  return {year_month_day(day), hh_mm_ss<seconds>(t - day)};
}

}  // namespace

const TimeZone& TimeZone::ho_chi_minh() {
  static constexpr TimeZone kZone("Asia/Ho_Chi_Minh", hours(7));
  return kZone;
}

LocalTime TimeZone::local(CalendarTime time) const { return LocalTime(time.time_since_epoch() + offset_); }

CalendarTime TimeZone::calendar(LocalTime time) const { return CalendarTime(time.time_since_epoch() - offset_); }

std::string to_ical_date(LocalTime time) {
  const auto date = fields_of(time).date;
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_ical_text(LocalTime time) {
  const auto clock = fields_of(time).time;
  return to_ical_date(time) +
         fmt::format("T{:02}{:02}{:02}", clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<LocalTime> parse_ical_text(std::string_view text) {
  if (text.size() != kIcalTextLength || text[8] != 'T') return std::nullopt;
  const auto y = read_number(text, 0, 4), mo = read_number(text, 4, 2), d = read_number(text, 6, 2);
  const auto h = read_number(text, 9, 2), mi = read_number(text, 11, 2), s = read_number(text, 13, 2);
  if (!y || !mo || !d || !h || !mi || !s || *h > 23 || *mi > 59 || *s > 59) return std::nullopt;
  const year_month_day date{year(static_cast<int>(*y)), month(*mo), day(*d)};
  if (!date.ok()) return std::nullopt;
  return LocalTime(local_days(date)) + hours(*h) + minutes(*mi) + seconds(*s);
}

std::string to_display_text(LocalTime time) {
  const auto [date, clock] = fields_of(time);
  return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}", static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()), static_cast<int>(date.year()), clock.hours().count(),
                     clock.minutes().count());
}

}  // namespace signaling
