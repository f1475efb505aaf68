#include "signaling/diagnosis/sign.h"

#include <cmath>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "signaling/diagnosis/diagnosis_settings.h"

namespace signaling {
namespace {

using media::Timestamp;
using std::chrono::seconds;

Timestamp at(int second) { return Timestamp(seconds(second)); }

// '!' bad, '-' between, '.' calm; → '1' where the sign is on after the second.
std::string play(std::string_view looks, const Debounce& debounce, Sign& sign) {
  std::string on;
  int second = 0;
  for (const char look : looks) {
    sign.add(look == '!' ? Look::kBad : look == '-' ? Look::kBetween : Look::kCalm, debounce, at(second++));
    on += sign.on() ? '1' : '0';
  }
  return on;
}

TEST(Sign, ComesUpAfterSomeOfTheLastSecondsAndGoesAfterALongerCalm) {
  const struct {
    const char* looks;
    const char* on;
  } cases[] = {
      {"!", "0"},
      {"!!", "00"},
      {"!!!", "001"},
      {"!.!.!", "00001"},
      {"!..!..!..!", "0000000000"},  // never three of five
      {"!!!....", "0011110"},        // calm 4
      {"!!!...!....", "00111111110"},
      {"!!!...-....", "00111111110"},  // between: no calm
      {"------", "000000"},
      {"!!!....!!!", "0011110001"},  // what was before it came up counts no more
  };
  for (const auto& c : cases) {
    Sign sign;
    EXPECT_EQ(play(c.looks, {3, 5, 4}, sign), c.on) << c.looks;
  }
}

TEST(Sign, CountsFromTheFirstBadSecondOfThoseThatBroughtItUp) {
  Sign sign;
  play("!....!.!!", {3, 5, 4}, sign);
  ASSERT_TRUE(sign.on());
  EXPECT_EQ(sign.since(), at(5));
}

TEST(Sign, RemembersBadSecondsForAWhile) {
  Sign sign;
  play("!..", {3, 5, 4}, sign);
  EXPECT_EQ(sign.bad_seconds(2), 0);
  EXPECT_EQ(sign.bad_seconds(3), 1);
}

TEST(Sign, MayBeRaisedAndKept) {
  Sign sign;
  sign.raise(at(1));
  EXPECT_TRUE(sign.on());
  EXPECT_EQ(sign.since(), at(1));
  for (int i = 0; i < 10; ++i) {
    sign.add(false, {3, 5, 4}, at(2 + i));
    sign.stay();
  }
  EXPECT_TRUE(sign.on());
  play("....", {3, 5, 4}, sign);
  EXPECT_FALSE(sign.on());
}

TEST(Sign, TakesTheLongestWindow) {
  Sign sign;
  const auto on = play(std::string(32, '!'), {32, 32, 4}, sign);
  EXPECT_EQ(on, std::string(31, '0') + "1");
  EXPECT_EQ(sign.since(), at(0));
}

TEST(DiagnosisSettings, TheDefaultsAreAllowedAndWhatIsNotIsNamed) {
  EXPECT_TRUE(DiagnosisSettings{}.check());
  const auto refused = [](auto change) {
    DiagnosisSettings settings;
    change(settings);
    const auto done = settings.check();
    return done ? std::string("allowed") : done.error().message;
  };
  EXPECT_NE(refused([](auto& s) { s.bad_second_lost = 1; }).find("bad_second_lost"), std::string::npos)
      << "one lost packet would count";
  EXPECT_NE(refused([](auto& s) { s.worst_fine_loss = 0.06; }).find("worst_fine_loss"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.calm_loss = 0.04; }).find("calm_loss"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.jitter_ms = std::nan(""); }).find("jitter_ms"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.line = {6, 5, 10}; }).find("line"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.echo = {1, 33, 10}; }).find("echo"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.settle = seconds(-1); }).find("time"), std::string::npos);
}

}  // namespace
}  // namespace signaling
