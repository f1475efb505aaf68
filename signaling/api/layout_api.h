#pragma once

#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/stage/layout_preset.h"

namespace signaling {

// The layouts that bookings and agendas may name, in the order in which they are offered.
std::vector<Operation> layout_operations(std::vector<LayoutPreset> layouts);

}  // namespace signaling
