// Series against their known dates, and against the expansion by python-dateutil over 20 years.
#include "signaling/schedule/recurrence_rule.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/base/temporary_folder.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::local;
using namespace std::chrono;

RecurrenceRule rule_of(const std::string& text) {
  const auto rule = RecurrenceRule::parse(text, TimeZone::ho_chi_minh());
  EXPECT_TRUE(rule) << text << ": " << rule.error().en;
  return *rule;
}

std::string joined(const std::vector<LocalTime>& times) {
  std::string text;
  for (const auto time : times) text += (text.empty() ? "" : ",") + to_ical_text(time);
  return text;
}

std::string days_of(const std::string& rule, std::string_view start, std::string_view to) {
  std::string text;
  const auto times = rule_of(rule).expand(local(start), local(start), local(to)).value();
  for (const auto time : times) {
    text += (text.empty() ? "" : " ") + to_ical_date(time).substr(4);
  }
  return text;
}

TEST(RecurrenceRule, KnownDates) {
  EXPECT_EQ(days_of("FREQ=WEEKLY;COUNT=4", "20261202T080000", "20280101T000000"), "1202 1209 1216 1223");
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYDAY=-1FR", "20261127T080000", "20270401T000000"), "1127 1225 0129 0226 0326");
  // The 31st is skipped where there is none (RFC 5545 §3.3.10).
  EXPECT_EQ(days_of("FREQ=MONTHLY", "20270131T080000", "20270901T000000"), "0131 0331 0531 0731 0831");
  EXPECT_EQ(days_of("FREQ=YEARLY", "20240229T080000", "20330101T000000"), "0229 0229 0229");
  // The last working day of each month.
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "20270129T080000", "20280101T000000"),
            "0129 0226 0331");
}

TEST(RecurrenceRule, UntilIsInclusiveAndFromAndToAreHalfOpen) {
  const auto rule = rule_of("FREQ=DAILY;UNTIL=20261205T080000");
  const auto start = local("20261202T080000");
  const auto expand = [&](std::string_view from, std::string_view to) {
    return joined(rule.expand(start, local(from), local(to)).value());
  };
  EXPECT_EQ(expand("20261204T000000", "20270101T000000"), "20261204T080000,20261205T080000");
  EXPECT_EQ(expand("20261203T080000", "20261204T080000"), "20261203T080000");
  EXPECT_EQ(expand("20261203T080001", "20261204T080001"), "20261204T080000");
}

TEST(RecurrenceRule, StepsAreBounded) {
  const auto start = local("20260101T080000");
  const auto endless = rule_of("FREQ=DAILY");
  EXPECT_FALSE(endless.is_bounded());
  EXPECT_EQ(endless.expand(start, start, start + years(500)).error().code, "series.too_many_steps");
  EXPECT_EQ(endless.expand(start, start, start + years(20)).value().size(), 7305U);
  EXPECT_TRUE(rule_of("FREQ=DAILY;COUNT=2").is_bounded());
  EXPECT_TRUE(rule_of("FREQ=DAILY;UNTIL=20270101").is_bounded());
  // Never happens: the search itself must end.
  EXPECT_TRUE(rule_of("FREQ=YEARLY;BYMONTH=2").expand(start + days(30), start, start + years(20)).value().empty());
  EXPECT_TRUE(rule_of("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2").expand(start, start, start + years(20)).value().empty());
}

TEST(RecurrenceRule, KnowsTheDaysThatMonthsLack) {
  const auto first = local("20270101T080000"), last = local("20270131T080000");
  EXPECT_EQ(rule_of("FREQ=MONTHLY").day_that_months_lack(first), std::nullopt);
  EXPECT_EQ(rule_of("FREQ=MONTHLY").day_that_months_lack(last), 31);
  EXPECT_EQ(rule_of("FREQ=MONTHLY;BYMONTHDAY=1,29,30").day_that_months_lack(first), 30);
  EXPECT_EQ(rule_of("FREQ=MONTHLY;BYMONTHDAY=-1").day_that_months_lack(last), std::nullopt);
  EXPECT_EQ(rule_of("FREQ=MONTHLY;BYMONTH=1,3;BYMONTHDAY=31").day_that_months_lack(last), std::nullopt);
  EXPECT_EQ(rule_of("FREQ=MONTHLY;BYDAY=1MO").day_that_months_lack(last), std::nullopt);
  EXPECT_EQ(rule_of("FREQ=YEARLY").day_that_months_lack(local("20240229T080000")), 29);
  EXPECT_EQ(rule_of("FREQ=YEARLY").day_that_months_lack(last), std::nullopt);
  EXPECT_EQ(rule_of("FREQ=WEEKLY").day_that_months_lack(last), std::nullopt);
}

// ---- against python-dateutil ---------------------------------------------------------------------------------------

struct Question {
  LocalTime start;
  std::string rule;
};

constexpr const char* kTable[] = {
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=10;COUNT=50",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=DAILY;BYMONTH=9,10,11",
    "FREQ=DAILY;INTERVAL=3;BYDAY=SA,SU;BYMONTH=1",
    "FREQ=DAILY;UNTIL=20301231T235959",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=MO",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24",
    "FREQ=WEEKLY;BYMONTH=6,7,8,9;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=120",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
    "FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYMONTH=2,4",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=5TU",
    "FREQ=MONTHLY;BYDAY=2TU,4TU",
    "FREQ=MONTHLY;BYDAY=MO",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2",
    "FREQ=MONTHLY;INTERVAL=6;BYDAY=SA,SU;BYSETPOS=-8,8",
    "FREQ=YEARLY",
    "FREQ=YEARLY;INTERVAL=4",
    "FREQ=YEARLY;BYMONTH=3,9",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1,1",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
    "FREQ=YEARLY;BYMONTH=1,7;BYDAY=MO,FR;BYSETPOS=1,-1",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH;COUNT=12",
};

// Draws k different ones of `all`, as a list.
template <typename T>
std::string draw(media::Random& random, std::vector<T> all, size_t k) {
  std::string text;
  while (k-- > 0) {
    const size_t i = random.below(all.size());
    text += fmt::format("{}{}", text.empty() ? "" : ",", all[i]);
    all.erase(all.begin() + static_cast<ptrdiff_t>(i));
  }
  return text;
}

std::vector<int> range(int low, int high) {
  std::vector<int> numbers;
  for (int n = low; n <= high; ++n) {
    if (n != 0) numbers.push_back(n);
  }
  return numbers;
}

std::string draw_days(media::Random& random, bool in_months, size_t months) {
  std::vector<std::string> days = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const size_t count = 1 + random.below(4);
  if (in_months && random.below(3) == 0) {
    for (auto& day : days) day = draw(random, range(-5, 5), 1) + day;
    return ";BYDAY=" + draw(random, days, count);
  }
  const int most = static_cast<int>(4 * count * months);
  const std::string positions =
      in_months && random.below(2) == 0 ? ";BYSETPOS=" + draw(random, range(-most, most), 1 + random.below(3)) : "";
  return ";BYDAY=" + draw(random, days, count) + positions;
}

std::string draw_rule(media::Random& random) {
  const std::string frequency = std::vector{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}[random.below(4)];
  const bool yearly = frequency == "YEARLY";
  std::string rule = "FREQ=" + frequency;
  if (random.below(2) == 0) rule += fmt::format(";INTERVAL={}", 1 + random.below(6));
  size_t months = 0;
  if (random.below(yearly ? 4 : 3) < (yearly ? 3U : 1U)) {
    months = 1 + random.below(4);
    rule += ";BYMONTH=" + draw(random, range(1, 12), months);
  }
  const bool in_months = frequency == "MONTHLY" || (yearly && months != 0);
  const uint64_t kind = random.below(5);
  if (in_months && kind < 2) {
    rule += ";BYMONTHDAY=" + draw(random, range(-28, 28), 1) + "," + draw(random, range(29, 31), 1);
  } else if (kind < 4 && (in_months || !yearly)) {
    rule += draw_days(random, in_months, yearly ? months : 1);
  }
  if (random.below(3) == 0) rule += fmt::format(";COUNT={}", 1 + random.below(100));
  return rule;
}

// The rule from its first occurrence on: a series begins on a day that follows the rule.
void add_question(std::vector<Question>& all, LocalTime start, const std::string& rule) {
  const auto times = rule_of(rule).expand(start, start, start + years(20)).value();
  if (!times.empty()) all.push_back({times.front(), rule});
}

std::vector<Question> questions() {
  std::vector<Question> all;
  for (const auto* rule : kTable) {
    for (const auto* start : {"20261202T080000", "20280229T133000", "20270131T000000"}) {
      add_question(all, local(start), rule);
    }
  }
  media::Random random(20261126);
  for (int i = 0; i < 400; ++i) {
    const auto start = local("20260101T080000") + days(random.below(800)) + minutes(random.below(600));
    add_question(all, start, draw_rule(random));
  }
  return all;
}

// One line of occurrences a question.
std::vector<std::string> ask_dateutil(const std::vector<Question>& all) {
  const media::test::TemporaryFolder folder;
  const auto in = (folder.path() / "in").string(), out = (folder.path() / "out").string();
  std::ofstream input(in);
  for (const auto& q : all) {
    input << to_ical_text(q.start) << ' ' << q.rule << ' ' << to_ical_text(q.start) << ' '
          << to_ical_text(q.start + years(20)) << '\n';
  }
  input.close();
  const std::string script = TEST_DATA_DIR "/../unit/signaling/schedule/expand_rules.py";
  EXPECT_EQ(std::system(fmt::format("python3 '{}' <'{}' >'{}'", script, in, out).c_str()), 0);
  std::vector<std::string> lines;
  std::ifstream output(out);
  for (std::string line; std::getline(output, line);) lines.push_back(line);
  return lines;
}

TEST(RecurrenceRule, ExpandsAsDateutilDoesOver20Years) {
  const auto all = questions();
  ASSERT_GT(all.size(), 450U);
  const auto answers = ask_dateutil(all);
  ASSERT_EQ(answers.size(), all.size());
  size_t occurrences = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    const auto& q = all[i];
    const auto times = rule_of(q.rule).expand(q.start, q.start, q.start + years(20));
    ASSERT_TRUE(times) << q.rule;
    EXPECT_TRUE(joined(*times) == answers[i]) << to_ical_text(q.start) << " " << q.rule;
    occurrences += times->size();
  }
  EXPECT_GT(occurrences, 100'000U);
}

}  // namespace
}  // namespace signaling
