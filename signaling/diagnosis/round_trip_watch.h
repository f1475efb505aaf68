#pragma once

#include <optional>

#include "media/base/time.h"
#include "signaling/diagnosis/diagnosis_settings.h"

namespace signaling {

// Tells when a site's round trip is much longer than its line needs: than the least of the last two to four minutes.
// Any one thread.
class RoundTripWatch {
 public:
  // This second's round trip; → the same if it is too long.
  std::optional<double> add(double rtt_ms, media::Timestamp at, const DiagnosisSettings& settings);
  void clear() { *this = {}; }

 private:
  static constexpr media::Duration kSpan = std::chrono::minutes(2);
  double least_ms_ = 1e9;         // of this span
  double former_least_ms_ = 1e9;  // of the one before
  media::Timestamp begun_ = media::Timestamp::min();
};

}  // namespace signaling
