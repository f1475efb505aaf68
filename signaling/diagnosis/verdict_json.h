#pragma once

#include <boost/json/object.hpp>

#include "signaling/base/clock_pair.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// A site's verdict as pages, mails and programs get it, its words in both languages:
//   {"site": "y-yen",
//    "verdict": {"kind": "uplink", "since": "2026-11-26T01:00:00Z", "vi": "Đường truyền …", "en": "The site's …",
//                "evidence": [{"measure": "loss", "value": 7.5, "bound": 3, "vi": "…", "en": "…"}, …],
//                "advice": {"code": "check_access", "vi": "…", "en": "…"}, "trunk": "…"},
//    "silence": {…} or null}
// "trunk" stands only in a verdict of that kind. `silence` has the same members as a verdict.
boost::json::object to_json(const SiteVerdict& verdict, const ClockPair& clocks);

}  // namespace signaling
