#pragma once

#include <optional>
#include <span>
#include <vector>

#include "media/audio/audio_frame.h"

namespace media {

struct SpeakerLevel {
  AudioPortId port;
  float dbov = 0;
  bool allowed = false;  // heard in the conference
};

// Who is shown as speaking. A newcomer must have talked for 400 ms, pauses between words included, so that a cough or a
// door moves nothing; the present speaker holds the place for two seconds after taking it and while talking unless the
// newcomer is clearly louder, and keeps it in silence until another one talks. Called once per tick, deterministic.
class ActiveSpeaker {
 public:
  // Gives the speaker after this tick.
  std::optional<AudioPortId> update(std::span<const SpeakerLevel> levels);

 private:
  struct State {
    AudioPortId port;
    int talk = 0;         // half ticks talked, leaking away in silence
    float loudness = 0;   // dBov while talking, smoothed over about half a second
    bool allowed = false;
    bool present = false;
  };
  State& state_of(AudioPortId port);
  static void listen(State& state, const SpeakerLevel& level);
  const State* find_speaker() const;
  const State* best_challenger() const;
  bool gives_way(const State& speaker, const State& challenger) const;

  std::vector<State> states_;
  std::optional<AudioPortId> speaker_;
  int held_ = 0;  // ticks since the speaker took the place
};

}  // namespace media
