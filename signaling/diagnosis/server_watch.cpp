#include "signaling/diagnosis/server_watch.h"

#include <utility>

namespace signaling {
namespace {

struct Limit {
  Measure measure;
  double value;
  double bound;
  double bound_if_all;
};

std::vector<Evidence> look_at(const mcu::ServerFigures& f, bool most_suffer, const DiagnosisSettings& s) {
  constexpr double kPercent = 100;
  const Limit limits[] = {
      {Measure::kLateTicks, double(f.late_ticks), double(s.late_ticks), double(s.late_ticks_if_all)},
      {Measure::kServerLane, f.busiest_lane_share * kPercent, s.server_lane * kPercent,
       s.server_lane_if_all * kPercent},
      {Measure::kSocketDrops, double(f.socket_drops), double(s.socket_drops), double(s.socket_drops_if_all)},
      {Measure::kQueueDepth, double(f.queue_depth), double(s.queue_depth), double(s.queue_depth_if_all)}};
  std::vector<Evidence> evidence;
  bool strained = most_suffer;
  for (const auto& limit : limits) {
    const double bound = most_suffer ? limit.bound_if_all : limit.bound;
    if (limit.value >= bound) evidence.push_back({limit.measure, limit.value, bound});
    strained |= limit.value >= limit.bound_if_all;
  }
  // Full cores alone harm nobody: another program may fill what is left over.
  const double cpu = most_suffer ? s.server_cpu_if_all : s.server_cpu;
  if (strained && f.cpu_share >= cpu) {
    evidence.push_back({Measure::kServerCpu, f.cpu_share * kPercent, cpu * kPercent});
  }
  return evidence;
}

}  // namespace

void ServerWatch::add(const std::optional<mcu::ServerFigures>& figures, bool most_suffer, Timestamp at,
                      const DiagnosisSettings& settings) {
  auto evidence = figures ? look_at(*figures, most_suffer, settings)
                          : std::vector<Evidence>{{Measure::kNoServerFigures, 0, 0}};
  sign_.add(!evidence.empty(), settings.server, at);
  if (evidence.empty()) return;
  evidence_ = std::move(evidence);
  advice_ = figures ? Advice::kRelieveServer : Advice::kCheckMcu;
  last_bad_ = at;
}

bool ServerWatch::explains(Timestamp at, const DiagnosisSettings& settings) const {
  return on() || (last_bad_ && at - *last_bad_ <= settings.server_echo);
}

}  // namespace signaling
