// A thousand faults drawn by seed: how many the diagnosis names rightly, how soon, and what it must never say.
#include <array>
#include <iomanip>
#include <sstream>

#include <gtest/gtest.h>

#include "signaling/diagnosis/diagnosis.h"
#include "signaling/diagnosis/words.h"
#include "tests/unit/signaling/diagnosis/fault_world.h"
#include "tests/unit/signaling/diagnosis/loss_count.h"

namespace signaling {
namespace {

constexpr int kCases = 1000;
constexpr int kPatience = 10;  // s from the onset to the judgement

struct Outcome {
  Fault fault;
  VerdictKind said = VerdictKind::kFine;  // of a site that the fault hits
  bool all_hit_right = true;
  bool others_fine = true;
  int seen_after = -1;  // s from the onset until the verdict was right
  std::string broken_rule{};
};

void check_rules(const Fault& fault, const ObservedSecond& second, const Diagnosis& diagnosis,
                 std::array<LossCount, 2 * kSites>& losses, Outcome& outcome) {
  for (size_t i = 0; i < second.sites.size(); ++i) {
    const auto kind = diagnosis.verdicts()[i].verdict.kind;
    const auto& f = second.sites[i].figures;
    const bool up = losses[2 * i].is_bad(f ? f->uplink : std::nullopt);
    const bool down = losses[2 * i + 1].is_bad(f ? f->downlink : std::nullopt);
    if ((up || down) && kind == VerdictKind::kFine) outcome.broken_rule = "fine for a line above 5 % loss";
    if (fault.kind == VerdictKind::kServer && is_line(kind)) outcome.broken_rule = "a line for the server";
  }
}

Outcome run(uint64_t seed) {
  media::Random random(seed);
  Outcome outcome{.fault = draw_fault(random)};
  const auto& fault = outcome.fault;
  FaultWorld world(random.next(), fault);
  Diagnosis diagnosis({}, kTrunks);
  std::array<LossCount, 2 * kSites> losses;
  const int hit = fault.kind == VerdictKind::kTrunk
                      ? int(std::ranges::find(kSiteNames, kTrunks[size_t(fault.trunk)].sites[0].value()) -
                            kSiteNames.begin())
                      : fault.site;
  for (int s = 0; s <= fault.onset + kPatience; ++s) {
    const auto second = world.next();
    diagnosis.add(second);
    check_rules(fault, second, diagnosis, losses, outcome);
    outcome.said = diagnosis.verdicts()[size_t(hit)].verdict.kind;
    const bool is_right = s >= fault.onset && outcome.said == fault.kind;
    if (is_right && outcome.seen_after < 0) outcome.seen_after = s - fault.onset + 1;
  }
  for (int i = 0; i < kSites; ++i) {
    const auto kind = diagnosis.verdicts()[size_t(i)].verdict.kind;
    if (fault.hits(i)) {
      outcome.all_hit_right &= kind == fault.kind;
    } else {
      outcome.others_fine &= kind == VerdictKind::kFine;
    }
  }
  return outcome;
}

using Table = std::array<std::array<int, kVerdictKinds>, kVerdictKinds>;

std::string print(const Table& table) {
  std::ostringstream out;
  out << "true cause (rows) and verdict (columns):\n" << std::setw(18) << "";
  for (int i = 0; i < kVerdictKinds; ++i) out << std::setw(6) << i;
  for (int i = 0; i < kVerdictKinds; ++i) {
    out << "\n" << std::setw(2) << i << " " << std::left << std::setw(15) << to_string(VerdictKind(i)) << std::right;
    for (const int n : table[size_t(i)]) out << std::setw(6) << n;
  }
  return out.str();
}

TEST(DrawnFaults, AreNamedRightly) {
  Table table{};
  int right = 0;
  int false_alarms = 0;
  int faults = 0;
  int soon = 0;
  std::ostringstream wrong;
  for (int i = 1; i <= kCases; ++i) {
    const auto outcome = run(uint64_t(i));
    ASSERT_EQ(outcome.broken_rule, "") << "seed " << i;
    table[size_t(outcome.fault.kind)][size_t(outcome.said)] += 1;
    const bool is_right = outcome.all_hit_right && outcome.others_fine;
    right += is_right ? 1 : 0;
    false_alarms += outcome.others_fine ? 0 : 1;
    if (outcome.fault.kind != VerdictKind::kFine) {
      ++faults;
      soon += outcome.seen_after >= 0 && outcome.seen_after <= 5 ? 1 : 0;
    }
    if (!is_right) {
      wrong << "\nseed " << i << ": " << to_string(outcome.fault.kind) << " variant " << int(outcome.fault.variant)
            << " strength " << outcome.fault.strength << " said " << to_string(outcome.said) << " others fine "
            << outcome.others_fine;
    }
  }
  const auto told = print(table) + wrong.str();
  RecordProperty("right", right);
  RecordProperty("faults", faults);
  RecordProperty("named_within_5_s", soon);
  RecordProperty("false_alarms", false_alarms);
  RecordProperty("confusion", print(table));
  EXPECT_GE(right, kCases * 95 / 100) << told;
  EXPECT_LE(false_alarms, kCases / 100) << told;
  EXPECT_GE(soon, faults * 95 / 100) << faults << " faults\n" << told;
  for (int i = 0; i < kVerdictKinds; ++i) {
    int all = 0;
    for (const int n : table[size_t(i)]) all += n;
    EXPECT_GT(all, kCases / 50) << to_string(VerdictKind(i)) << " was hardly drawn";
    EXPECT_GE(table[size_t(i)][size_t(i)], all * 9 / 10) << to_string(VerdictKind(i)) << "\n" << told;
  }
}

}  // namespace
}  // namespace signaling
