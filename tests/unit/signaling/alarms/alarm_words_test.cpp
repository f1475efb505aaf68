#include "signaling/alarms/alarm_words.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(AlarmWords, EachValueHasItsRowAndItsOwnWord) {
  ASSERT_EQ(alarm_kind_words().size(), size_t{kAlarmKinds});
  ASSERT_EQ(alarm_severity_words().size(), size_t{kAlarmSeverities});
  std::set<std::string_view> words;
  for (size_t i = 0; i < alarm_kind_words().size(); ++i) {
    const auto& row = alarm_kind_words()[i];
    EXPECT_EQ(row.kind, static_cast<AlarmKind>(i));
    EXPECT_EQ(parse_alarm_kind(to_string(row.kind)), row.kind);
    EXPECT_FALSE(row.vi.empty() || row.en.empty());
    words.insert(row.word);
  }
  for (size_t i = 0; i < alarm_severity_words().size(); ++i) {
    const auto& row = alarm_severity_words()[i];
    EXPECT_EQ(row.severity, static_cast<AlarmSeverity>(i));
    EXPECT_EQ(parse_alarm_severity(to_string(row.severity)), row.severity);
    words.insert(row.word);
  }
  EXPECT_EQ(words.size(), size_t{kAlarmKinds + kAlarmSeverities});
  EXPECT_FALSE(parse_alarm_kind("Line_up"));
  EXPECT_FALSE(parse_alarm_severity(""));
}

TEST(AlarmWords, NumbersStandInTheirSentences) {
  EXPECT_EQ(record_lossy(12).vi, "Nhật ký hội nghị thiếu 12 mục vì ổ đĩa đầy, hỏng hoặc chậm.");
  EXPECT_EQ(record_lossy(0).en, "The record of the conferences cannot be written to the disk.");
  EXPECT_EQ(disk_almost_full(uint64_t{3} << 30).en, "The server's disk is almost full: 3072 MB are free.");
}

}  // namespace
}  // namespace signaling
