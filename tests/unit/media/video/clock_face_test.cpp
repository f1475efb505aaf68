#include "media/video/clock_face.h"

#include <limits>

#include <gtest/gtest.h>

namespace media {
namespace {

constexpr int64_t kEnd = 1'800'000'000'000;  // 2027-01-15 08:00:00 UTC

CountdownFace face(int64_t remaining_ms, std::optional<int64_t> stands_at = std::nullopt) {
  return read_countdown({.ends_at_ms = kEnd, .warn_at_ms = kEnd - 30'000, .stands_at_ms = stands_at},
                        kEnd - remaining_ms);
}

TEST(ReadCountdown, CountsBegunSecondsAndTurnsAmberThenRed) {
  struct Case {
    int64_t remaining_ms;
    const char* digits;
    CountdownMood mood;
  };
  for (const Case& c : {Case{300'000, "05:00", CountdownMood::kCalm}, Case{299'999, "05:00", CountdownMood::kCalm},
                        Case{299'000, "04:59", CountdownMood::kCalm}, Case{30'001, "00:31", CountdownMood::kCalm},
                        Case{30'000, "00:30", CountdownMood::kWarning}, Case{1, "00:01", CountdownMood::kWarning},
                        Case{0, "00:00", CountdownMood::kOver}, Case{-90'000, "00:00", CountdownMood::kOver},
                        Case{86'400'000, "1440:00", CountdownMood::kCalm}}) {
    EXPECT_EQ(face(c.remaining_ms).digits, c.digits) << c.remaining_ms;
    EXPECT_EQ(face(c.remaining_ms).mood, c.mood) << c.remaining_ms;
    EXPECT_FALSE(face(c.remaining_ms).stands);
  }
}

TEST(ReadCountdown, StandsStillInAPause) {
  const auto paused = face(200'000, kEnd - 250'000);
  EXPECT_EQ(paused.digits, "04:10");
  EXPECT_TRUE(paused.stands);
  EXPECT_EQ(face(-1'000'000, kEnd - 250'000), paused) << "whatever the time";
  EXPECT_EQ(face(200'000, kEnd - 10'000).mood, CountdownMood::kWarning);
}

TEST(ReadCountdown, SurvivesAnyNumbers) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
  EXPECT_EQ(read_countdown({.ends_at_ms = kMost, .warn_at_ms = kMost}, kLeast).digits, "9999:59");
  EXPECT_EQ(read_countdown({.ends_at_ms = kLeast, .warn_at_ms = kLeast}, kMost).mood, CountdownMood::kOver);
}

TEST(ReadClock, ShowsTheProvincesTime) {
  EXPECT_EQ(read_clock(kEnd, 7 * 60), "15:00");
  EXPECT_EQ(read_clock(kEnd, 0), "08:00");
  EXPECT_EQ(read_clock(kEnd + 59'999, 7 * 60), "15:00");
  EXPECT_EQ(read_clock(kEnd + 60'000, 7 * 60), "15:01");
  EXPECT_EQ(read_clock(kEnd + 9 * 3'600'000, 7 * 60), "00:00");
  EXPECT_EQ(read_clock(kEnd, -(8 * 60 + 30)), "23:30");
  EXPECT_EQ(read_clock(-1, 0), "23:59");
  for (const int64_t time : {std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::min()}) {
    EXPECT_EQ(read_clock(time, std::numeric_limits<int>::max()).size(), 5U);
  }
}

}  // namespace
}  // namespace media
