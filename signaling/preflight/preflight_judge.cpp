#include "signaling/preflight/preflight_judge.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "signaling/base/text.h"

namespace signaling {
namespace {

using enum PreflightCheck;
using enum CheckResult;
using mcu::DeviceState;
using mcu::LineFigures;

constexpr double kPercent = 100;
constexpr int64_t kLeastLost = 2;  // one lost packet counts nothing, at whatever share
constexpr size_t kMaxDetailBytes = 800;
constexpr std::string_view kNativeEndpoint = "Điểm Cầu endpoint";

using Line = std::optional<LineFigures> QuietSecond::*;

std::optional<double> finite(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// Whether an answer was to be had; without one what is unknown has its reason already.
bool has_answer(const TestEvidence& evidence) {
  return evidence.end == TestEnd::kAnswered && evidence.endpoint.failed.empty();
}

CheckOutcome unknown(PreflightCheck check, const TestEvidence& evidence) {
  return {check, has_answer(evidence) ? kWarn : kSkipped, Finding::kUnknown};
}

// ---- values against bounds -----------------------------------------------------------------------------------------

enum class Wanted { kAtMost, kAtLeast };

// `compared` stands for `value` where they differ.
CheckOutcome held(PreflightCheck check, double value, double compared, const CheckLimit& limit, Wanted wanted) {
  const auto is_beyond = [&](double bound) {
    return wanted == Wanted::kAtMost ? compared > bound : compared < bound;
  };
  const double told = to_thousandths(value);
  if (is_beyond(limit.fail)) return {check, kFail, Finding::kOff, told, to_thousandths(limit.fail)};
  if (is_beyond(limit.warn)) return {check, kWarn, Finding::kOff, told, to_thousandths(limit.warn)};
  return {check, kPass, Finding::kGood, told};
}

CheckOutcome held(PreflightCheck check, double value, const CheckLimit& limit, Wanted wanted) {
  return held(check, value, value, limit, wanted);
}

// ---- the line ------------------------------------------------------------------------------------------------------

CheckOutcome check_rtt(const TestEvidence& evidence, const PreflightSettings& settings) {
  std::vector<double> times;
  for (const auto& second : evidence.seconds) {
    for (const auto* line : {&second.uplink, &second.downlink}) {
      if (*line && finite((*line)->rtt_ms)) times.push_back(*(*line)->rtt_ms);
    }
  }
  const auto rtt = median(std::move(times));
  return rtt ? held(kRtt, *rtt, settings.rtt_ms, Wanted::kAtMost) : unknown(kRtt, evidence);
}

CheckOutcome check_loss(PreflightCheck check, Line line, const TestEvidence& evidence,
                        const PreflightSettings& settings) {
  int64_t lost = 0;
  int64_t packets = 0;
  for (const auto& second : evidence.seconds) {
    if (!(second.*line)) continue;
    lost += (second.*line)->lost;
    packets += (second.*line)->packets;
  }
  if (lost + packets <= 0) return unknown(check, evidence);
  const double loss = kPercent * static_cast<double>(lost) / static_cast<double>(lost + packets);
  const CheckLimit limit{kPercent * settings.loss.warn, kPercent * settings.loss.fail};
  return held(check, loss, lost < kLeastLost ? 0 : loss, limit, Wanted::kAtMost);
}

CheckOutcome check_jitter(PreflightCheck check, Line line, const TestEvidence& evidence,
                          const PreflightSettings& settings) {
  std::vector<double> jitters;
  for (const auto& second : evidence.seconds) {
    const auto& figures = second.*line;
    if (figures && figures->packets > 0 && std::isfinite(figures->jitter_ms)) jitters.push_back(figures->jitter_ms);
  }
  const auto jitter = median(std::move(jitters));
  return jitter ? held(check, *jitter, settings.jitter_ms, Wanted::kAtMost) : unknown(check, evidence);
}

CheckOutcome check_band(PreflightCheck check, const std::optional<double>& kbps, const CheckLimit& limit,
                        const TestEvidence& evidence) {
  if (!evidence.probed && evidence.end != TestEnd::kAbsent) return {check, kSkipped, Finding::kNotAsked};
  const auto measured = finite(kbps);
  return measured ? held(check, *measured, limit, Wanted::kAtLeast) : unknown(check, evidence);
}

// ---- the hall ------------------------------------------------------------------------------------------------------

// What the device's state alone says; none: it works, or nothing is said.
std::optional<CheckOutcome> device_trouble(PreflightCheck check, const std::optional<DeviceState>& state) {
  if (!state) return std::nullopt;
  switch (*state) {
    case DeviceState::kOk: return std::nullopt;
    case DeviceState::kMuted: return CheckOutcome{check, kWarn, Finding::kMuted};
    case DeviceState::kLost: return CheckOutcome{check, kFail, Finding::kLost};
    case DeviceState::kDenied: return CheckOutcome{check, kFail, Finding::kDenied};
    case DeviceState::kBusy: return CheckOutcome{check, kFail, Finding::kBusy};
    case DeviceState::kSilent: return CheckOutcome{check, kFail, Finding::kSilent};
  }
  return std::nullopt;
}

CheckOutcome check_camera(const TestEvidence& evidence) {
  const auto& state = evidence.endpoint.camera;
  const auto& moving = evidence.endpoint.camera_moving;
  if (const auto trouble = device_trouble(kCamera, state)) return *trouble;
  if (evidence.endpoint.overloaded) return {kCamera, kWarn, Finding::kTooSlow};  // which makes it stand still, too
  if (!state && !moving) return unknown(kCamera, evidence);
  if (moving && !*moving) return {kCamera, kWarn, Finding::kStill};
  return {kCamera, kPass, Finding::kGood};
}

CheckOutcome check_microphone(const TestEvidence& evidence, const PreflightSettings& settings) {
  if (const auto trouble = device_trouble(kMicrophone, evidence.endpoint.microphone)) return *trouble;
  const auto level = finite(evidence.endpoint.microphone_dbov);
  if (!level) return unknown(kMicrophone, evidence);
  auto outcome = held(kMicrophone, *level, settings.microphone_dbov, Wanted::kAtLeast);
  if (outcome.result == kFail) outcome.finding = Finding::kSilent;
  return outcome;
}

CheckOutcome check_echo(const TestEvidence& evidence, const PreflightSettings& settings) {
  const auto& endpoint = evidence.endpoint;
  if (!evidence.sounds) return {kEcho, kSkipped, Finding::kNotAsked};
  if (!endpoint.chirp) return unknown(kEcho, evidence);
  if (endpoint.chirp == Chirp::kFailed) return {kEcho, kWarn, Finding::kNotPlayed};
  if (endpoint.chirp == Chirp::kSilent) return {kEcho, kFail, Finding::kSilent};
  const auto loss = finite(endpoint.chirp_loss_db);
  if (!loss) return unknown(kEcho, evidence);
  return held(kEcho, *loss, settings.echo_loss_db, Wanted::kAtLeast);
}

CheckOutcome check_clock(const TestEvidence& evidence, const PreflightSettings& settings) {
  const auto offset = finite(evidence.endpoint.clock_offset_s);
  if (!offset) return unknown(kClock, evidence);
  return held(kClock, *offset, std::abs(*offset), settings.clock_s, Wanted::kAtMost);
}

// "Chrome 140" → its name and 140; no number: −1.
std::pair<std::string_view, int> split_browser(std::string_view text) {
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) return {text, -1};
  const auto version = text.substr(space + 1);
  int number = -1;
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
  const bool whole = error == std::errc() && end == version.data() + version.size();
  return whole ? std::pair(text.substr(0, space), number) : std::pair(text, -1);
}

CheckOutcome check_browser(const TestEvidence& evidence, const PreflightSettings& settings) {
  constexpr std::string_view kLikeChrome[] = {"Chrome", "Edge", "Opera", "Cốc Cốc"};
  const auto& text = evidence.endpoint.browser;
  if (text.empty()) return unknown(kBrowser, evidence);
  CheckOutcome outcome{kBrowser, kPass, Finding::kGood};
  outcome.detail = clip(text, kMaxDetailBytes);
  if (text == kNativeEndpoint) return outcome;
  const auto [name, version] = split_browser(text);
  const bool chrome = std::ranges::find(kLikeChrome, name) != std::end(kLikeChrome);
  if ((!chrome && name != "Firefox") || version < 0) {
    outcome.result = kWarn;
    outcome.finding = Finding::kUntried;
    return outcome;
  }
  const int oldest = chrome ? settings.oldest_chrome : settings.oldest_firefox;
  outcome.value = version;
  if (version >= oldest) return outcome;
  outcome.result = kWarn;
  outcome.finding = Finding::kOff;
  outcome.bound = oldest;
  return outcome;
}

CheckOutcome check_reach(const TestEvidence& evidence, Duration patience) {
  CheckOutcome outcome{kReach, kFail, Finding::kAbsent};
  switch (evidence.end) {
    case TestEnd::kAbsent: return outcome;
    case TestEnd::kLeft:
      outcome.finding = Finding::kLeft;
      return outcome;
    case TestEnd::kNoAnswer:
      outcome.finding = Finding::kNoAnswer;
      outcome.bound = std::chrono::duration<double>(patience).count();
      return outcome;
    case TestEnd::kAnswered: break;
  }
  if (!evidence.media) {
    outcome.finding = Finding::kNoMedia;
    return outcome;
  }
  if (evidence.endpoint.failed.empty()) return {kReach, kPass, Finding::kGood};
  outcome.finding = Finding::kCannot;
  outcome.detail = clip(evidence.endpoint.failed, kMaxDetailBytes);
  return outcome;
}

}  // namespace

PreflightReport judge(const TestEvidence& evidence, const PreflightSettings& settings, Duration patience) {
  PreflightReport report;
  report.sounds = evidence.sounds;
  report.checks = {check_reach(evidence, patience),
                   check_rtt(evidence, settings),
                   check_loss(kLossUp, &QuietSecond::uplink, evidence, settings),
                   check_loss(kLossDown, &QuietSecond::downlink, evidence, settings),
                   check_jitter(kJitterUp, &QuietSecond::uplink, evidence, settings),
                   check_jitter(kJitterDown, &QuietSecond::downlink, evidence, settings),
                   check_band(kBandUp, evidence.endpoint.up_kbps, settings.up_kbps, evidence),
                   check_band(kBandDown, evidence.endpoint.down_kbps, settings.down_kbps, evidence),
                   check_camera(evidence),
                   check_microphone(evidence, settings),
                   check_echo(evidence, settings),
                   check_clock(evidence, settings),
                   check_browser(evidence, settings)};
  return report;
}

}  // namespace signaling
