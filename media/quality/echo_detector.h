#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/quality/echo_loss.h"
#include "media/quality/lag_correlation.h"
#include "media/quality/onsets.h"
#include "media/quality/speech_bands.h"

namespace media {

// A hall that returns what it is sent.
struct Echo {
  Duration delay{};   // from the tick the sound was mixed in to the tick it came back in, to 10 ms
  float loss_db = 0;  // echo return loss: energy sent over energy returned, 200 Hz … 3.6 kHz
  friend bool operator==(const Echo&, const Echo&) = default;
};

// Tells whether one site returns what it is sent, kLeastDelay … kMostDelay later: the onsets of what it sends are
// compared with those of what it was sent. An echo stands out as one delay at which they are alike, while speech in
// answer, other halls, babble and the hall's own talk are not alike at any, and music is alike at many. Counts an echo
// of −55 dBov and more that is 6 dB above the rest of what the hall sends while others speak.
//
// One call per tick; about 4 µs; no allocation; one thread at a time.
class EchoDetector {
 public:
  static constexpr Duration kLeastDelay = std::chrono::milliseconds(50);
  static constexpr Duration kMostDelay = std::chrono::milliseconds(500);

  // `played`: the mix made for the site in this tick; `captured`: what the site's sound was in it.
  void run(const AudioFrame& played, const AudioFrame& captured);

  // The echo, as long as it lasts and for some seconds after; held while nothing is sent to the site.
  std::optional<Echo> echo() const;

 private:
  struct Peak {
    size_t lag = 0;
    float delay = 0;       // steps, between lags
    float correlation = 0;
    float prominence = 0;  // standard deviations above the other delays
    float rivalry = 0;     // times the next best
  };
  void judge();
  Peak find_peak() const;
  static float strength_of(const Peak& peak);
  void follow(const Peak& peak);

  SpeechBands played_bands_;
  SpeechBands captured_bands_;
  Onsets played_onsets_;
  Onsets captured_onsets_;
  LagCorrelation correlation_;
  EchoLoss loss_;
  int ticks_ = 0;
  size_t lag_ = 0;   // the delay under suspicion, or named
  float delay_ = 0;  // the same between two steps
  float trust_ = 0;  // judgements for it
  bool named_ = false;
};

}  // namespace media
