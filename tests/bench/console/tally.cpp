#include "tests/bench/console/tally.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace bench {
namespace {

double p95(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto rank = static_cast<size_t>(std::ceil(0.95 * static_cast<double>(values.size())));
  return values[std::max<size_t>(rank, 1) - 1];
}

double to_hundredths(double value) { return std::round(value * 100) / 100; }

std::string key(FaultKind kind) { return std::string(row(kind).word); }

}  // namespace

void Tally::add(const Outcome& outcome) {
  ++scenes_;
  right_ += outcome.right() ? 1 : 0;
  fine_over_5pct_ += outcome.fine_over_5pct;
  line_for_server_ += outcome.line_for_server ? 1 : 0;
  seconds_ += outcome.seconds;
  diagnose_ms_.insert(diagnose_ms_.end(), outcome.diagnose_ms.begin(), outcome.diagnose_ms.end());
  constexpr double kPatience = std::chrono::duration<double>(Player::kPatience).count();
  for (const Told& told : outcome.faults) {
    ++confusion_[told.played][told.word];
    if (!told.right) wrong_.push_back({scenes_, told});
    // What is never told takes as long as was waited for it.
    if (!key(told.played).starts_with("fine_")) after_s_[told.played].push_back(told.after_s.value_or(kPatience));
  }
  if (outcome.false_alarms.empty()) return;
  Told told = outcome.faults[0];
  told.word = "also " + outcome.false_alarms[0];
  ++confusion_[told.played]["others"];
  wrong_.push_back({scenes_, told});
}

double Tally::right_share() const { return scenes_ == 0 ? 0 : 100.0 * right_ / scenes_; }

double Tally::verdict_p95() const {
  std::vector<double> all;
  for (const auto& [kind, seconds] : after_s_) all.insert(all.end(), seconds.begin(), seconds.end());
  return p95(std::move(all));
}

double Tally::diagnose_p95() const { return p95(diagnose_ms_); }

std::string Tally::json() const {
  boost::json::object confusion;
  for (const auto& [kind, told] : confusion_) {
    boost::json::object counts;
    for (const auto& [word, count] : told) counts[word] = count;
    confusion[key(kind)] = std::move(counts);
  }
  boost::json::array wrong;
  for (const auto& [scene, told] : wrong_) {
    wrong.push_back(boost::json::object{{"scene", scene},
                                        {"played", key(told.played)},
                                        {"told", told.word},
                                        {"strength", to_hundredths(told.strength)}});
  }
  return boost::json::serialize(boost::json::object{{"seed", seed_},
                                                    {"scenes", scenes_},
                                                    {"seconds", seconds_},
                                                    {"diagnosis_pct", to_hundredths(right_share())},
                                                    {"verdict_p95_s", to_hundredths(verdict_p95())},
                                                    {"diagnose_ms", diagnose_p95()},
                                                    {"fine_over_5pct", fine_over_5pct_},
                                                    {"line_verdict_for_server", line_for_server_},
                                                    {"confusion", std::move(confusion)},
                                                    {"wrong", std::move(wrong)}});
}

std::string Tally::text() const {
  std::string out = "what was played, what was told of it at the end, and after how many seconds it was right\n";
  for (const auto& [kind, told] : confusion_) {
    std::string line = fmt::format("  {:<18}", key(kind));
    for (const auto& [word, count] : told) line += fmt::format(" {} {}", count, word);
    if (const auto after = after_s_.find(kind); after != after_s_.end()) {
      line += fmt::format("  ({:.1f}-{:.1f} s)", *std::ranges::min_element(after->second),
                          *std::ranges::max_element(after->second));
    }
    out += line + "\n";
  }
  for (const auto& [scene, told] : wrong_) {
    out += fmt::format("scene {}: {} of strength {:.2f}: {}\n", scene, key(told.played), told.strength, told.word);
  }
  return out + fmt::format("seed {}: {} of {} scenes right, {:.1f} %; verdicts after {:.1f} s (p95); a second takes "
                           "{:.3f} ms (p95); fine above 5 % loss: {}; a line blamed for the server: {}\n",
                           seed_, right_, scenes_, right_share(), verdict_p95(), diagnose_p95(), fine_over_5pct_,
                           line_for_server_);
}

}  // namespace bench
