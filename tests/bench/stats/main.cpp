// What of the mcu's work is statistics: a conference of 12 sites, three of them heard, all on the composed view, with
// pictures of the sizes that halls send and are sent, in virtual time, to be run under callgrind
// (tools/lib/bench_stats.py). bench_stats SECONDS
//
// One second in every ten is counted, from the sixth on, when every site has its line and its picture: with all of them
// counted a minute of conference is most of an hour of callgrind. To be run with --instr-atstart=no.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/sim/sim_conference.h"

namespace {

// As the mcu is shipped (config/mcu.toml).
mcu::VideoBridgeSettings shipped_picture() {
  mcu::VideoBridgeSettings settings;
  settings.rungs = {media::Vp8Encoder::Settings{}};
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace std::chrono_literals;
  constexpr int kSites = 12, kHeard = 3;
  const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
  const sim::Reel reel = sim::make_reel(1, 2, false, {{{320, 180}, {640, 360}, {1280, 720}}});
  sim::SimConference conference(1, shipped_picture());
  for (int i = 0; i < kSites; ++i) {
    const std::string id = "site-" + std::to_string(i);
    sim::SiteSignal signal{300.0 + 70 * i, 0.2F, {60, 90, 160}, 1};
    signal.reel = &reel;
    signal.decodes = false;
    conference.add_site(id, signal);
    conference.desired(id).heard = i < kHeard;
    conference.uplink(id).loss = conference.downlink(id).loss = i % 4 == 3 ? 0.02 : 0;
  }
  conference.apply();
  size_t bytes = 0;
  int counted = 0;
  for (int second = 0; second < seconds; ++second) {
    const bool counts = second % 10 == 5;
    counted += counts;
    std::fprintf(stderr, "%d of %d s of the conference\n", second, seconds);
    if (counts) CALLGRIND_START_INSTRUMENTATION;
    conference.run_for(1s);
    mcu::FiguresEvent event;
    event.conferences.push_back(conference.conference().figures(conference.now()));
    bytes += mcu::to_json(mcu::Event(std::move(event))).size();
    if (counts) CALLGRIND_STOP_INSTRUMENTATION;
  }
  std::printf("{\"counted_s\": %d, \"figures_bytes\": %zu}\n", counted, bytes / static_cast<size_t>(seconds));
}
