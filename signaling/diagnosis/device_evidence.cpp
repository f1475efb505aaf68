#include "signaling/diagnosis/device_evidence.h"

namespace signaling {

using mcu::DeviceState;

bool is_broken(const std::optional<DeviceState>& state, bool muted_counts) {
  if (!state || *state == DeviceState::kOk) return false;
  return muted_counts || (*state != DeviceState::kMuted && *state != DeviceState::kSilent);
}

Evidence device_evidence(Measure measure, DeviceState state) { return {measure, static_cast<double>(state), 0}; }

Advice device_advice(DeviceState state) {
  switch (state) {
    case DeviceState::kOk: return Advice::kNothing;
    case DeviceState::kMuted: return Advice::kUnmuteDevice;
    case DeviceState::kLost: return Advice::kPlugInDevice;
    case DeviceState::kDenied: return Advice::kAllowDevice;
    case DeviceState::kBusy: return Advice::kFreeDevice;
    case DeviceState::kSilent: return Advice::kReplaceDevice;
  }
  return Advice::kNothing;
}

}  // namespace signaling
