#include "signaling/config/diagnosis_config.h"

namespace signaling {

void read_diagnosis(media::ConfigSection section, DiagnosisSettings& settings) {
  DiagnosisSettings s = settings;
  section.read("loss", s.loss, 0.001, 1);
  section.read("calm_loss", s.calm_loss, 0, 1);
  section.read("jitter_ms", s.jitter_ms, 1, 10'000);
  section.read("queue_growth_ms", s.queue_growth_ms, 1, 10'000);
  section.read("rtt_rise_ms", s.rtt_rise_ms, 1, 10'000);
  section.read("rtt_ms", s.rtt_ms, 1, 60'000);
  section.read("server_cpu", s.server_cpu, 0.1, 1);
  section.read("server_lane", s.server_lane, 0.1, 1);
  section.read("computer_cpu", s.computer_cpu, 0.1, 1);
  section.read("freeze_ms", s.freeze_ms, 100, 60'000);
  section.read("clipped", s.clipped, 0.001, 1);
  section.read("echo_loss_db", s.echo_loss_db, 0, 100);
  section.read("silent_s", s.silent_s, 1, 600);
  section.read("silent_again_s", s.silent_again_s, 1, 3600);
  if (s.calm_loss > s.loss) return section.complain("calm_loss", "must not be above diagnosis.loss");
  if (s.silent_again_s < s.silent_s) return section.complain("silent_again_s", "must not be below diagnosis.silent_s");
  if (const auto checked = s.check(); !checked) return section.complain("loss", checked.error().message);
  settings = s;
}

}  // namespace signaling
