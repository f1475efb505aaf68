#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/bench/console/player.h"

namespace bench {

// Sums up what was told of the scenes of one seed.
class Tally {
 public:
  explicit Tally(uint64_t seed) : seed_(seed) {}
  void add(const Outcome& outcome);

  // One JSON object, its members as the README of this folder names them.
  std::string json() const;
  // The confusion table and the figures, for people.
  std::string text() const;

 private:
  struct Wrong {
    int scene;
    Told told;
  };
  double right_share() const;  // percent of the scenes
  double verdict_p95() const;  // s
  double diagnose_p95() const;

  uint64_t seed_;
  int scenes_ = 0, right_ = 0, fine_over_5pct_ = 0, line_for_server_ = 0;
  double seconds_ = 0;
  std::map<FaultKind, std::map<std::string, int>> confusion_;
  std::vector<Wrong> wrong_;
  std::map<FaultKind, std::vector<double>> after_s_;  // of faults that ask for a verdict
  std::vector<double> diagnose_ms_;
};

}  // namespace bench
