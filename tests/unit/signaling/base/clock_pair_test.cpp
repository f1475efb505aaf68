#include "signaling/base/clock_pair.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ClockPair kClocks{WallTime(1764118800000ms), media::Timestamp(500s)};  // 2025-11-26T01:00:00Z

TEST(ClockPair, TurnsTimesBothWaysToTheNanosecond) {
  for (const auto span : {0ns, 1ns, -1ns, 999'999'999ns, 3600'000'000'001ns}) {
    const media::Timestamp time(500s + span);
    EXPECT_EQ(kClocks.to_wall(time) - ExactTime(kClocks.wall), span);
    EXPECT_EQ(kClocks.to_steady(kClocks.to_wall(time)), time);
  }
}

TEST(ClockPair, SaysHowFarAnotherClockIsAhead) {
  const int64_t here = kClocks.wall.time_since_epoch().count();
  EXPECT_EQ(seconds_ahead(here, ExactTime(kClocks.wall)), 0);
  EXPECT_EQ(seconds_ahead(here + 1500, ExactTime(kClocks.wall)), 1.5);
  EXPECT_EQ(seconds_ahead(here - 7'200'000, ExactTime(kClocks.wall)), -7200);
  EXPECT_EQ(seconds_ahead(INT64_MAX, ExactTime(kClocks.wall)), 1e9) << "more says no more";
  EXPECT_EQ(seconds_ahead(INT64_MIN, ExactTime(kClocks.wall)), -1e9);
}

TEST(ExactDateTime, IsWrittenWithAsManyDigitsAsItTakes) {
  const std::pair<media::Duration, std::string_view> cases[] = {{0ns, "2025-11-26T01:00:00Z"},
                                                                {250ms, "2025-11-26T01:00:00.25Z"},
                                                                {1ns, "2025-11-26T01:00:00.000000001Z"},
                                                                {59s + 999'999'999ns, "2025-11-26T01:00:59.999999999Z"},
                                                                {-1ns, "2025-11-26T00:59:59.999999999Z"}};
  for (const auto& [span, text] : cases) {
    const ExactTime time = ExactTime(kClocks.wall) + span;
    EXPECT_EQ(to_exact_date_time(time), text);
    EXPECT_EQ(parse_exact_date_time(text), time) << text;
  }
}

TEST(ExactDateTime, NothingElseIsRead) {
  for (const auto* text :
       {"", "Z", "2025-11-26T01:00:00", "2025-11-26T01:00:00+07:00", "2025-11-26T01:00:00.Z",
        "2025-11-26T01:00:00.1234567890Z", "2025-11-26T01:00:00.12x4Z", "2025-11-26T01:00:00,5Z",
        "2025-11-26T01:00:60Z", "2025-02-29T01:00:00Z", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z",
        "2025-11-26T01:00:00Z ", " 2025-11-26T01:00:00Z", "2025-11-26T01:00:00.-1Z", "2025-11-26T01:00:00ZZ"}) {
    EXPECT_FALSE(parse_exact_date_time(text)) << text;
  }
}

}  // namespace
}  // namespace signaling
