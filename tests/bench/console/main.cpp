// How rightly the console tells what is wrong: bench_console --seed N --scenes M --json FILE. Plays conferences of 12
// sites with faults drawn by seed through the real conference in simulation, and has the real monitor and diagnosis
// judge them with the shipped settings. Writes the figures to FILE and prints the confusion table; see the README.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "media/base/config_reader.h"
#include "signaling/config/diagnosis_config.h"
#include "tests/bench/console/player.h"
#include "tests/bench/console/scene.h"
#include "tests/bench/console/tally.h"

namespace {

std::string ranges() {
  std::string text = "What is played, from strength 0 to 1; its site, onset (5.5-8.5 s) and the rest are drawn too:\n";
  for (const auto& row : bench::fault_rows()) text += fmt::format("  {:<18}{}\n", row.word, row.range);
  return text;
}

// As the service reads them; what else its file says does not matter here.
media::Result<signaling::DiagnosisSettings> read_settings(const std::string& path) {
  auto file = media::ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  signaling::DiagnosisSettings settings;
  signaling::read_diagnosis(file->root().section("diagnosis"), settings);
  return settings;
}

std::optional<bench::FaultKind> find_kind(const std::string& word) {
  for (const auto& row : bench::fault_rows()) {
    if (row.word == word) return row.kind;
  }
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Plays drawn faults and counts how many the console names rightly");
  app.footer(ranges());
  uint64_t seed = 1;
  int scenes = 60;
  std::string json, only, config = SHIPPED_CONFIG;
  app.add_option("--seed", seed, "Of the draw")->capture_default_str();
  app.add_option("--scenes", scenes, "How many")->check(CLI::Range(1, 100'000))->capture_default_str();
  app.add_option("--json", json, "File for the figures");
  app.add_option("--only", only, "One kind of fault alone, by its word below");
  app.add_option("--config", config, "signaling.toml with the thresholds")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const auto settings = read_settings(config);
  if (!settings) {
    fmt::print(stderr, "bench_console: {}\n", settings.error().message);
    return 1;
  }
  bench::SceneDraw draw(seed);
  if (!only.empty()) {
    const auto kind = find_kind(only);
    if (!kind) {
      fmt::print(stderr, "bench_console: no such fault: {}\n", only);
      return 1;
    }
    draw.keep_to(*kind);
  }
  constexpr int kReelSeconds = 2;
  const sim::Reel reel = sim::make_reel(1, kReelSeconds, true);
  bench::Tally tally(seed);
  for (int i = 0; i < scenes; ++i) {
    const bench::Scene scene = draw.next();
    tally.add(bench::Player(scene, *settings, reel).play());
    if ((i + 1) % 10 == 0) fmt::print(stderr, "{} of {} scenes\n", i + 1, scenes);
  }
  fmt::print("{}", tally.text());
  if (json.empty()) return 0;
  std::ofstream file(json);
  file << tally.json() << "\n";
  if (!file.flush()) {
    fmt::print(stderr, "bench_console: cannot write {}\n", json);
    return 1;
  }
  return 0;
}
