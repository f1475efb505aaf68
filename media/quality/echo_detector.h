#pragma once

#include <cstdint>
#include <optional>

#include "media/quality/echo_loss.h"
#include "media/quality/lag_correlation.h"
#include "media/quality/onsets.h"
#include "media/quality/phase_correlation.h"
#include "media/quality/speech_bands.h"
#include "media/quality/suspicion.h"

namespace media {

// A hall that returns what it is sent.
struct Echo {
  Duration delay{};   // from the tick the sound was mixed in to the tick it came back in, to 10 ms, or better
  float loss_db = 0;  // echo return loss: energy sent over energy returned, 200 Hz … 3.6 kHz
  friend bool operator==(const Echo&, const Echo&) = default;
};

// Tells whether one site returns what it is sent, kLeastDelay … kMostDelay later. Two witnesses are heard: the
// waveform, which a hall, a slow gain and two codecs leave alike enough at one delay; and the onsets of what the site
// sends and of what it was sent, which are alike even where a canceller or a moving delay spoiled the waveform. Speech
// in answer, other halls, babble and the hall's own talk are not alike at any delay, and music is alike at many. Counts
// an echo of −55 dBov and more that is 6 dB above the rest of what the hall sends while others speak.
//
// One call per tick; about 4 µs, 30 µs in every 16th; no allocation; one thread at a time.
class EchoDetector {
 public:
  static constexpr Duration kLeastDelay = std::chrono::milliseconds(50);
  static constexpr Duration kMostDelay = std::chrono::milliseconds(500);

  EchoDetector();

  // `played`: the mix made for the site in this tick; `captured`: what the site's sound was in it.
  void run(const AudioFrame& played, const AudioFrame& captured);

  // The echo, as long as it lasts and for some seconds after; held while nothing is sent to the site.
  std::optional<Echo> echo() const;

 private:
  struct Peak {
    float delay = 0;  // s
    float correlation = 0;
    float prominence = 0;  // standard deviations above the other delays
    float rivalry = 0;     // times the next best
  };
  void judge_waveform();
  void judge_onsets();
  Peak find_peak() const;
  static float strength_of(const Peak& peak);
  // The one that is named, or else the one that is likelier to be.
  const Suspicion& foremost() const;
  void measure_loss_there();

  SpeechBands played_bands_;
  SpeechBands captured_bands_;
  Onsets played_onsets_;
  Onsets captured_onsets_;
  PhaseCorrelation phases_;
  LagCorrelation correlation_;
  Suspicion waveform_;
  Suspicion onsets_;
  EchoLoss loss_;
  size_t loss_lag_ = 0;  // steps
  int ticks_ = 0;
};

}  // namespace media
