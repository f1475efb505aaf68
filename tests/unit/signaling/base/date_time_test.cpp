#include "signaling/base/date_time.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono;

struct Case {
  const char* text;
  const char* utc;  // null: refused
};

constexpr Case kCases[] = {
    {"2026-11-26T08:00:00+07:00", "2026-11-26T01:00:00Z"},
    {"2026-11-26T01:00:00Z", "2026-11-26T01:00:00Z"},
    {"2026-11-26t01:00:00z", "2026-11-26T01:00:00Z"},
    {"2026-11-26T01:00:00.999Z", "2026-11-26T01:00:00Z"},
    {"2026-12-31T23:30:00-00:30", "2027-01-01T00:00:00Z"},
    {"2028-02-29T00:00:00Z", "2028-02-29T00:00:00Z"},
    {"2027-02-29T00:00:00Z", nullptr},
    {"2026-04-31T00:00:00Z", nullptr},
    {"2026-13-01T00:00:00Z", nullptr},
    {"2026-11-26T24:00:00Z", nullptr},
    {"2026-11-26T08:60:00Z", nullptr},
    {"2026-11-26T08:00:60Z", nullptr},
    {"2026-11-26T08:00Z", nullptr},
    {"2026-11-26T08:00:00", nullptr},
    {"2026-11-26T08:00:00.Z", nullptr},
    {"2026-11-26T08:00:00+7:00", nullptr},
    {"2026-11-26T08:00:00+07:00 ", nullptr},
    {"2026-11-26 08:00:00Z", nullptr},
    {"1969-12-31T23:59:59Z", nullptr},
    {"2200-01-01T00:00:00Z", nullptr},
    {"-026-11-26T08:00:00Z", nullptr},
    {"", nullptr},
};

TEST(DateTime, ReadsRfc3339AndNothingElse) {
  for (const auto& c : kCases) {
    const auto time = parse_date_time(c.text);
    if (c.utc == nullptr) {
      EXPECT_FALSE(time) << c.text;
    } else {
      ASSERT_TRUE(time) << c.text;
      EXPECT_EQ(to_date_time(*time), c.utc) << c.text;
    }
  }
}

TEST(DateTime, WhatIsWrittenIsReadAgain) {
  for (sys_seconds time = sys_days(2026y / 1 / 1); time < sys_days(2028y / 3 / 2); time += 7h + 13min + 17s) {
    EXPECT_EQ(parse_date_time(to_date_time(time)), time);
  }
}

}  // namespace
}  // namespace signaling
