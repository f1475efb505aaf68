// How well and at what cost EchoDetector finds halls that return echo: plays conferences of 12 halls drawn from seeds.
// Usage: bench_echo FIRST_SEED SCENES [MUSIC [DRIFT]]: share of scenes in which a hall plays music, 0.2 unless said; by
// how many ppm at most the clock is wrong by which an echo comes back, 0 unless said. Every second scene has an echo.
// Each miss and each wrong name is printed to stderr with its seed; to stdout {"scenes": …, "audible": …,
// "found_pct": … (named within 5 s, of the audible), "delay_pct": … (within 10 ms, of the found), "loss_pct": … (within
// 3 dB, of the found without automatic gain), "found_s": … (mean), "wrong_pct": … (scenes in which a hall without echo
// was named), "tick_us": … (thread CPU time of a site and tick)}.
#include <ctime>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "media/quality/echo_detector.h"
#include "tests/unit/media/quality/echo_draw.h"

namespace {

using media::test::EchoScene;
using media::test::Hall;

constexpr size_t kFoundTicks = 250;  // 5 s
constexpr double kAudibleDbov = -55;
constexpr double kAboveNoise = 6;

struct Tally {
  int audible = 0, found = 0, delay_right = 0, loss_known = 0, loss_right = 0, wrong = 0;
  double found_seconds = 0, microseconds = 0;
  long ticks = 0;
};

struct Finding {
  std::optional<size_t> named_at;         // tick
  std::optional<media::Echo> after_five;  // seconds
};

double thread_microseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) * 1e-3;
}

Finding listen(const EchoScene& scene, size_t hall, Tally& tally) {
  media::EchoDetector detector;
  Finding finding;
  for (size_t tick = 0; tick < scene.ticks(); ++tick) {
    const media::AudioFrame played = scene.played(hall, tick), captured = scene.captured(hall, tick);
    const double begin = thread_microseconds();
    detector.run(played, captured);
    tally.microseconds += thread_microseconds() - begin;
    ++tally.ticks;
    if (!finding.named_at && detector.echo()) finding.named_at = tick;
    if (tick + 1 == kFoundTicks) finding.after_five = detector.echo();
  }
  return finding;
}

bool audible(const EchoScene& scene, size_t index) {
  const Hall& hall = scene.spec().halls[index];
  const double noise = std::max(hall.noise_dbov, hall.babble_dbov.value_or(-200));
  return scene.echo_level(index) > std::max(kAudibleDbov, noise + kAboveNoise);
}

void judge(const EchoScene& scene, size_t index, const Finding& finding, unsigned long long seed, Tally& tally) {
  const Hall& hall = scene.spec().halls[index];
  if (!audible(scene, index)) return;
  ++tally.audible;
  if (!finding.named_at || *finding.named_at >= kFoundTicks) {
    std::fprintf(stderr, "seed %llu: hall %zu missed: %.0f ms, %.0f dB, T60 %.1f s\n", seed, index,
                 1000 * hall.echo->delay, hall.echo->loss_db, hall.echo->t60);
    return;
  }
  ++tally.found;
  tally.found_seconds += 0.02 * static_cast<double>(*finding.named_at + 1);
  if (!finding.after_five) return;
  const double delay = static_cast<double>(finding.after_five->delay.count()) / 1e9;
  tally.delay_right += std::abs(delay - hall.echo->delay) <= 0.010 ? 1 : 0;
  if (hall.automatic_gain) return;
  ++tally.loss_known;
  tally.loss_right += std::abs(finding.after_five->loss_db - hall.echo->loss_db) <= 3 ? 1 : 0;
}

void play(unsigned long long seed, double music, double drift, Tally& tally) {
  const EchoScene scene(media::test::draw_scene(seed, {.echo = seed % 2 == 0, .music = music, .drift_ppm = drift}));
  bool wrong = false;
  for (size_t hall = 0; hall < scene.spec().halls.size(); ++hall) {
    if (!scene.open(hall)) continue;
    const Finding finding = listen(scene, hall, tally);
    if (scene.spec().halls[hall].echo) {
      judge(scene, hall, finding, seed, tally);
    } else if (finding.named_at) {
      wrong = true;
      std::fprintf(stderr, "seed %llu: hall %zu named wrongly at %.1f s\n", seed, hall,
                   0.02 * static_cast<double>(*finding.named_at));
    }
  }
  tally.wrong += wrong ? 1 : 0;
}

double percent(int part, int whole) { return whole > 0 ? 100.0 * part / whole : 0; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::fprintf(stderr, "usage: bench_echo FIRST_SEED SCENES [MUSIC [DRIFT]]\n");
    return 2;
  }
  const unsigned long long first = std::strtoull(argv[1], nullptr, 10);
  const unsigned long long scenes = std::strtoull(argv[2], nullptr, 10);
  const double music = argc > 3 ? std::strtod(argv[3], nullptr) : 0.2;
  const double drift = argc > 4 ? std::strtod(argv[4], nullptr) : 0;
  Tally tally;
  for (unsigned long long seed = first; seed < first + scenes; ++seed) play(seed, music, drift, tally);
  std::printf("{\"scenes\": %llu, \"audible\": %d, \"found_pct\": %.1f, \"delay_pct\": %.1f, \"loss_pct\": %.1f, "
              "\"found_s\": %.2f, \"wrong_pct\": %.2f, \"tick_us\": %.2f}\n",
              scenes, tally.audible, percent(tally.found, tally.audible), percent(tally.delay_right, tally.found),
              percent(tally.loss_right, tally.loss_known), tally.found_seconds / std::max(tally.found, 1),
              percent(tally.wrong, static_cast<int>(scenes)),
              tally.microseconds / static_cast<double>(std::max(tally.ticks, 1L)));
  return 0;
}
