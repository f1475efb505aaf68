#pragma once

#include <optional>

#include "mcu/api/site_figures.h"
#include "signaling/diagnosis/verdict.h"

// What an endpoint says of its devices, as grounds and advice.
namespace signaling {

// Whether the device does not work; `muted_counts`: it is needed now, so switched off or silent is no good either.
bool is_broken(const std::optional<mcu::DeviceState>& state, bool muted_counts);
Evidence device_evidence(Measure measure, mcu::DeviceState state);
Advice device_advice(mcu::DeviceState state);

}  // namespace signaling
