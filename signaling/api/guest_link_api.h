#pragma once

#include <functional>
#include <string>
#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/invitations/guest_links.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// The link by which guests come to a conference: shown and made anew for those who may let guests in, and what it is
// about for whoever has it. `public_address`: what stands in front of links; empty if none is set. All outlive the
// operations.
std::vector<Operation> guest_link_operations(Store& store, const Calendar& calendar, GuestLinks& links,
                                             std::function<std::string()> public_address);

}  // namespace signaling
