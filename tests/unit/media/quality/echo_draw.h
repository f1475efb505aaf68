#pragma once

#include "tests/unit/media/quality/echo_scene.h"

// Conferences drawn from a seed: 12 halls, some of them open, turns with answers, words between, overlaps.
namespace media::test {

struct DrawOptions {
  double seconds = 12;
  bool echo = true;
  double codec = 0.2;  // share of scenes
  double music = 0.0;
  double drift_ppm = 0;  // of the clocks, at most
};

inline SceneSpec draw_scene(uint64_t seed, const DrawOptions& options) {
  Random random(seed * 7919 + 17);
  SceneSpec spec;
  spec.seed = random.next();
  spec.seconds = options.seconds;
  spec.codec = random.unit() < options.codec;
  spec.halls.resize(12);
  const size_t open = 2 + random.below(4);
  std::vector<size_t> opened;
  while (opened.size() < open) {
    const size_t hall = random.below(12);
    if (spec.halls[hall].open) continue;
    opened.push_back(hall);
    Hall& made = spec.halls[hall];
    made.open = true;
    made.noise_dbov = between(random, -75, -55);
    made.gain_db = between(random, -8, 4);
    made.automatic_gain = random.unit() < 0.3;
    if (random.unit() < 0.2) made.babble_dbov = between(random, -60, -45);
  }
  const size_t returning = opened[0];
  if (options.echo) {
    spec.halls[returning].echo = Returned{between(random, 6, 35), between(random, 0.06, 0.48),
                                          between(random, 0.3, 1.2), between(random, -8, 4)};
    Random clock(seed);
    spec.halls[returning].echo->drift_ppm = between(clock, -options.drift_ppm, options.drift_ppm);
  }
  if (random.unit() < options.music) spec.halls[opened[random.below(open)]].music_beat = between(random, 0.3, 0.8);
  // The first turn is another hall's, so that there is something to return.
  double at = 0;
  size_t speaker = opened[1];
  while (at < spec.seconds) {
    const double length = at == 0 ? between(random, 5.5, 8) : between(random, 1, 5);
    spec.turns.push_back({speaker, at, at + length});
    if (random.unit() < 0.35) {  // somebody talks into it
      const double begin = at + between(random, 0.5, length);
      spec.turns.push_back({opened[random.below(open)], begin, begin + between(random, 0.3, 1.5)});
    }
    at += length + between(random, -0.3, 0.6);
    speaker = opened[random.below(open)];
  }
  return spec;
}

}  // namespace media::test
