#include "signaling/preflight/preflight_settings.h"

#include <string>

namespace signaling {
namespace {

// How much of what the probe sends may be asked for: it never measures quite that.
constexpr double kMeasurable = 0.8;

struct Bounds {
  const char* name;
  const CheckLimit* limit;
  double min;
  double max;
  bool at_most;  // beyond is above
};

tl::unexpected<media::Error> bad(const std::string& name, const std::string& allowed) {
  return media::failure("preflight.bad_setting", name + " must be " + allowed);
}

bool is_within(double value, double min, double max) { return value >= min && value <= max; }

}  // namespace

uint64_t PreflightSettings::probe_bytes() const {
  constexpr uint64_t kBytesPerKilobit = 1000 / 8;
  return kBytesPerKilobit * probe_max_kbps * probe_seconds;
}

media::Result<void> PreflightSettings::check() const {
  if (probe_max_kbps < 100 || probe_max_kbps > 100'000) return bad("probe_max_kbps", "100 to 100000");
  if (probe_seconds < 1 || probe_seconds > 5) return bad("probe_seconds", "1 to 5");
  const double measurable = kMeasurable * probe_max_kbps;
  const Bounds bounds[] = {{"rtt_ms", &rtt_ms, 1, 60'000, true},
                           {"loss", &loss, 0, 1, true},
                           {"jitter_ms", &jitter_ms, 1, 10'000, true},
                           {"clock_s", &clock_s, 0.5, 86'400, true},
                           {"up_kbps", &up_kbps, 0, measurable, false},
                           {"down_kbps", &down_kbps, 0, measurable, false},
                           {"echo_loss_db", &echo_loss_db, -40, 100, false},
                           {"microphone_dbov", &microphone_dbov, -127, 0, false}};
  for (const auto& b : bounds) {
    if (!is_within(b.limit->warn, b.min, b.max) || !is_within(b.limit->fail, b.min, b.max)) {
      return bad(b.name, std::to_string(b.min) + " to " + std::to_string(b.max));
    }
    const bool ordered = b.at_most ? b.limit->warn <= b.limit->fail : b.limit->warn >= b.limit->fail;
    if (!ordered) return bad(b.name, "so that what fails warns too");
  }
  if (oldest_chrome < 1 || oldest_chrome > 10'000) return bad("oldest_chrome", "1 to 10000");
  if (oldest_firefox < 1 || oldest_firefox > 10'000) return bad("oldest_firefox", "1 to 10000");
  return {};
}

}  // namespace signaling
