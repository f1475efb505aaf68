#include "signaling/schedule/rule_grammar.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace signaling {
namespace {

using Failure = tl::unexpected<ScheduleProblem>;
using Done = tl::expected<void, ScheduleProblem>;

constexpr std::array<std::string_view, 7> kDayNames = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::array<std::string_view, 4> kFrequencyNames = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<int, 12> kLongestMonths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int kMaxRuleCount = 10'000;
constexpr size_t kMaxListEntries = 62;  // ±1…31
constexpr LocalTime kEarliestUntil{std::chrono::local_days(std::chrono::year(1971) / 1 / 1)};
constexpr LocalTime kLatestUntil{std::chrono::local_days(std::chrono::year(9999) / 1 / 1)};
constexpr int kLeastOfWeekday = 4;  // each weekday comes at least four times in a month

Failure refuse(std::string_view vi, std::string_view en) {
  return Failure(make_problem(ProblemCode::kBadRule, "recurrence.rule", vi, en));
}

Failure refuse_part(std::string_view name) {
  return refuse(fmt::format("phần {} không đúng hoặc không được hỗ trợ.", name.substr(0, 20)),
                fmt::format("the part {} is wrong or not supported.", name.substr(0, 20)));
}

// All of `text` as a number in [low, high], with an optional sign.
std::optional<int> read_integer(std::string_view text, int low, int high) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

// A list of numbers without 0, each once.
bool read_integers(std::string_view text, int low, int high, std::vector<int>& into) {
  for (const auto piece : split(text, ',')) {
    const auto value = read_integer(piece, low, high);
    if (!value || *value == 0 || into.size() == kMaxListEntries || std::ranges::count(into, *value) != 0) return false;
    into.push_back(*value);
  }
  return true;
}

bool read_days(std::string_view text, std::vector<RuleDay>& into) {
  for (const auto piece : split(text, ',')) {
    if (piece.size() < 2) return false;
    const auto name = std::ranges::find(kDayNames, piece.substr(piece.size() - 2));
    const auto number = piece.substr(0, piece.size() - 2);
    const auto ordinal = number.empty() ? std::optional(0) : read_integer(number, -kMaxOrdinal, kMaxOrdinal);
    if (name == kDayNames.end() || !ordinal || (!number.empty() && *ordinal == 0)) return false;
    const RuleDay day{*ordinal, static_cast<unsigned>(name - kDayNames.begin())};
    if (into.size() == kMaxListEntries || std::ranges::count(into, day) != 0) return false;
    into.push_back(day);
  }
  return true;
}

// A DATE means all of that day.
bool read_until(std::string_view text, const TimeZone& zone, std::optional<LocalTime>& into) {
  if (text.size() == 8) {
    into = parse_ical_text(std::string(text) + "T235959");
  } else if (text.ends_with('Z')) {
    const auto utc = parse_ical_text(text.substr(0, text.size() - 1));
    if (utc) into = zone.local(CalendarTime(utc->time_since_epoch()));
  } else {
    into = parse_ical_text(text);
  }
  // Four digits of the year must do in UTC and in local time.
  return into && *into >= kEarliestUntil && *into < kLatestUntil;
}

bool read_frequency(std::string_view text, Frequency& into) {
  const auto found = std::ranges::find(kFrequencyNames, text);
  if (found == kFrequencyNames.end()) return false;
  into = static_cast<Frequency>(found - kFrequencyNames.begin());
  return true;
}

bool read_part(std::string_view name, std::string_view value, const TimeZone& zone, RuleParts& parts) {
  if (name == "FREQ") return read_frequency(value, parts.frequency);
  if (name == "UNTIL") return read_until(value, zone, parts.until);
  if (name == "BYDAY") return read_days(value, parts.days);
  if (name == "BYMONTH") return read_integers(value, 1, 12, parts.months);
  if (name == "BYMONTHDAY") return read_integers(value, -31, 31, parts.month_days);
  if (name == "BYSETPOS") return read_integers(value, -366, 366, parts.positions);
  if (name == "WKST") return value == "MO";
  if (name == "COUNT") {
    parts.count = read_integer(value, 1, kMaxRuleCount);
    return parts.count.has_value();
  }
  if (name != "INTERVAL") return false;
  const auto interval = read_integer(value, 1, kMaxInterval);
  parts.interval = interval.value_or(1);
  return interval.has_value();
}

bool has_ordinals(const RuleParts& parts) {
  return std::ranges::any_of(parts.days, [](const RuleDay& day) { return day.ordinal != 0; });
}

// Does one of the months have one of the days?
bool month_days_exist(const RuleParts& parts) {
  if (parts.month_days.empty()) return true;
  int longest = parts.months.empty() ? 31 : 0;
  for (const int month : parts.months) longest = std::max(longest, kLongestMonths.at(static_cast<size_t>(month - 1)));
  return std::ranges::any_of(parts.month_days, [&](int day) { return std::abs(day) <= longest; });
}

// A position that some set may lack could make a rule that never happens, and the search for it long.
bool positions_exist(const RuleParts& parts) {
  const size_t months = parts.frequency == Frequency::kYearly ? parts.months.size() : 1;
  const int least = kLeastOfWeekday * static_cast<int>(parts.days.size() * months);
  return std::ranges::all_of(parts.positions, [&](int position) { return std::abs(position) <= least; });
}

Done check_together(const RuleParts& parts) {
  const bool below_month = parts.frequency == Frequency::kDaily || parts.frequency == Frequency::kWeekly;
  if (parts.count && parts.until) return refuse("chỉ dùng COUNT hoặc UNTIL.", "use COUNT or UNTIL, not both.");
  if (below_month && (!parts.month_days.empty() || has_ordinals(parts))) {
    return refuse_part(parts.month_days.empty() ? "BYDAY" : "BYMONTHDAY");
  }
  if (!parts.month_days.empty() && !parts.days.empty()) {
    return refuse("chỉ dùng BYMONTHDAY hoặc BYDAY.", "use BYMONTHDAY or BYDAY, not both.");
  }
  if (parts.frequency == Frequency::kYearly && parts.months.empty() &&
      !(parts.month_days.empty() && parts.days.empty())) {
    return refuse("lặp hằng năm theo ngày cần có BYMONTH.", "a yearly rule with days needs BYMONTH.");
  }
  if (!parts.positions.empty() && (below_month || parts.days.empty() || has_ordinals(parts))) {
    return refuse_part("BYSETPOS");
  }
  if (!month_days_exist(parts) || !positions_exist(parts)) {
    return refuse("không có ngày nào như vậy.", "no such day exists.");
  }
  return {};
}

std::string day_text(const RuleDay& day) {
  return (day.ordinal == 0 ? std::string() : std::to_string(day.ordinal)) + std::string(kDayNames.at(day.weekday));
}

void add_list(std::string& text, std::string_view name, const std::vector<int>& values) {
  if (!values.empty()) text += fmt::format(";{}={}", name, fmt::join(values, ","));
}

}  // namespace

tl::expected<RuleParts, ScheduleProblem> parse_rule(std::string_view text, const TimeZone& zone) {
  if (text.empty() || text.size() > kMaxRuleBytes) {
    return refuse("dài từ 1 đến 256 ký tự.", "it must have 1 to 256 characters.");
  }
  RuleParts parts;
  std::vector<std::string_view> seen;
  for (const auto piece : split(text, ';')) {
    const size_t equals = std::min(piece.find('='), piece.size());
    const auto name = piece.substr(0, equals);
    if (equals == piece.size() || std::ranges::count(seen, name) != 0) return refuse_part(name);
    if (!read_part(name, piece.substr(equals + 1), zone, parts)) return refuse_part(name);
    seen.push_back(name);
  }
  if (std::ranges::count(seen, "FREQ") == 0) return refuse_part("FREQ");
  if (auto done = check_together(parts); !done) return Failure(done.error());
  return parts;
}

std::string to_rule_text(const RuleParts& parts, const TimeZone& zone, bool utc_until) {
  std::string text = fmt::format("FREQ={}", kFrequencyNames.at(static_cast<size_t>(parts.frequency)));
  if (parts.interval != 1) text += fmt::format(";INTERVAL={}", parts.interval);
  if (parts.count) text += fmt::format(";COUNT={}", *parts.count);
  if (parts.until && utc_until) {
    text += ";UNTIL=" + to_ical_text(LocalTime(zone.calendar(*parts.until).time_since_epoch())) + "Z";
  } else if (parts.until) {
    text += ";UNTIL=" + to_ical_text(*parts.until);
  }
  add_list(text, "BYMONTH", parts.months);
  add_list(text, "BYMONTHDAY", parts.month_days);
  for (size_t i = 0; i < parts.days.size(); ++i) text += (i == 0 ? ";BYDAY=" : ",") + day_text(parts.days[i]);
  add_list(text, "BYSETPOS", parts.positions);
  return text;
}

}  // namespace signaling
