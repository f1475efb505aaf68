#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signaling {

// What is checked of a site before a conference, in the order in which it is shown.
enum class PreflightCheck {
  kReach,       // the site is connected, and its endpoint answered; no number
  kRtt,         // ms
  kLossUp,      // percent, site → mcu
  kLossDown,    // percent, mcu → site
  kJitterUp,    // ms, RFC 3550 §6.4.1
  kJitterDown,  // ms
  kBandUp,      // kbit/s
  kBandDown,    // kbit/s
  kCamera,      // no number
  kMicrophone,  // dBov (RFC 6465) of the loudest 100 ms
  kEcho,        // dB by which the chirp comes back quieter
  kClock,       // s that the site's calendar clock is ahead of the server's
  kBrowser,     // its main version
};
inline constexpr int kPreflightChecks = static_cast<int>(PreflightCheck::kBrowser) + 1;

enum class CheckResult { kPass, kWarn, kFail, kSkipped };
inline constexpr int kCheckResults = static_cast<int>(CheckResult::kSkipped) + 1;

// What was found; with the check it says which sentence and which advice people read (preflight_words.h).
enum class Finding {
  kGood,
  kOff,        // the value is beyond its bound
  kUnknown,    // nothing was measured, or the endpoint does not say
  kNotAsked,   // not part of this test
  kAbsent,     // reach: the site is not connected
  kNoAnswer,   // reach: its endpoint did not answer in time
  kLeft,       // reach: the site went away during its test
  kCannot,     // reach: its endpoint could not test, `detail` says why
  kNoMedia,    // reach: it is connected, but its sound and picture do not get through
  kMuted,      // a device, as mcu::DeviceState
  kLost,
  kDenied,
  kBusy,
  kSilent,     // a device gives nothing; echo: nothing of the chirp came back
  kStill,      // camera: its picture does not move
  kTooSlow,    // camera: the hall's computer is overloaded, and its picture suffers
  kNotPlayed,  // echo: the endpoint could not play or take the chirp
  kUntried,    // browser: none that the pages were tried with
};
inline constexpr int kFindings = static_cast<int>(Finding::kUntried) + 1;

// Values in thousandths: more digits mean nothing, and a value that was written and read again is the same.
double to_thousandths(double value);

// One check of one test.
struct CheckOutcome {
  PreflightCheck check = PreflightCheck::kReach;
  CheckResult result = CheckResult::kPass;
  Finding finding = Finding::kGood;
  std::optional<double> value{};  // in the check's unit; finite, in thousandths
  std::optional<double> bound{};  // that it is held against
  std::string detail{};           // the endpoint's own words: its browser, or why it could not test
  friend bool operator==(const CheckOutcome&, const CheckOutcome&) = default;
};

// What a test of a site found. When it was is the business of whoever keeps it.
struct PreflightReport {
  bool sounds = false;                 // it was heard in the hall
  std::vector<CheckOutcome> checks{};  // each once, in the order of PreflightCheck
  std::string asked_by{};              // the name of who wanted it; empty: it came by itself
  friend bool operator==(const PreflightReport&, const PreflightReport&) = default;
};

// What a report comes to, at a glance.
enum class Lamp { kNone, kGreen, kYellow, kRed };
inline constexpr int kLamps = static_cast<int>(Lamp::kRed) + 1;

// Red if a check failed, yellow if one warns, green otherwise; none without checks.
Lamp lamp_of(const PreflightReport& report);

// Where a site stands in its testing.
enum class TestState {
  kUntested,  // not yet, or not wanted
  kWaiting,   // its turn comes
  kRunning,
  kDone,
};
inline constexpr int kTestStates = static_cast<int>(TestState::kDone) + 1;

std::string_view to_string(PreflightCheck check);  // "loss_up"
std::string_view to_string(CheckResult result);    // pass, warn, fail, skipped
std::string_view to_string(Finding finding);       // "no_answer"
std::string_view to_string(Lamp lamp);             // none, green, yellow, red
std::string_view to_string(TestState state);       // untested, waiting, running, done
std::string_view unit_of(PreflightCheck check);    // "ms", "%", "kbit/s", "dB", "dBov", "s", ""

}  // namespace signaling
