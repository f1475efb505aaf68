#include "signaling/base/clock_pair.h"

#include <algorithm>

#include <fmt/format.h>

#include "signaling/base/date_time.h"

namespace signaling {
namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr size_t kSecondsLength = std::string_view("2026-11-26T01:00:00").size();
constexpr size_t kMaxDigits = 9;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// ".25" as nanoseconds.
std::optional<nanoseconds> parse_fraction(std::string_view text) {
  if (text.empty()) return nanoseconds(0);
  const auto digits = text.substr(1);
  if (text.front() != '.' || digits.empty() || digits.size() > kMaxDigits || !is_digits(digits)) return std::nullopt;
  int64_t value = 0;
  for (size_t i = 0; i < kMaxDigits; ++i) value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return nanoseconds(value);
}

}  // namespace

double seconds_ahead(int64_t clock_ms, ExactTime wall) {
  constexpr double kMs = 1e3;
  constexpr double kMost = 1e9;
  const auto wall_ms = std::chrono::floor<std::chrono::milliseconds>(wall).time_since_epoch().count();
  return std::clamp((static_cast<double>(clock_ms) - static_cast<double>(wall_ms)) / kMs, -kMost, kMost);
}

std::string to_exact_date_time(ExactTime time) {
  const auto whole = std::chrono::floor<seconds>(time);
  std::string text = to_date_time(whole);
  const auto rest = std::chrono::duration_cast<nanoseconds>(time - whole).count();
  if (rest == 0) return text;
  std::string digits = fmt::format("{:09}", rest);
  digits.erase(digits.find_last_not_of('0') + 1);
  return text.replace(kSecondsLength, 1, "." + digits + "Z");
}

std::optional<ExactTime> parse_exact_date_time(std::string_view text) {
  if (text.size() <= kSecondsLength || text.back() != 'Z') return std::nullopt;
  const auto whole = parse_date_time(std::string(text.substr(0, kSecondsLength)) + "Z");
  const auto fraction = parse_fraction(text.substr(kSecondsLength, text.size() - kSecondsLength - 1));
  if (!whole || !fraction) return std::nullopt;
  return ExactTime(*whole) + *fraction;
}

}  // namespace signaling
