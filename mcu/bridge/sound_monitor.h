#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "media/audio/audio_mix_engine.h"
#include "media/quality/echo_locator.h"
#include "media/quality/sound_condition.h"

namespace mcu {

// What a heard port's sound was like in a second.
struct HeardSecond {
  media::AudioPortId port;
  media::SoundSecond sound;
  std::optional<media::Echo> echo;  // that it returns
};

// Measures the sound of every port that is heard, beside the mixer: level, clipping, silence, echo. On the audio lane;
// its seconds cross to the shard as values. Allocates when a port is new only.
class SoundMonitor final : public media::SoundWatcher {
 public:
  void on_sound(media::AudioPortId port, const media::AudioFrame& captured, const media::AudioFrame& played) override;
  // Who was not heard in this tick is forgotten.
  void end_tick() override;

  // Fills `seconds` with what was since the last call.
  [[gnu::noinline]] void take(std::vector<HeardSecond>& seconds);

 private:
  struct Port {
    media::AudioPortId id;
    bool present = true;
    media::SoundCondition condition;
  };
  std::vector<std::unique_ptr<Port>> ports_;
  media::EchoLocator echoes_;
};

}  // namespace mcu
