#include "tools/cli/text/time_text.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "signaling/base/date_time.h"

namespace tools {
namespace {

using namespace std::chrono;
using signaling::TimeZone;

const TimeZone& zone() { return TimeZone::ho_chi_minh(); }

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || digits.front() == '-' || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<local_days> date_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = number(year);
  const auto m = number(month);
  const auto d = number(day);
  if (!y || !m || !d || year.size() != 4 || month.size() > 2 || day.size() > 2) return std::nullopt;
  const year_month_day date{std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                            std::chrono::day(static_cast<unsigned>(*d))};
  constexpr int kFirstYear = 1970;
  if (!date.ok() || *y < kFirstYear) return std::nullopt;
  return local_days(date);
}

// "2026-12-01", "01/12/2026", "today", "tomorrow".
std::optional<local_days> parse_date(std::string_view text, CalendarTime now) {
  const auto today = floor<days>(zone().local(now));
  if (text == "today") return today;
  if (text == "tomorrow") return today + days(1);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    return date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8));
  }
  const size_t first = text.find('/');
  const size_t second = first == text.npos ? text.npos : text.find('/', first + 1);
  if (second == text.npos) return std::nullopt;
  return date_of(text.substr(second + 1), text.substr(first + 1, second - first - 1), text.substr(0, first));
}

// "08:00", "8:00".
std::optional<seconds> parse_clock(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == text.npos || colon > 2 || text.size() != colon + 3) return std::nullopt;
  const auto hour = number(text.substr(0, colon));
  const auto minute = number(text.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return hours(*hour) + minutes(*minute);
}

std::optional<CalendarTime> parse_relative(std::string_view text, CalendarTime now) {
  if (text.size() < 3 || text.size() > 6 || text.front() != '+') return std::nullopt;
  const auto count = number(text.substr(1, text.size() - 2));
  if (!count) return std::nullopt;
  switch (text.back()) {
    case 'm': return now + minutes(*count);
    case 'h': return now + hours(*count);
    case 'd': return now + days(*count);
    default: return std::nullopt;
  }
}

std::optional<CalendarTime> parse_local(std::string_view text, CalendarTime now) {
  const size_t gap = text.find_first_of(" T");
  const auto first = text.substr(0, gap);
  if (gap == text.npos) {
    if (const auto date = parse_date(text, now)) return zone().calendar(*date);
    if (const auto clock = parse_clock(text)) return start_of_day(now) + *clock;
    return std::nullopt;
  }
  const auto second = text.substr(gap + 1);
  const bool clock_first = first.find(':') != first.npos;
  const auto date = parse_date(clock_first ? second : first, now);
  const auto clock = parse_clock(clock_first ? first : second);
  if (!date || !clock) return std::nullopt;
  return zone().calendar(*date + *clock);
}

}  // namespace

Outcome<CalendarTime> parse_time(std::string_view text, CalendarTime now) {
  if (const auto time = signaling::parse_date_time(text)) return *time;
  if (const auto time = parse_relative(text, now)) return *time;
  if (const auto time = parse_local(text, now)) return *time;
  const std::string said(text);
  return wrong_use("Không hiểu thời gian \"" + said + "\". Hãy viết như 2026-12-01 08:00, 01/12/2026, 08:00 hoặc +2h.",
                   "\"" + said + "\" is no time. Write it like 2026-12-01 08:00, 01/12/2026, 08:00 or +2h.");
}

CalendarTime start_of_day(CalendarTime time) { return zone().calendar(floor<days>(zone().local(time))); }

std::string to_request_time(CalendarTime time) {
  const auto local = zone().local(time);
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss clock(local - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+{:02}:00", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), duration_cast<hours>(zone().offset()).count());
}

std::string show_time(std::string_view answered, Language language) {
  const auto time = signaling::parse_date_time(answered);
  if (!time) return std::string(answered);
  if (language == Language::kVietnamese) return signaling::to_display_text(zone().local(*time));
  std::string text = to_request_time(*time).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string show_span(seconds span, Language language) {
  struct Unit {
    seconds length;
    Text name;
  };
  static const Unit kUnits[] = {
      {days(1), {"ngày", "d"}}, {hours(1), {"giờ", "h"}}, {minutes(1), {"phút", "min"}}, {seconds(1), {"giây", "s"}}};
  std::string text;
  int shown = 0;
  for (const auto& unit : kUnits) {
    const auto count = span / unit.length;
    span %= unit.length;
    if (count == 0 && (shown == 0 || span.count() == 0)) continue;
    if (shown++ == 2) break;
    text += (text.empty() ? "" : " ") + fmt::format("{} {}", count, in(language, unit.name));
  }
  return text.empty() ? fmt::format("0 {}", in(language, kUnits[3].name)) : text;
}

}  // namespace tools
