#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "signaling/floor/floor_data.h"

// Who comes first in the queue by each rule. Pure functions of a floor's state.
namespace signaling {

// All waiting requests as `order` wants them, first to last.
std::vector<uint64_t> arranged(const FloorData& data, QueueOrder order);

// The place from 1 that a new request of this site gets: behind everybody who ranks before it or like it, also in a
// queue that was moved by hand.
size_t place_of_new(const FloorData& data, const SiteId& site, bool priority);

// The place from 1 that a request has by rule in a queue that is arranged by it; its site does not wait there yet.
size_t place_by_rule(const FloorData& data, const FloorRequest& request);

// The delegate that the list of speakers names for the site, or nobody.
Speaker planned_speaker(const FloorData& data, const SiteId& site);

}  // namespace signaling
