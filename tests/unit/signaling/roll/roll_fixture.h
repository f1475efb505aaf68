#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "signaling/roll/roll_call.h"
#include "signaling/roll/roll_state.h"

// What the tests of the roll share: four sites, and times from 1000 s on.
namespace signaling {

inline const SiteId kA("a"), kB("b"), kC("c"), kNobody("nobody");

inline Timestamp at(Duration d) { return Timestamp(std::chrono::seconds(1000)) + d; }

inline const std::vector<RollSite> kThree = {{kA, 10}, {kB, 20}, {kC, 30}};

inline RollCall make_roll(std::vector<RollSite> sites = kThree) {
  RollCall roll;
  (void)roll.plan(std::move(sites), at({}));
  (void)roll.take_events();
  return roll;
}

// The site that is being called, or "".
inline std::string called(const RollCall& roll) { return roll.state().turn ? roll.state().turn->site.value() : ""; }

// "a present", "b -": what is known of the site.
inline std::string known(const RollCall& roll, const SiteId& site) {
  const auto* entry = roll.entry(site);
  if (entry == nullptr) return "unknown";
  return entry->presence ? std::string(to_string(*entry->presence)) : "-";
}

// The steps of the events, one word each: "started called:a recorded:a called:b".
inline std::string steps(const std::vector<RollEvent>& events) {
  struct Name {
    std::string operator()(const RollPlanned&) { return "planned"; }
    std::string operator()(const RollStarted&) { return "started"; }
    std::string operator()(const SiteCalled& c) { return "called:" + c.site.value(); }
    std::string operator()(const CallEnded& e) { return std::string(to_string(e.end)) + ":" + e.site.value(); }
    std::string operator()(const SiteRecorded& r) { return "recorded:" + r.site.value(); }
    std::string operator()(const RollStopped&) { return "stopped"; }
    std::string operator()(const RollFinished&) { return "finished"; }
    std::string operator()(const RollPaused&) { return "paused"; }
    std::string operator()(const RollResumed&) { return "resumed"; }
  };
  std::string text;
  for (const auto& event : events) text += (text.empty() ? "" : " ") + std::visit(Name(), event.what);
  return text;
}

}  // namespace signaling
