#include "signaling/diagnosis/round_trip_watch.h"

#include <algorithm>
#include <utility>

namespace signaling {

std::optional<double> RoundTripWatch::add(double rtt_ms, media::Timestamp at, const DiagnosisSettings& settings) {
  constexpr double kUnknown = 1e9;
  if (begun_ == media::Timestamp::min()) begun_ = at;
  if (at - begun_ >= kSpan) {
    former_least_ms_ = std::exchange(least_ms_, kUnknown);
    begun_ = at;
  }
  least_ms_ = std::min(least_ms_, rtt_ms);
  const double least = std::min(least_ms_, former_least_ms_);
  const bool slow = rtt_ms >= settings.rtt_ms || rtt_ms - least >= settings.rtt_rise_ms;
  return slow ? std::optional(rtt_ms) : std::nullopt;
}

}  // namespace signaling
