#include "signaling/diagnosis/line_watch.h"

#include <algorithm>

namespace signaling {
namespace {

constexpr double kPercent = 100;
constexpr double kCalmPart = 0.5;  // of a threshold, below which jitter, queue and round trip are calm

Look look(double value, double bad, double calm) {
  if (value >= bad) return Look::kBad;
  return value < calm ? Look::kCalm : Look::kBetween;
}

Look look_at_loss(const mcu::LineFigures& f, const DiagnosisSettings& s) {
  if (f.lost < s.bad_second_lost) return f.loss < s.calm_loss || f.lost <= 1 ? Look::kCalm : Look::kBetween;
  return look(f.loss, s.loss, s.calm_loss);
}

bool loses_too_much(const LineWindow& window, const DiagnosisSettings& s) {
  return window.is_full() && window.loss() > s.worst_fine_loss && window.loss_without_worst() > s.calm_loss;
}

}  // namespace

bool shows_trouble(const mcu::LineFigures& f, const DiagnosisSettings& s) {
  constexpr double kHalf = 0.5;
  return (f.lost >= s.bad_second_lost && f.loss >= s.loss * kHalf) || f.jitter_ms >= s.jitter_ms * kHalf ||
         f.delay_trend_ms.value_or(0) >= s.queue_growth_ms * kHalf;
}

void LineWatch::add(const mcu::LineFigures& f, std::optional<double> slow_rtt_ms, bool limited, Timestamp at,
                    const DiagnosisSettings& s) {
  const bool had_losses = loss_.on();
  window_.add(f);
  limited_.add(limited, s.device, at);
  loss_.add(look_at_loss(f, s), s.line, at);
  if (loses_too_much(window_, s)) {
    // Losses that the seconds one by one did not show; while they stand in the window there is no calm.
    loss_.raise(at - std::chrono::seconds(window_.size() - 1));
    loss_.stay();
  }
  if (loss_.on()) tell_kind(!had_losses, f.lost > 0, at, s);
  jitter_.add(look(f.jitter_ms, s.jitter_ms, s.jitter_ms * kCalmPart), s.line, at);
  if (f.delay_trend_ms) {
    queue_.add(look(*f.delay_trend_ms, s.queue_growth_ms, s.queue_growth_ms * kCalmPart), s.line, at);
  }
  rtt_.add(slow_rtt_ms ? Look::kBad : Look::kCalm, s.line, at);
  if (slow_rtt_ms) rtt_ms_ = *slow_rtt_ms;
  queued_ = on() && (queued_ || queue_.on());
}

void LineWatch::tell_kind(bool begins, bool loses, Timestamp at, const DiagnosisSettings& s) {
  const double share = window_.burst_share();
  if (begins) {
    bursts_.clear();
    if (share >= s.burst_share) bursts_.raise(at);
  } else if (loses) {  // a second that loses nothing says nothing of the kind
    bursts_.add(look(share, s.burst_share + s.burst_margin, s.burst_share - s.burst_margin), s.loss_kind, at);
  }
}

Timestamp LineWatch::since() const {
  Timestamp first = media::kNever;
  for (const auto* sign : {&loss_, &jitter_, &queue_, &rtt_}) {
    if (sign->on()) first = std::min(first, sign->since());
  }
  return first;
}

int LineWatch::bad_seconds(int of_last) const {
  int most = 0;
  for (const auto* sign : {&loss_, &jitter_, &queue_, &rtt_}) most = std::max(most, sign->bad_seconds(of_last));
  return most;
}

double LineWatch::severity(const DiagnosisSettings& s) const {
  double worst = 0;
  if (loss_.on()) worst = std::max(worst, window_.loss() / s.loss);
  if (jitter_.on()) worst = std::max(worst, window_.jitter_ms() / s.jitter_ms);
  if (queue_.on()) worst = std::max(worst, window_.queue_growth_ms() / (s.queue_growth_ms * s.line.of));
  if (rtt_.on()) worst = std::max(worst, rtt_ms_ / s.rtt_ms);
  return worst;
}

bool LineWatch::is_thin(const DiagnosisSettings& s) const {
  return rtt_.on() || queued_ || limited_.on() || window_.queue_growth_ms() >= s.thin_queue_ms ||
         window_.loss_with_rate() >= s.loss_with_rate;
}

void LineWatch::add_loss_evidence(std::vector<Evidence>& list, const DiagnosisSettings& s) const {
  list.push_back({Measure::kLoss, window_.loss() * kPercent, s.loss * kPercent});
  if (window_.loss_with_rate() >= s.loss_with_rate) {
    list.push_back({Measure::kLossWithRate, window_.loss_with_rate(), s.loss_with_rate});
  }
  if (is_thin(s)) return;
  const double bursts = window_.burst_share();
  if (bursts_.on()) {
    list.push_back({Measure::kLossBursts, bursts * kPercent, s.burst_share * kPercent});
  } else {
    list.push_back({Measure::kSingleLosses, (1 - bursts) * kPercent, (1 - s.burst_share) * kPercent});
  }
}

std::vector<Evidence> LineWatch::evidence(const DiagnosisSettings& s) const {
  std::vector<Evidence> list;
  if (loss_.on()) add_loss_evidence(list, s);
  const double growth = window_.queue_growth_ms();
  if (queue_.on() || (loss_.on() && growth >= s.thin_queue_ms)) {
    list.push_back({Measure::kQueueGrowth, growth, s.thin_queue_ms});
  }
  if (rtt_.on()) list.push_back({Measure::kRoundTrip, rtt_ms_, s.rtt_ms});
  if (jitter_.on()) list.push_back({Measure::kJitter, window_.jitter_ms(), s.jitter_ms});
  if (on() && limited_.on()) list.push_back({Measure::kEncoderBandwidth, 0, 0});
  return list;
}

Advice LineWatch::advice(const DiagnosisSettings& s) const {
  if (is_thin(s)) {
    return direction_ == Direction::kUp ? Advice::kLowerUplinkRate : Advice::kLowerDownlinkRate;
  }
  if (loss_.on() && !bursts_.on()) return Advice::kCheckAccess;
  return Advice::kCallCarrier;
}

}  // namespace signaling
