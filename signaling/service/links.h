#pragma once

#include <string>

#include "signaling/config/conference_config.h"

namespace signaling {

// The JSON of /links.json: every open seat with its link, chairs before sites, sites in their order. Shows all tokens:
// for demonstrations only.
std::string links_json(const ConferenceBook& book);

}  // namespace signaling
