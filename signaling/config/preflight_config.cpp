#include "signaling/config/preflight_config.h"

#include <string>

namespace signaling {
namespace {

struct Keys {
  const char* warn;
  const char* fail;
  CheckLimit& limit;
  double min;
  double max;
  bool at_most;  // beyond is above
};

}  // namespace

void read_preflight(media::ConfigSection section, PreflightSettings& settings) {
  PreflightSettings s = settings;
  section.read("probe_max_kbps", s.probe_max_kbps, 100, 100'000);
  section.read("probe_seconds", s.probe_seconds, 1, 5);
  section.read("oldest_chrome", s.oldest_chrome, 1, 10'000);
  section.read("oldest_firefox", s.oldest_firefox, 1, 10'000);
  const Keys limits[] = {{"rtt_warn_ms", "rtt_fail_ms", s.rtt_ms, 1, 60'000, true},
                         {"loss_warn", "loss_fail", s.loss, 0, 1, true},
                         {"jitter_warn_ms", "jitter_fail_ms", s.jitter_ms, 1, 10'000, true},
                         {"clock_warn_s", "clock_fail_s", s.clock_s, 0.5, 86'400, true},
                         {"up_warn_kbps", "up_fail_kbps", s.up_kbps, 0, 100'000, false},
                         {"down_warn_kbps", "down_fail_kbps", s.down_kbps, 0, 100'000, false},
                         {"echo_warn_db", "echo_fail_db", s.echo_loss_db, -40, 100, false},
                         {"microphone_warn_dbov", "microphone_fail_dbov", s.microphone_dbov, -127, 0, false}};
  for (const auto& [warn, fail, limit, min, max, at_most] : limits) {
    section.read(warn, limit.warn, min, max);
    section.read(fail, limit.fail, min, max);
    const bool ordered = at_most ? limit.warn <= limit.fail : limit.warn >= limit.fail;
    if (!ordered) return section.complain(fail, "must lie beyond preflight." + std::string(warn));
  }
  if (const auto checked = s.check(); !checked) return section.complain("probe_max_kbps", checked.error().message);
  settings = s;
}

}  // namespace signaling
