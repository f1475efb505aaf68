#pragma once

#include <optional>
#include <vector>

#include "media/base/time.h"
#include "mcu/api/site_figures.h"
#include "signaling/preflight/endpoint_test.h"
#include "signaling/preflight/preflight_report.h"
#include "signaling/preflight/preflight_settings.h"

namespace signaling {

using media::Duration;

// The site's line in one quiet second of its test, as the mcu measured it.
struct QuietSecond {
  std::optional<mcu::LineFigures> uplink{};
  std::optional<mcu::LineFigures> downlink{};
};

// How far a test got.
enum class TestEnd {
  kAnswered,
  kAbsent,    // the site was not connected
  kLeft,      // it went away meanwhile
  kNoAnswer,  // its endpoint said nothing in time
};

// What is known of a site after its test.
struct TestEvidence {
  TestEnd end = TestEnd::kAnswered;
  bool sounds = false;  // the chirp was asked for
  bool probed = false;  // bandwidth was asked for
  bool media = false;   // its sound and picture got through
  std::vector<QuietSecond> seconds{};
  EndpointTest endpoint{};  // of kAnswered
};

// Judges a test: every check once, in order. Figures that are not finite count as unknown. What is unknown of a site
// that answered is a warning, so that no lamp is green without a measurement; of one that did not it is skipped, for
// that alone makes it red. `patience`: how long was waited for the answer. Pure.
PreflightReport judge(const TestEvidence& evidence, const PreflightSettings& settings, Duration patience);

}  // namespace signaling
