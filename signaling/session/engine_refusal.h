#pragma once

#include <string>
#include <string_view>

#include "signaling/conference/conference_types.h"
#include "signaling/protocol/refusal.h"

namespace signaling {

// What the engine refuses, in the words of the protocol. `site` and `site_name`: to whom it would have been done, if to
// one; `field`: the member of the message that names it.
Refusal to_refusal(const ConferenceError& error, const SiteId& site, const std::string& site_name,
                   std::string_view field);

}  // namespace signaling
