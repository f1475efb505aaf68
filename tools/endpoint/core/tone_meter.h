#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tools {

// Each site's tone is at kToneAmplitude and, for kMarkerSamples at the start of every second, at twice that: the marker
// by which latency is measured.
inline constexpr double kToneAmplitude = 0.1414;  // −20 dBov
inline constexpr int kMarkerSamples = 1920;       // 40 ms
inline constexpr int kMarkerPeriodPackets = 50;   // one second

// The amplitude of one frequency in `samples` (Goertzel), 1.0 for a full-scale sine.
double tone_amplitude(std::span<const float> samples, double hertz);

// Listens to a stream of 48 kHz samples for a set of tones: which are there in every 20 ms, when they come and go, and
// when their markers begin. Tones are multiples of 50 Hz. One thread; no allocation after construction.
class ToneMeter {
 public:
  static constexpr size_t kHop = 240;       // 5 ms
  static constexpr size_t kWindowHops = 4;  // 20 ms
  static constexpr double kHeard = 0.012;   // amplitude from which a tone counts as heard: about −41 dBov

  explicit ToneMeter(std::vector<double> tones);

  struct Marker {
    size_t tone = 0;     // index into the tones
    int64_t sample = 0;  // where it begins, counted from the first sample ever pushed
  };
  // Called inside push() for each marker found, up to 45 ms after its start.
  using MarkerHandler = std::function<void(const Marker&)>;
  void on_marker(MarkerHandler handler) { marker_handler_ = std::move(handler); }

  struct Change {
    size_t tone = 0;
    bool heard = false;
    int64_t sample = 0;  // since when, counted as a marker's
  };
  // Called inside push() when a tone has been there for 30 ms, or away for 100 ms.
  using ChangeHandler = std::function<void(const Change&)>;
  void on_change(ChangeHandler handler) { change_handler_ = std::move(handler); }

  void push(std::span<const float> samples);

  struct Figures {
    uint64_t windows = 0;       // of 20 ms since reset()
    uint64_t heard = 0;         // of these, with the tone for 50 ms already
    double mean_amplitude = 0;  // over those
    uint64_t dropouts = 0;      // times the tone went away for at most a second and came back
    double heard_fraction() const {
      return windows == 0 ? 0 : static_cast<double>(heard) / static_cast<double>(windows);
    }
  };
  const Figures& figures(size_t tone) const { return states_[tone].figures; }
  // In the last 20 ms.
  bool is_heard(size_t tone) const { return states_[tone].amplitude >= kHeard; }
  size_t tones() const { return states_.size(); }
  // Begins counting anew; what is heard now and the sample count go on.
  void reset();

 private:
  static constexpr size_t kDecimation = 4;  // all tones lie below 3 kHz
  static constexpr size_t kHopPoints = kHop / kDecimation;
  static constexpr size_t kWindowPoints = kHopPoints * kWindowHops;

  struct Sum {
    float real = 0;
    float imaginary = 0;
  };
  struct State {
    std::vector<Sum> turn;  // e^(−iωt) over one window, after which every tone begins again
    Sum hops[kWindowHops];
    double gain = 1;       // undoes what averaging took
    double amplitude = 0;  // of the last window
    double base = 0;       // smoothed, without markers
    int heard_hops = 0;    // in a row
    int silent_hops = 0;
    int loud_hops = 0;    // in a row since `rise`: a marker may have begun
    double rise = 0;      // the sample at which the amplitude passed the threshold
    int marker_hold = 0;  // hops until the next marker can be
    bool was_heard = false;
    bool told_heard = false;
    int away_hops = 0;  // in a row
    Figures figures;
  };

  void finish_hop();
  void finish_hop(State& state, size_t tone);
  void follow_marker(State& state, size_t tone, double previous);
  void tell_change(State& state, size_t tone);
  void count_window(State& state);

  std::vector<State> states_;
  float points_[kHopPoints] = {};  // the current hop, each the mean of kDecimation samples
  size_t filled_ = 0;              // samples in the current hop
  size_t hop_ = 0;                 // which of the ring
  int64_t samples_ = 0;
  MarkerHandler marker_handler_;
  ChangeHandler change_handler_;
};

}  // namespace tools
