#pragma once

#include "media/base/config_reader.h"
#include "signaling/diagnosis/diagnosis_settings.h"

namespace signaling {

// Reads the thresholds of the diagnosis that a province may have reasons to change. What was read is right by
// DiagnosisSettings::check(); what is wrong is told by the section.
void read_diagnosis(media::ConfigSection section, DiagnosisSettings& settings);

}  // namespace signaling
