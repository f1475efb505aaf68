#include "signaling/alarms/alarm_room.h"

#include <gmock/gmock.h>

#include "signaling/alarms/alarm_record.h"
#include "signaling/store/alarms.h"
#include "signaling/store/audit_log.h"
#include "tests/unit/signaling/alarms/alarm_scene.h"
#include "tests/unit/signaling/invitations/invitation_scene.h"

// Against a real store.
namespace signaling {
namespace {

using namespace test;
using enum VerdictKind;
using testing::HasSubstr;

class AlarmRoomTest : public InvitationScene {
 protected:
  void SetUp() override {
    InvitationScene::SetUp();
    open_room();
    settings_.mail_to = {MailAddress::parse("kythuat@namdinh.gov.vn").value(),
                         MailAddress::parse("truc@namdinh.gov.vn").value()};
    open_alarms(0s);
    alarms_->mcu_back(at(0s));
    to(60s);
  }
  // As after the end of the process; `now` is the time of the new one.
  void open_alarms(Duration now) {
    alarms_.reset();
    auto opened = AlarmRoom::open(
        database(), *room_, settings_,
        [](const ConferenceId& id) { return id == kMorning ? "Giao ban phòng, chống bão" : ""; }, at(now));
    ASSERT_TRUE(opened) << opened.error().message;
    alarms_ = std::move(*opened);
    now_ = now;
  }
  void start_again(Duration now) {
    alarms_.reset();
    room_.reset();
    open_store();
    open_room();
    open_alarms(now);
  }
  void to(Duration time) {
    while (alarms_->next_deadline() <= at(time).steady) {
      now_ = std::max(now_, alarms_->next_deadline() - at(0s).steady);
      alarms_->handle_timeout(at(now_));
    }
    now_ = time;
  }
  void seconds(int count, const std::vector<SiteVerdict>& verdicts) {
    for (int i = 0; i < count; ++i) {
      alarms_->second(kMorning, troubles_of(kMorning, verdicts), at(now_));
      to(now_ + 1s);
    }
  }
  // "line_up y-yen open, server cleared": all that is stored, by id.
  std::string stored_alarms() {
    auto rows = Alarms(database()).page({.limit = 1000}).value();
    std::ranges::reverse(rows);
    std::string text;
    for (const auto& row : rows) {
      text += (text.empty() ? "" : ", ") + row.kind + (row.site.value().empty() ? "" : " " + row.site.value()) +
              (row.cleared ? " cleared" : row.acknowledged ? " acknowledged" : " open");
    }
    return text;
  }

  AlarmRoomSettings settings_;
  std::unique_ptr<AlarmRoom> alarms_;
  Duration now_{};
};

TEST_F(AlarmRoomTest, EveryChangeIsStored) {
  EXPECT_EQ(stored_alarms(), "") << "the very first start is no alarm";
  const auto version = alarms_->version();
  seconds(11, {verdict("y-yen", kUplink)});
  EXPECT_EQ(stored_alarms(), "line_up y-yen open");
  EXPECT_GT(alarms_->version(), version);
  ASSERT_EQ(alarms_->alarms().size(), 1U);
  EXPECT_EQ(alarm_of(Alarms(database()).open()->at(0)), alarms_->alarms()[0]);
  EXPECT_EQ(alarms_->acknowledge(alarms_->alarms()[0].id, "Nguyễn Văn An", {"an", kNow}, at(now_)), true);
  EXPECT_EQ(stored_alarms(), "line_up y-yen acknowledged");
  seconds(70, {fine("y-yen")});
  EXPECT_EQ(stored_alarms(), "line_up y-yen cleared");
  EXPECT_TRUE(alarms_->alarms().empty());
}

TEST_F(AlarmRoomTest, AcknowledgingIsAudited) {
  seconds(11, {verdict("y-yen", kUplink)});
  const auto id = alarms_->alarms()[0].id;
  EXPECT_EQ(alarms_->acknowledge(AlarmId(77), "An", {"an", kNow}, at(now_)), false);
  EXPECT_EQ(alarms_->acknowledge(id, "Nguyễn Văn An", {"an", kNow}, at(now_)), true);
  EXPECT_EQ(alarms_->acknowledge(id, "Bình", {"binh", kNow}, at(now_)), true);
  const auto audit = AuditLog(database()).page(std::nullopt, 10).value();
  ASSERT_EQ(audit.size(), 1U) << "the second changes nothing";
  EXPECT_EQ(audit[0].who, "an");
  EXPECT_EQ(audit[0].action, "alarm.acknowledge");
  EXPECT_EQ(audit[0].object, std::to_string(id.value()));
  EXPECT_THAT(audit[0].details, HasSubstr("Đường truyền"));
  EXPECT_EQ(alarms_->alarms()[0].acknowledged->by, "Nguyễn Văn An");
}

TEST_F(AlarmRoomTest, ARestartIsOneAlarmAndKeepsTheOpenOnes) {
  seconds(11, {verdict("y-yen", kUplink), fine("my-loc")});
  ASSERT_EQ(alarms_->acknowledge(alarms_->alarms()[0].id, "An", {"an", kNow}, at(now_)), true);
  start_again(now_ + 5s);
  seconds(2, {verdict("y-yen", kUnreachable), verdict("my-loc", kUnreachable)});
  alarms_->mcu_back(at(now_));
  seconds(20, {verdict("y-yen", kUnreachable), verdict("my-loc", kUnreachable)});
  EXPECT_EQ(stored_alarms(), "line_up y-yen acknowledged, server open");
  EXPECT_EQ(alarms_->alarms()[0].text, service_restarted());
  seconds(90, {verdict("y-yen", kUplink), fine("my-loc")});
  EXPECT_EQ(stored_alarms(), "line_up y-yen acknowledged, server cleared");
  start_again(now_ + 5s);
  to(now_ + 4s);
  EXPECT_EQ(stored_alarms(), "line_up y-yen acknowledged, server cleared, server open");
}

TEST_F(AlarmRoomTest, ACriticalAlarmIsMailedOnceToEachAddress) {
  seconds(11, {verdict("y-yen", kUplink)});
  EXPECT_TRUE(mails().empty()) << "a warning";
  alarms_->mcu_gone(at(now_));
  to(now_ + 5s);
  ASSERT_EQ(mails().size(), 2U);
  EXPECT_EQ(mails()[0].recipient, "kythuat@namdinh.gov.vn");
  EXPECT_EQ(mails()[1].recipient, "truc@namdinh.gov.vn");
  EXPECT_EQ(mails()[0].subject, "Cảnh báo nghiêm trọng / Critical alarm: Máy chủ / Server");
  to(now_ + 100s);
  start_again(now_ + 1s);
  to(now_ + 10s);
  EXPECT_EQ(mails().size(), 2U) << "the same trouble is the same alarm, also after a restart";
  EXPECT_LE(room_->next_deadline(), at(now_).wall) << "they go out at once";
}

TEST_F(AlarmRoomTest, ItsEndIsMailedOnceAlsoOverARestart) {
  alarms_->mcu_gone(at(now_));
  to(now_ + 5s);
  ASSERT_EQ(mails().size(), 2U);
  start_again(now_ + 1s);
  alarms_->mcu_back(at(now_));
  to(now_ + 200s);
  EXPECT_EQ(stored_alarms(), "server cleared");
  ASSERT_EQ(mails().size(), 4U);
  EXPECT_EQ(mails()[2].recipient, "kythuat@namdinh.gov.vn");
  EXPECT_EQ(mails()[3].recipient, "truc@namdinh.gov.vn");
  EXPECT_EQ(mails()[3].subject, "Đã hết / Over: Máy chủ / Server");
  start_again(now_ + 1s);
  alarms_->mcu_back(at(now_));
  EXPECT_EQ(mails().size(), 4U);
}

TEST_F(AlarmRoomTest, OnlyWhatWasMailedHasAnEndThatIsAndOnlyIfItIsWanted) {
  seconds(11, {verdict("y-yen", kUplink)});
  seconds(70, {fine("y-yen")});
  EXPECT_EQ(stored_alarms(), "line_up y-yen cleared");
  EXPECT_TRUE(mails().empty()) << "a warning";
  settings_.mail_at_end = false;
  start_again(now_ + 1s);
  to(now_ + 5s);
  alarms_->mcu_back(at(now_));
  to(now_ + 200s);
  EXPECT_EQ(stored_alarms(), "line_up y-yen cleared, server cleared");
  EXPECT_EQ(mails().size(), 2U) << "of its beginning";
}

TEST_F(AlarmRoomTest, NothingIsMailedWhileMailIsSwitchedOff) {
  set_mail({});
  start_again(now_ + 1s);
  to(now_ + 5s);
  EXPECT_EQ(stored_alarms(), "server open");
  EXPECT_TRUE(mails().empty());
}

TEST_F(AlarmRoomTest, WhileTheStoreFailsAlarmsStandAndAreStoredLater) {
  {
    // Another process writes for too long.
    auto other = Database::open(database().file(), {.busy_timeout = std::chrono::milliseconds(1)});
    ASSERT_TRUE(other);
    auto busy = Transaction::begin(**other);
    ASSERT_TRUE(Alarms(**other).put(stored(Alarm{AlarmId(1000), {}, {}, {}, {}})));
    alarms_->record_lossy(3, at(now_));
    ASSERT_EQ(alarms_->alarms().size(), 1U);
    EXPECT_FALSE(alarms_->acknowledge(alarms_->alarms()[0].id, "An", {"an", kNow}, at(now_)));
    EXPECT_FALSE(alarms_->alarms()[0].acknowledged) << "what is not stored is not said";
    EXPECT_EQ(alarms_->next_deadline(), at(now_ + 10s).steady);
  }
  EXPECT_EQ(stored_alarms(), "");
  to(now_ + 10s);
  EXPECT_EQ(stored_alarms(), "record open");
  EXPECT_EQ(mails().size(), 2U) << "mailed with it";
}

TEST_F(AlarmRoomTest, AFullDiskIsOverOnlyWellAboveTheBound) {
  const uint64_t bound = settings_.least_free_bytes;
  alarms_->disk_free(bound, at(now_));
  EXPECT_TRUE(alarms_->alarms().empty());
  alarms_->disk_free(bound - 1, at(now_));
  ASSERT_EQ(alarms_->alarms().size(), 1U);
  for (int i = 0; i < 20; ++i) {
    to(now_ + 60s);
    alarms_->disk_free(bound + bound / 10, at(now_));
  }
  EXPECT_EQ(stored_alarms(), "disk open");
  alarms_->disk_free(bound * 2, at(now_));
  to(now_ + 300s);
  EXPECT_EQ(stored_alarms(), "disk cleared");
}

TEST_F(AlarmRoomTest, OldOnesAreForgottenAfterAYear) {
  alarms_->history_lossy(30, at(now_));
  to(now_ + 31s);
  alarms_->history_lossy(std::nullopt, at(now_));
  to(now_ + 301s);
  EXPECT_EQ(stored_alarms(), "history cleared");
  to(now_ + 24h * 364);
  EXPECT_EQ(stored_alarms(), "history cleared");
  to(now_ + 24h * 4);
  EXPECT_EQ(stored_alarms(), "");
  EXPECT_EQ(Alarms(database()).last(), AlarmId(1)) << "its id is not given again";
}

}  // namespace
}  // namespace signaling
