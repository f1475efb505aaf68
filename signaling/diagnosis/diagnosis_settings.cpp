#include "signaling/diagnosis/diagnosis_settings.h"

#include <string>
#include <utility>

#include "signaling/diagnosis/sign.h"

namespace signaling {
namespace {

struct Bound {
  const char* name;
  double value;
  double min;
  double max;
};

bool is_right(const Debounce& d) {
  return d.enter >= 1 && d.of >= d.enter && d.of <= Sign::kLongest && d.calm >= 1 && d.calm <= 3600;
}

tl::unexpected<media::Error> bad(const char* name, const std::string& allowed) {
  return media::failure("diagnosis.bad_setting", std::string(name) + " must be " + allowed);
}

}  // namespace

media::Result<void> DiagnosisSettings::check() const {
  const Bound bounds[] = {{"loss", loss, 0.001, 1},
                          {"bad_second_lost", double(bad_second_lost), 2, 1000},  // one lost packet never counts
                          {"worst_fine_loss", worst_fine_loss, 0.001, 0.05},
                          {"calm_loss", calm_loss, 0, loss},
                          {"jitter_ms", jitter_ms, 1, 10'000},
                          {"queue_growth_ms", queue_growth_ms, 1, 10'000},
                          {"rtt_rise_ms", rtt_rise_ms, 1, 10'000},
                          {"rtt_ms", rtt_ms, 1, 60'000},
                          {"trunk_share", trunk_share, 0.1, 1},
                          {"others_share", others_share, 0, 1},
                          {"server_cpu", server_cpu, 0.1, 1},
                          {"server_lane", server_lane, 0.1, 1},
                          {"freeze_ms", freeze_ms, 100, 60'000},
                          {"clipped", clipped, 0.001, 1},
                          {"echo_loss_db", echo_loss_db, 0, 100},
                          {"computer_cpu", computer_cpu, 0.1, 1},
                          {"silent_s", double(silent_s), 1, 600},
                          {"silent_again_s", double(silent_again_s), double(silent_s), 3600}};
  for (const auto& b : bounds) {
    if (!(b.value >= b.min && b.value <= b.max)) {
      return bad(b.name, std::to_string(b.min) + " to " + std::to_string(b.max));
    }
  }
  const std::pair<const char*, const Debounce*> debounces[] = {
      {"line", &line}, {"loss_kind", &loss_kind}, {"trunk", &trunk}, {"unreachable", &unreachable},
      {"server", &server}, {"device", &device}, {"picture", &picture}, {"frozen", &frozen},
      {"dead_sound", &dead_sound}, {"clipping", &clipping}, {"echo", &echo}};
  for (const auto& [name, debounce] : debounces) {
    if (!is_right(*debounce)) return bad(name, "1 to 32 of at most 32 seconds, calm from 1 s");
  }
  for (const auto time : {settle, least_stay, trunk_wait, server_echo, server_onset}) {
    if (time < media::Duration::zero()) return bad("a time", "at least 0");
  }
  return {};
}

}  // namespace signaling
