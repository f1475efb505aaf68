#include "tools/endpoint/core/tone_meter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tools {

namespace {

constexpr double kSampleRate = 48'000;
constexpr double kMarkerRatio = 1.5;      // a window half filled with the marker
constexpr int kSettledHops = 40;          // 200 ms of tone before a marker is believed
constexpr int kSteadyHops = 10;           // where another tone begins, ends or marks, one may flicker up for 20 ms
constexpr int kComeHops = 6;              // the edge of another tone's is seen for 4
constexpr int kGoneHops = 20;             // a concealed packet is no end of a tone
constexpr int kMarkerSureHops = 6;        // a marker lasts 8; the edge of another tone's is seen for 4
constexpr int kMarkerHoldHops = 100;      // half a second
constexpr int kLongestDropoutHops = 200;  // a second; longer is "went away"
constexpr double kBaseShare = 0.02;       // of a new window in the smoothed amplitude

}  // namespace

double tone_amplitude(std::span<const float> samples, double hertz) {
  const double omega = 2 * std::numbers::pi * hertz / kSampleRate;
  const double coefficient = 2 * std::cos(omega);
  double s1 = 0;
  double s2 = 0;
  for (const float sample : samples) {
    const double s0 = sample + coefficient * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  const double power = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
  return 2 * std::sqrt(std::max(0.0, power)) / static_cast<double>(samples.size());
}

ToneMeter::ToneMeter(std::vector<double> tones) {
  for (const double hertz : tones) {
    State state;
    const double omega = 2 * std::numbers::pi * hertz / kSampleRate;
    state.gain = kDecimation * std::sin(omega / 2) / std::sin(kDecimation * omega / 2);
    for (size_t point = 0; point < kWindowPoints; ++point) {
      const double phase = omega * static_cast<double>(point * kDecimation);
      state.turn.push_back({static_cast<float>(std::cos(phase)), static_cast<float>(-std::sin(phase))});
    }
    states_.push_back(std::move(state));
  }
}

void ToneMeter::push(std::span<const float> samples) {
  for (const float sample : samples) {
    if (filled_ % kDecimation == 0) points_[filled_ / kDecimation] = 0;
    points_[filled_ / kDecimation] += sample / kDecimation;
    ++samples_;
    if (++filled_ == kHop) finish_hop();
  }
}

void ToneMeter::finish_hop() {
  for (size_t tone = 0; tone < states_.size(); ++tone) finish_hop(states_[tone], tone);
  filled_ = 0;
  hop_ = (hop_ + 1) % kWindowHops;
}

void ToneMeter::finish_hop(State& state, size_t tone) {
  Sum sum;
  for (size_t i = 0; i < kHopPoints; ++i) {
    const Sum& turn = state.turn[hop_ * kHopPoints + i];
    sum.real += points_[i] * turn.real;
    sum.imaginary += points_[i] * turn.imaginary;
  }
  state.hops[hop_] = sum;
  Sum window;
  for (const auto& hop : state.hops) {
    window.real += hop.real;
    window.imaginary += hop.imaginary;
  }
  const double previous = state.amplitude;
  state.amplitude = 2 * state.gain * std::hypot(window.real, window.imaginary) / static_cast<double>(kWindowPoints);
  follow_marker(state, tone, previous);
  tell_change(state, tone);
  count_window(state);
}

void ToneMeter::tell_change(State& state, size_t tone) {
  state.away_hops = state.amplitude >= kHeard ? 0 : state.away_hops + 1;
  const int since = state.told_heard ? state.away_hops : state.heard_hops;
  if (since < (state.told_heard ? kGoneHops : kComeHops)) return;
  state.told_heard = !state.told_heard;
  if (change_handler_) change_handler_({tone, state.told_heard, samples_ - since * static_cast<int64_t>(kHop)});
}

// The amplitude passes 1.5 times the base when half of the 20 ms window lies in the marker: it began 10 ms before the
// moment of passing, which lies between the end of the last hop and of this one.
void ToneMeter::follow_marker(State& state, size_t tone, double previous) {
  const bool heard = state.amplitude >= kHeard;
  state.heard_hops = heard ? state.heard_hops + 1 : 0;
  if (state.marker_hold > 0) --state.marker_hold;
  if (!heard) {
    state.loud_hops = 0;
    return;
  }
  const double threshold = kMarkerRatio * state.base;
  const bool may_rise = state.heard_hops > kSettledHops && state.marker_hold == 0 && previous < threshold;
  const bool loud = state.amplitude >= threshold;
  if (!loud) state.loud_hops = 0;
  if (loud && (state.loud_hops > 0 || may_rise) && ++state.loud_hops == 1) {
    const double back = (state.amplitude - threshold) / std::max(1e-9, state.amplitude - previous);
    state.rise = static_cast<double>(samples_) - back * static_cast<double>(kHop);
  }
  if (state.loud_hops == kMarkerSureHops) {
    state.marker_hold = kMarkerHoldHops;
    state.loud_hops = 0;
    if (marker_handler_) marker_handler_({tone, static_cast<int64_t>(state.rise) - static_cast<int64_t>(2 * kHop)});
  }
  if (state.heard_hops < kSettledHops) {
    state.base = state.heard_hops <= 4 ? state.amplitude : state.base + 0.2 * (state.amplitude - state.base);
  } else if (state.amplitude < threshold) {
    state.base += kBaseShare * (state.amplitude - state.base);
  }
}

void ToneMeter::count_window(State& state) {
  const bool heard = state.amplitude >= kHeard;
  if (heard) {
    if (state.was_heard && state.silent_hops > 0 && state.silent_hops <= kLongestDropoutHops) ++state.figures.dropouts;
    state.silent_hops = 0;
    state.was_heard = state.was_heard || state.heard_hops >= kSteadyHops;
  } else if (state.was_heard && ++state.silent_hops > kLongestDropoutHops) {
    state.was_heard = false;
    state.silent_hops = 0;
  }
  if (hop_ != kWindowHops - 1) return;
  ++state.figures.windows;
  if (state.heard_hops < kSteadyHops) return;
  ++state.figures.heard;
  const double count = static_cast<double>(state.figures.heard);
  state.figures.mean_amplitude += (state.amplitude - state.figures.mean_amplitude) / count;
}

void ToneMeter::reset() {
  for (auto& state : states_) state.figures = {};
}

}  // namespace tools
