#include "signaling/preflight/preflight_report.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

PreflightReport report(std::vector<CheckResult> results) {
  PreflightReport report;
  for (const auto result : results) report.checks.push_back({PreflightCheck::kRtt, result});
  return report;
}

TEST(PreflightReport, TheWorstCheckIsTheLamp) {
  using enum CheckResult;
  const std::pair<std::vector<CheckResult>, Lamp> cases[] = {
      {{}, Lamp::kNone},
      {{kPass, kPass}, Lamp::kGreen},
      {{kSkipped, kPass}, Lamp::kGreen},
      {{kPass, kWarn, kSkipped}, Lamp::kYellow},
      {{kWarn, kFail, kPass}, Lamp::kRed},
      {{kFail}, Lamp::kRed},
  };
  for (const auto& [results, lamp] : cases) EXPECT_EQ(lamp_of(report(results)), lamp) << results.size();
}

template <typename E>
std::set<std::string> words(int count) {
  std::set<std::string> words;
  for (int i = 0; i < count; ++i) words.emplace(to_string(static_cast<E>(i)));
  return words;
}

TEST(PreflightReport, EachValueHasAWordOfItsOwn) {
  EXPECT_EQ(words<PreflightCheck>(kPreflightChecks).size(), 13U);
  EXPECT_EQ(words<CheckResult>(kCheckResults), (std::set<std::string>{"pass", "warn", "fail", "skipped"}));
  EXPECT_EQ(words<Finding>(kFindings).size(), static_cast<size_t>(kFindings));
  EXPECT_EQ(words<Lamp>(kLamps), (std::set<std::string>{"none", "green", "yellow", "red"}));
  EXPECT_EQ(words<TestState>(kTestStates), (std::set<std::string>{"untested", "waiting", "running", "done"}));
  EXPECT_EQ(to_string(PreflightCheck::kBrowser), "browser");
  EXPECT_EQ(to_string(Finding::kUntried), "untried");
  EXPECT_EQ(to_string(Finding::kNoMedia), "no_media");
  EXPECT_EQ(unit_of(PreflightCheck::kBandDown), "kbit/s");
  EXPECT_EQ(unit_of(PreflightCheck::kClock), "s");
}

TEST(PreflightReport, AValueInThousandthsStaysWhatItIs) {
  EXPECT_EQ(to_thousandths(2.14159), 2.142);
  EXPECT_EQ(to_thousandths(-7200.00049), -7200);
  for (int i = -20'000; i < 20'000; ++i) {
    const double value = i / 1000.0;
    ASSERT_EQ(to_thousandths(value), value) << i;
    // As a parser may give it that multiplies by a rounded power of ten.
    ASSERT_EQ(to_thousandths(i * 0.001), value) << i;
  }
}

}  // namespace
}  // namespace signaling
