#pragma once

#include <boost/json/object.hpp>

#include "signaling/base/member_reader.h"
#include "signaling/preflight/preflight_report.h"

namespace signaling {

// A check as pages and programs get it, in words of both languages:
//   {"check": "loss_up", "result": "warn", "value": 2.1, "unit": "%", "vi": "Mất gói …", "en": "…",
//    "advice": {"vi": "…", "en": "…"} or null}
boost::json::object to_json(const CheckOutcome& check);

// A report as it is stored: values and no words, which the reader of the record makes anew.
//   {"sounds": false, "asked_by": "Trần Thị B", "checks": [{"check": "loss_up", "result": "warn", "finding": "off",
//                                                           "value": 2.1, "bound": 1, "detail": ""}, …]}
// Without `asked_by` it came by itself.
boost::json::object to_stored(const PreflightReport& report);
// Reads its members, taking them for hostile: known words, numbers within 10^12, texts of at most 800 bytes, each check
// once at most. What is wrong is the reader's to say.
PreflightReport read_preflight_report(MemberReader& reader);

}  // namespace signaling
