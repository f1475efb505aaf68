#include "signaling/schedule/rule_grammar.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

const TimeZone& kZone = TimeZone::ho_chi_minh();

TEST(RuleGrammar, ReadsAllParts) {
  const auto parts = parse_rule("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYMONTH=1,6;BYDAY=MO,FR;BYSETPOS=-1;WKST=MO", kZone);
  ASSERT_TRUE(parts) << parts.error().en;
  EXPECT_EQ(parts->frequency, Frequency::kMonthly);
  EXPECT_EQ(parts->interval, 2);
  EXPECT_EQ(parts->count, 10);
  EXPECT_EQ(parts->until, std::nullopt);
  EXPECT_EQ(parts->months, (std::vector{1, 6}));
  EXPECT_EQ(parts->days, (std::vector<RuleDay>{{0, 1}, {0, 5}}));
  EXPECT_EQ(parts->positions, std::vector{-1});
  EXPECT_EQ(parse_rule("FREQ=MONTHLY;BYDAY=+2TU,-1FR", kZone)->days, (std::vector<RuleDay>{{2, 2}, {-1, 5}}));
}

TEST(RuleGrammar, UntilIsLocalInWhicheverFormItIsWritten) {
  const struct {
    std::string until;
    std::string local;
  } rows[] = {
      {"20261231", "20261231T235959"},          // all of that day
      {"20261231T170000", "20261231T170000"},   // local
      {"20261231T170000Z", "20270101T000000"},  // UTC
  };
  for (const auto& row : rows) {
    const auto parts = parse_rule("FREQ=DAILY;UNTIL=" + row.until, kZone);
    ASSERT_TRUE(parts) << row.until;
    EXPECT_EQ(to_ical_text(*parts->until), row.local);
    EXPECT_EQ(parse_rule(to_rule_text(*parts, kZone, true), kZone), *parts);
    EXPECT_EQ(parse_rule(to_rule_text(*parts, kZone, false), kZone), *parts);
  }
  EXPECT_EQ(to_rule_text(*parse_rule("FREQ=DAILY;UNTIL=20261231T170000", kZone), kZone, true),
            "FREQ=DAILY;UNTIL=20261231T100000Z");
}

TEST(RuleGrammar, WritesWhatItReads) {
  for (const std::string text :
       {"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1,15",
        "FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=YEARLY;BYMONTH=2,3;BYDAY=SA;BYSETPOS=1,-2", "FREQ=WEEKLY;BYMONTH=7"}) {
    const auto parts = parse_rule(text, kZone);
    ASSERT_TRUE(parts) << text << ": " << parts.error().en;
    EXPECT_EQ(to_rule_text(*parts, kZone, true), text);
  }
}

TEST(RuleGrammar, RefusesEverythingElse) {
  for (const std::string text : {
           "", ";", "=", "FREQ", "FREQ=", "COUNT=3", "freq=daily", "FREQ=DAILY;", "FREQ=DAILY;;COUNT=3", "FREQ=HOURLY",
           "FREQ=SECONDLY", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
           "FREQ=DAILY;INTERVAL=121", "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=DAILY;COUNT=0",
           "FREQ=DAILY;COUNT=1x", "FREQ=DAILY;COUNT=", "FREQ=DAILY;COUNT=10001", "FREQ=DAILY;UNTIL=20261301",
           "FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20261231T1700", "FREQ=DAILY;COUNT=2;UNTIL=20261231",
           "FREQ=DAILY;UNTIL=00000101", "FREQ=DAILY;UNTIL=99991231T235959Z",
           "FREQ=DAILY;BYHOUR=8", "FREQ=DAILY;BYMONTHDAY=1", "FREQ=DAILY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=XX",
           "FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY=MO,", "FREQ=WEEKLY;BYDAY=MO,MO", "FREQ=WEEKLY;BYDAY=M",
           "FREQ=WEEKLY;BYDAY=-1MO", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "FREQ=WEEKLY;WKST=SU", "FREQ=MONTHLY;BYDAY=0MO",
           "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32",
           "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=1", "FREQ=MONTHLY;BYSETPOS=1",
           "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5", "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1", "FREQ=YEARLY;BYMONTHDAY=1",
           "FREQ=YEARLY;BYDAY=MO", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
           "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=YEARLY;BYYEARDAY=1",
           "FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD", "FREQ=DAILY;X=1", "RRULE:FREQ=DAILY", "FREQ=DAILY\r\nX:1"}) {
    const auto parts = parse_rule(text, kZone);
    ASSERT_FALSE(parts) << text;
    EXPECT_EQ(parts.error().code, "series.bad_rule") << text;
    EXPECT_EQ(parts.error().field, "recurrence.rule") << text;
  }
  EXPECT_FALSE(parse_rule("FREQ=MONTHLY;BYMONTHDAY=" + std::string(300, '1'), kZone));
}

TEST(RuleGrammar, NamesTheWrongPartInBothLanguages) {
  const auto problem = parse_rule("FREQ=DAILY;BYHOUR=8", kZone).error();
  EXPECT_EQ(problem.en, "The rule cannot be used: the part BYHOUR is wrong or not supported.");
  EXPECT_EQ(problem.vi, "Quy tắc lặp không dùng được: phần BYHOUR không đúng hoặc không được hỗ trợ.");
}

}  // namespace
}  // namespace signaling
