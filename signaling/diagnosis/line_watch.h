#pragma once

#include <optional>

#include "mcu/api/site_figures.h"
#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/line_window.h"
#include "signaling/diagnosis/sign.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

enum class Direction { kUp, kDown };

// Whether this second alone shows trouble of half the thresholds or more: what an overloaded server does to all sites.
bool shows_trouble(const mcu::LineFigures& second, const DiagnosisSettings& settings);

// Watches one direction of a site's line: loss, jitter, a queue that grows, a round trip that rose. Any one thread.
class LineWatch {
 public:
  explicit LineWatch(Direction direction) : direction_(direction) {}

  // A second whose figures are of the line: the connection has settled, the server is well.
  // `slow_rtt_ms`: the round trip, if it rose and this direction is the one to answer for it.
  // `limited`: the endpoint says that the line limits what it sends.
  void add(const mcu::LineFigures& second, std::optional<double> slow_rtt_ms, bool limited, Timestamp at,
           const DiagnosisSettings& settings);
  void clear() { *this = LineWatch(direction_); }

  // The line is at fault.
  bool on() const { return loss_.on() || jitter_.on() || queue_.on() || rtt_.on(); }
  Timestamp since() const;
  // One of the last two seconds was no good: not enough for a verdict, enough to explain other things by it.
  bool is_suspect() const { return bad_seconds(2) >= 1; }
  // Two of the last three were: enough to compare it with others, to which one bad second happens by chance.
  bool suffers() const { return on() || bad_seconds(3) >= 2; }
  // How far the worst figure is beyond its threshold, 1 at it; to compare directions.
  double severity(const DiagnosisSettings& settings) const;
  double loss() const { return window_.loss(); }
  // Why, the strongest first. At least one while on().
  std::vector<Evidence> evidence(const DiagnosisSettings& settings) const;
  Advice advice(const DiagnosisSettings& settings) const;

 private:
  // Of the last ones, by the worst of the signs.
  int bad_seconds(int of_last) const;
  // What is lost is what goes beyond the line's rate: a queue grows, or stands and makes the round trip long.
  bool is_thin(const DiagnosisSettings& settings) const;
  // Bursts or single losses. `begins`: the line began to lose too much in this second; `loses`: it lost in it.
  void tell_kind(bool begins, bool loses, Timestamp at, const DiagnosisSettings& settings);
  void add_loss_evidence(std::vector<Evidence>& list, const DiagnosisSettings& settings) const;

  Direction direction_;
  LineWindow window_;
  Sign loss_;
  Sign jitter_;
  Sign queue_;
  Sign rtt_;
  Sign limited_;  // no fault by itself: an encoder at its ramp is limited too
  Sign bursts_;   // no fault either: of what kind the losses are; of this trouble, while loss_ is on
  bool queued_ = false;  // a queue grew in this trouble: it is full by now, which shows no more
  double rtt_ms_ = 0;
};

}  // namespace signaling
