#pragma once

#include <array>
#include <optional>

#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// Tells why a site that was invited to speak is silent. Any one thread.
class HolderWatch {
 public:
  // `line`: why what the site sends does not get here, or hardly; nullptr if it does.
  void add(const ObservedSite& site, const Verdict* line, Timestamp at, const DiagnosisSettings& settings);
  // A second that says nothing: the server explains it. What was found before is no more certain.
  void skip() { silence_.reset(); }

  const std::optional<Silence>& silence() const { return silence_; }

 private:
  static constexpr size_t kLevels = 10;  // seconds

  void begin_turn(Timestamp at);
  void remember(double level_dbov);
  double mean_dbov() const;
  double spread_db() const;
  Silence find(const ObservedSite& site, const Verdict* line, const DiagnosisSettings& settings) const;
  Silence judge_level(const DiagnosisSettings& settings) const;

  bool holds_ = false;
  bool was_heard_ = false;
  Timestamp quiet_since_{};
  std::optional<Silence> silence_;
  std::array<double, kLevels> levels_{};  // of the quiet seconds, the newest wherever
  size_t next_ = 0;
  size_t known_ = 0;
};

}  // namespace signaling
