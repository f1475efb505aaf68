#include "tools/endpoint/seat/self_report.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tools {
namespace {

constexpr double kMaxFps = 240;        // by the protocol
constexpr double kLeftOutShare = 0.1;  // of the pictures: the machine is too slow to encode them

double seconds(media::Duration d) { return std::chrono::duration<double>(d).count(); }

std::string_view state(uint64_t count, uint64_t former) { return count > former ? "ok" : "silent"; }

}  // namespace

boost::json::object SelfReport::make(const Look& look) {
  boost::json::object report{
      {"type", "report"}, {"limit", "none"}, {"browser", kBrowser}, {"clock_ms", look.clock_ms}};
  const auto former = std::exchange(former_, look);
  if (!former || look.at <= former->at) return report;
  const double elapsed = seconds(look.at - former->at);
  const auto& [pictures, left_out, sounds] = look.captured;
  // Shares have three decimals, rates one.
  const double cpu = (look.cpu_seconds - former->cpu_seconds) / (elapsed * std::max(1U, look.cores));
  report["cpu"] = std::round(std::clamp(cpu, 0.0, 1.0) * 1e3) / 1e3;
  if (pictures && former->captured.pictures) {
    const auto taken = static_cast<double>(*pictures - *former->captured.pictures);
    report["capture_fps"] = std::round(std::clamp(taken / elapsed, 0.0, kMaxFps) * 10) / 10;
    report["camera"] = state(*pictures, *former->captured.pictures);
    if (static_cast<double>(left_out - former->captured.left_out) > kLeftOutShare * taken) report["limit"] = "cpu";
  }
  if (sounds && former->captured.sounds) report["microphone"] = state(*sounds, *former->captured.sounds);
  return report;
}

}  // namespace tools
