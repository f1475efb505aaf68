#include "signaling/alarms/alarm_words.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "signaling/alarms/alarm_settings.h"
#include "signaling/alarms/trouble.h"

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

TEST(Trouble, SaysTheStrongestGround) {
  Verdict bad{.kind = VerdictKind::kUplink, .evidence = {{Measure::kLoss, 7.5, 3}, {Measure::kJitter, 60, 40}}};
  const auto now = troubles_of(ConferenceId("hn"), std::vector<SiteVerdict>{{SiteId("a"), bad, std::nullopt}});
  ASSERT_EQ(now.all.size(), 1U);
  EXPECT_EQ(now.all[0].text.vi,
            "Đường truyền chiều lên của điểm cầu kém. Mất gói 7,5 % trong 10 giây (ngưỡng 3,0 %).");
  EXPECT_FALSE(now.sites_unknown);
}

TEST(AlarmSettings, WrongTimesAreNamed) {
  EXPECT_TRUE(AlarmSettings().check());
  const struct {
    AlarmKind kind;
    Duration raise;
    Duration clear;
    std::string message;
  } table[] = {
      {AlarmKind::kHall, std::chrono::seconds(-1), {}, "hall.raise_s must be 0 to 3600"},
      {AlarmKind::kDisk, std::chrono::hours(2), {}, "disk.raise_s must be 0 to 3600"},
      {AlarmKind::kTrunk, {}, std::chrono::hours(25), "trunk.clear_s must be 0 to 86400"},
  };
  for (const auto& row : table) {
    AlarmSettings settings;
    settings.rules[static_cast<size_t>(row.kind)] = {AlarmSeverity::kInfo, row.raise, row.clear};
    ASSERT_FALSE(settings.check());
    EXPECT_EQ(settings.check().error().code, "alarms.bad_setting");
    EXPECT_EQ(settings.check().error().message, row.message);
  }
  AlarmSettings settings;
  settings.settle = std::chrono::hours(1);
  EXPECT_EQ(settings.check().error().message, "settle_s must be 0 to 600");
}

}  // namespace
}  // namespace signaling
