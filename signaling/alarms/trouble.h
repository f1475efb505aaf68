#pragma once

#include <span>
#include <vector>

#include "signaling/alarms/alarm.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// Something that is wrong now, whether or not there is an alarm of it.
struct Trouble {
  AlarmCause cause;
  Text text;
  Text advice{};  // what to do about it; empty: nothing
  friend bool operator==(const Trouble&, const Trouble&) = default;
};

// What the verdicts of one second of a conference come to.
struct TroublesNow {
  std::vector<Trouble> all{};
  // The server is at fault: of the sites nothing is known now, neither that they are well nor that they are not.
  bool sites_unknown = false;
};

// Pure. A silence is no trouble of its own where the line explains it, or where nobody speaks.
TroublesNow troubles_of(const ConferenceId& conference, std::span<const SiteVerdict> verdicts);

}  // namespace signaling
