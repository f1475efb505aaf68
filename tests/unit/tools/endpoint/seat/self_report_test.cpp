#include "tools/endpoint/seat/self_report.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace tools {
namespace {

using namespace std::chrono_literals;

SelfReport::Look look(media::Duration at) {
  return {.captured = {.pictures = 0, .sounds = 0},
          .cores = 2,
          .clock_ms = 1'796'090'400'000,
          .at = media::Timestamp(at)};
}

TEST(SelfReport, SaysFirstOnlyWhatNeedsNoComparison) {
  SelfReport report;
  const auto first = report.make(look(100s));
  EXPECT_EQ(first.at("type").as_string(), "report");
  EXPECT_EQ(first.at("limit").as_string(), "none");
  EXPECT_EQ(first.at("clock_ms").as_int64(), 1'796'090'400'000);
  for (const auto* member : {"cpu", "capture_fps", "camera", "microphone"}) EXPECT_FALSE(first.contains(member));
}

TEST(SelfReport, MeasuresSinceTheOneBefore) {
  SelfReport report;
  (void)report.make(look(100s));
  auto next = look(102s);
  next.captured = {.pictures = 49, .left_out = 1, .sounds = 100};
  next.cpu_seconds = 1.5;
  const auto message = report.make(next);
  EXPECT_EQ(message.at("cpu").as_double(), 0.375) << "of two cores";
  EXPECT_EQ(message.at("capture_fps").as_double(), 24.5);
  EXPECT_EQ(message.at("camera").as_string(), "ok");
  EXPECT_EQ(message.at("microphone").as_string(), "ok");
  EXPECT_EQ(message.at("limit").as_string(), "none") << "one picture is nothing";
}

TEST(SelfReport, NamesWhatGivesNothingAndAMachineThatIsTooSlow) {
  SelfReport report;
  auto now = look(100s);
  now.captured = {.pictures = 50, .sounds = 100};
  (void)report.make(now);
  now.at += 2s;
  auto message = report.make(now);
  EXPECT_EQ(message.at("camera").as_string(), "silent");
  EXPECT_EQ(message.at("microphone").as_string(), "silent");
  EXPECT_EQ(message.at("capture_fps").as_double(), 0);
  now.at += 2s;
  now.captured.pictures = 100;
  now.captured.left_out = 20;
  message = report.make(now);
  EXPECT_EQ(message.at("limit").as_string(), "cpu");
}

TEST(SelfReport, SaysNothingOfDevicesThatTheSeatDoesNotHave) {
  SelfReport report;
  auto now = look(100s);
  now.captured = {};
  (void)report.make(now);
  now.at += 2s;
  const auto message = report.make(now);
  for (const auto* member : {"capture_fps", "camera", "microphone"}) EXPECT_FALSE(message.contains(member));
  EXPECT_TRUE(message.contains("cpu"));
}

TEST(SelfReport, StaysWithinTheProtocolsBounds) {
  SelfReport report;
  (void)report.make(look(100s));
  auto now = look(100s + 1ms);
  now.captured = {.pictures = 1000, .sounds = 1};
  now.cpu_seconds = 50;
  const auto message = report.make(now);
  EXPECT_EQ(message.at("cpu").as_double(), 1);
  EXPECT_EQ(message.at("capture_fps").as_double(), 240);
  EXPECT_FALSE(report.make(now).contains("cpu")) << "no time has passed";
}

}  // namespace
}  // namespace tools
