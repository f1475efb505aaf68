#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "signaling/base/ids.h"
#include "signaling/preflight/endpoint_test.h"
#include "signaling/preflight/preflight_report.h"

// What is said about the testing of sites (README.md has the tables).
namespace signaling {

// ---- from clients
struct RunPreflight {
  std::optional<SiteId> site{};  // none: the sender's own, or all
  bool sounds = false;           // with a chirp that the hall hears
};
// What the site's device found, in the test that it was asked for.
struct PreflightResult {
  uint64_t test = 0;
  EndpointTest found{};               // no clock offset
  std::optional<int64_t> clock_ms{};  // its calendar clock, since 1970
};

// ---- from the server
// Asks the site's device for a test.
struct StartPreflight {
  struct Probe {
    uint32_t max_kbps = 0;  // of each direction, one after the other
    uint32_t seconds = 0;
    uint64_t bytes = 0;  // at most, of each direction
    friend bool operator==(const Probe&, const Probe&) = default;
  };
  uint64_t test = 0;
  bool sounds = false;
  int64_t quiet_ms = 0;  // the probe begins only after that
  std::optional<Probe> probe{};
};

// Where the sites stand. A hall is told its own only.
struct PreflightBoard {
  struct Entry {
    SiteId site;
    TestState state = TestState::kUntested;
    std::string at{};  // of the report, RFC 3339; empty: there is none
    PreflightReport report{};
    std::optional<int64_t> retest_in_ms{};
  };
  bool whole = true;           // false: of the sites that were told before, those that changed
  std::vector<Entry> sites{};  // in the conference's order
};

boost::json::object to_object(const StartPreflight& message);
boost::json::object to_object(const PreflightBoard& message);

}  // namespace signaling
