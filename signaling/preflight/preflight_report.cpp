#include "signaling/preflight/preflight_report.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signaling {
namespace {

struct CheckWords {
  std::string_view word;
  std::string_view unit;
};
// In the order of PreflightCheck.
constexpr std::array<CheckWords, kPreflightChecks> kChecks = {{{"reach", ""},
                                                               {"rtt", "ms"},
                                                               {"loss_up", "%"},
                                                               {"loss_down", "%"},
                                                               {"jitter_up", "ms"},
                                                               {"jitter_down", "ms"},
                                                               {"band_up", "kbit/s"},
                                                               {"band_down", "kbit/s"},
                                                               {"camera", ""},
                                                               {"microphone", "dBov"},
                                                               {"echo", "dB"},
                                                               {"clock", "s"},
                                                               {"browser", ""}}};
// In the order of their enumerations.
constexpr std::array<std::string_view, kCheckResults> kResults = {"pass", "warn", "fail", "skipped"};
constexpr std::array<std::string_view, kFindings> kFound = {
    "good",     "off",   "unknown", "not_asked", "absent", "no_answer", "left",     "cannot",     "no_media",
    "muted",    "lost",  "denied",  "busy",      "silent", "still",     "too_slow", "not_played", "untried"};
constexpr std::array<std::string_view, kLamps> kLampWords = {"none", "green", "yellow", "red"};
constexpr std::array<std::string_view, kTestStates> kStates = {"untested", "waiting", "running", "done"};

template <typename Row, size_t N, typename E>
const Row& row(const std::array<Row, N>& rows, E value) {
  return rows[std::min(static_cast<size_t>(value), N - 1)];
}

bool has(const PreflightReport& report, CheckResult result) {
  return std::ranges::any_of(report.checks, [&](const auto& check) { return check.result == result; });
}

}  // namespace

double to_thousandths(double value) {
  constexpr double kThousandths = 1e3;
  return std::round(value * kThousandths) / kThousandths;
}

Lamp lamp_of(const PreflightReport& report) {
  if (report.checks.empty()) return Lamp::kNone;
  if (has(report, CheckResult::kFail)) return Lamp::kRed;
  return has(report, CheckResult::kWarn) ? Lamp::kYellow : Lamp::kGreen;
}

std::string_view to_string(PreflightCheck check) { return row(kChecks, check).word; }
std::string_view to_string(CheckResult result) { return row(kResults, result); }
std::string_view to_string(Finding finding) { return row(kFound, finding); }
std::string_view to_string(Lamp lamp) { return row(kLampWords, lamp); }
std::string_view to_string(TestState state) { return row(kStates, state); }
std::string_view unit_of(PreflightCheck check) { return row(kChecks, check).unit; }

}  // namespace signaling
