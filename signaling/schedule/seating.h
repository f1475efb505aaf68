#pragma once

#include <map>
#include <vector>

#include "signaling/schedule/conference_run.h"

namespace signaling {

using Seating = std::map<SiteId, ConferenceId>;

// Which open conference each site belongs to, as a pure function of the runs: a hall has one screen, so it is in one
// conference at a time. In this order a site belongs to
//   1. the urgent conference that called it, once its notice is over (the one called last, if several);
//   2. the conference in session or paused that began first: a next conference gets the hall when that one is closed;
//   3. the conference in testing that starts first; one whose expected end has passed comes last.
// So a hall in session tests the next conference as soon as it is free, and goes back when an urgent one is closed.
Seating seat_sites(std::vector<const ConferenceRun*> runs);

}  // namespace signaling
