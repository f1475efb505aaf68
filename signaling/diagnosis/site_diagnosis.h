#pragma once

#include <optional>

#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/hall_watch.h"
#include "signaling/diagnosis/holder_watch.h"
#include "signaling/diagnosis/line_watch.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/round_trip_watch.h"
#include "signaling/diagnosis/server_watch.h"
#include "signaling/diagnosis/sign.h"
#include "signaling/diagnosis/trunk_watch.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// What the other sites tell of this one's trouble.
struct Neighbours {
  const TrunkWatch* trunk = nullptr;  // the trunk at fault that this site is on; nullptr: none
  bool trunk_is_likely = false;       // one that this site is on may turn out to be at fault
  int suffering = 0;                  // of all connected sites
  int connected = 0;
  bool most_suffer = false;
};

// One site: watches its line, hall and holder, and settles on a verdict. Each second: measure(), then judge(). Any one
// thread.
class SiteDiagnosis {
 public:
  // `server_explains`: these figures may be the server's doing, nothing is concluded from them.
  void measure(const ObservedSite& site, bool server_explains, Timestamp at, const DiagnosisSettings& settings);
  bool is_connected() const { return connected_since_.has_value(); }
  bool line_suffers() const { return up_.suffers() || down_.suffers(); }
  bool line_is_suspect() const { return up_.is_suspect() || down_.is_suspect(); }

  void judge(const ServerWatch& server, const Neighbours& neighbours, Timestamp at, const DiagnosisSettings& settings);
  const Verdict& verdict() const { return verdict_; }
  const std::optional<Silence>& silence() const { return holder_.silence(); }

 private:
  void connection_is(const std::optional<Timestamp>& since);
  void measure_line(const mcu::SiteSecond& figures, Timestamp at, const DiagnosisSettings& settings);
  void measure_hall(const ObservedSite& site, Timestamp at, const DiagnosisSettings& settings);
  std::optional<Direction> worse_direction(const DiagnosisSettings& settings) const;
  Verdict line_verdict(Direction direction, const Neighbours& neighbours, const DiagnosisSettings& settings) const;
  // What is said of the site was there long before the server got bad, and the site has its connection since then.
  bool precedes(const ServerWatch& server, const DiagnosisSettings& settings) const;
  Verdict find(const ServerWatch& server, const Neighbours& neighbours, const DiagnosisSettings& settings) const;
  // Whether a line is not named yet because it may be the trunk.
  bool waits_for_trunk(const Verdict& found, const Neighbours& neighbours, Timestamp at,
                       const DiagnosisSettings& settings);
  void settle(Verdict found, Timestamp at, const DiagnosisSettings& settings);

  std::optional<Timestamp> connected_since_;
  Sign unreachable_;
  LineWatch up_{Direction::kUp};
  LineWatch down_{Direction::kDown};
  RoundTripWatch round_trip_;
  HallWatch hall_;
  HolderWatch holder_;
  bool judged_ = false;
  Verdict verdict_;
  std::optional<Timestamp> changed_at_;
  std::optional<Timestamp> waits_since_;  // for the trunk
};

}  // namespace signaling
