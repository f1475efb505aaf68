#pragma once

#include <span>
#include <vector>

#include "media/audio/active_speaker.h"

namespace media {

struct ContributorOptions {
  size_t max_contributors = 3;
  float enter_dbov = -55;  // louder than this becomes a contributor at once, so that no word loses its beginning
  float stay_dbov = -60;   // quieter than this for the hold time ends it
  int hold_ticks = 75;     // 1.5 s
  float displace_db = 6;   // how much louder a newcomer must be than the weakest when all places are taken,
  int displace_ticks = 5;  // for how long
};

// Which ports are in the mix: the loudest few among those allowed, with hold. One who is not allowed any more leaves at
// once. Called once per tick, deterministic.
class ContributorSelector {
 public:
  explicit ContributorSelector(const ContributorOptions& options) : options_(options) {}

  void update(std::span<const SpeakerLevel> levels);
  bool selected(AudioPortId port) const;

 private:
  struct State {
    AudioPortId port;
    float loudness = -70;  // dBov, smoothed over about 200 ms
    int quiet_ticks = 0;
    int louder_ticks = 0;  // how long louder than the weakest contributor
    bool knocks = false;   // allowed and loud enough to come in
    bool selected = false;
    bool present = false;
  };
  State& state_of(AudioPortId port);
  void listen(State& state, const SpeakerLevel& level) const;
  State* loudest_outside();
  State* weakest_inside();
  bool give_place(State& newcomer);

  ContributorOptions options_;
  std::vector<State> states_;
};

}  // namespace media
