#pragma once

#include <optional>
#include <vector>

#include "mcu/api/site_figures.h"
#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/sign.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// Watches the bridge itself. It comes first: an overloaded server is late for all sites and drops their packets, which
// looks like twelve bad lines at once. Any one thread.
class ServerWatch {
 public:
  // `figures`: none if the mcu is silent. `most_suffer`: the lines of most sites show trouble in this second; smaller
  // signs of load count then.
  void add(const std::optional<mcu::ServerFigures>& figures, bool most_suffer, Timestamp at,
           const DiagnosisSettings& settings);

  // The server is at fault.
  bool on() const { return sign_.on(); }
  // While at fault: the first bad second.
  Timestamp since() const { return sign_.since(); }
  // What the sites' figures show now may be the server's doing: at fault, or bad in this second or the last ones.
  bool explains(Timestamp at, const DiagnosisSettings& settings) const;
  Verdict verdict() const { return {VerdictKind::kServer, evidence_, sign_.since(), advice_}; }

 private:
  Sign sign_;
  std::optional<Timestamp> last_bad_;
  std::vector<Evidence> evidence_;  // of the last bad second
  Advice advice_ = Advice::kRelieveServer;
};

}  // namespace signaling
