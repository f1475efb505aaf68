#pragma once

#include <span>

#include "media/audio/audio_tick.h"

namespace media {

// Makes a piece of sound shorter or longer by 2.5–10 ms without changing its pitch: finds how far it repeats itself and
// fades over from one period to another. Decides by ear, so to say, whether here is a place where that is not heard.
// Pure but for the loudness it follows.
class TimeScaler {
 public:
  static constexpr size_t kMinShift = 120;
  static constexpr size_t kMaxShift = 480;
  static constexpr size_t kFade = 240;
  static constexpr size_t kNeeded = kMaxShift + kFade;  // samples looked at; shorter pieces are left alone

  // Follows how loud the stream is; call with every tick before take_out or put_in.
  void follow(float dbov);

  // Takes up to about `most` samples out of the beginning of `sound` and moves the rest forward. Gives how many, 0 if
  // the place does not suit `urgency`.
  size_t take_out(std::span<float> sound, size_t most, Urgency urgency) const;
  // Puts up to about `most` samples in at the beginning of the first `size` samples of `sound`, which has room for
  // kMaxShift more behind them. Gives how many, 0 if the place does not suit.
  size_t put_in(std::span<float> sound, size_t size, size_t most, Urgency urgency) const;

 private:
  size_t suitable_shift(std::span<const float> sound, size_t most, Urgency urgency) const;

  float loudness_ = -70;  // dBov, of the louder parts
};

}  // namespace media
