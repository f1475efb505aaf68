// What the diagnosis of a conference of 12 sites costs a second: bench_diagnosis. The bound is 1 ms.
#include <vector>

#include <benchmark/benchmark.h>

#include "signaling/diagnosis/diagnosis.h"
#include "tests/unit/signaling/diagnosis/fault_world.h"

namespace {

void diagnose_a_second(benchmark::State& state) {
  const auto kind = signaling::VerdictKind(state.range(0));
  signaling::FaultWorld world(1, {.kind = kind, .strength = 0.5, .onset = 10});
  std::vector<signaling::ObservedSecond> seconds;
  for (int i = 0; i < 60; ++i) seconds.push_back(world.next());
  signaling::Diagnosis diagnosis({}, signaling::kTrunks);
  size_t next = 0;
  media::Duration passed{};
  for (auto _ : state) {
    auto& second = seconds[next];
    second.at += passed;
    diagnosis.add(second);
    second.at -= passed;
    next = (next + 1) % seconds.size();
    if (next == 0) passed += std::chrono::seconds(60);
    benchmark::DoNotOptimize(diagnosis.verdicts().data());
  }
}
BENCHMARK(diagnose_a_second)
    ->Arg(int(signaling::VerdictKind::kFine))
    ->Arg(int(signaling::VerdictKind::kTrunk))
    ->Arg(int(signaling::VerdictKind::kServer))
    ->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
