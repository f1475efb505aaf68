// What of the mcu's work is statistics: a conference of 12 sites, three of them heard, all on the composed view, in
// virtual time, to be run under callgrind (tools/lib/bench_stats.py). bench_stats SECONDS
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/sim/sim_conference.h"

int main(int argc, char** argv) {
  using namespace std::chrono_literals;
  constexpr int kSites = 12, kHeard = 3;
  const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
  sim::SimConference conference(1);
  for (int i = 0; i < kSites; ++i) {
    const auto shade = static_cast<uint8_t>(60 + 12 * i);
    const std::string id = "site-" + std::to_string(i);
    conference.add_site(id, {300.0 + 70 * i, 0.2F, {shade, 90, 160}, 1});
    conference.desired(id).heard = i < kHeard;
    conference.uplink(id).loss = conference.downlink(id).loss = i % 4 == 3 ? 0.02 : 0;
  }
  conference.apply();
  size_t bytes = 0;
  for (int second = 0; second < seconds; ++second) {
    conference.run_for(1s);
    mcu::FiguresEvent event;
    event.conferences.push_back(conference.conference().figures(conference.now()));
    bytes += mcu::to_json(mcu::Event(std::move(event))).size();
  }
  std::printf("%d seconds, %zu bytes of figures a second\n", seconds, bytes / static_cast<size_t>(seconds));
}
