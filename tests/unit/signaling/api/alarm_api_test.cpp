#include "signaling/api/alarm_api.h"

#include "signaling/store/alarms.h"
#include "signaling/store/users.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using std::chrono::seconds;

class AlarmApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    somebody_.principal->role = Role::kTechnician;
    mail_ = MailRoom::open(store_->database(), [](std::function<void()>) {}, now_.wall).value();
    room_ = AlarmRoom::open(store_->database(), *mail_, {}, [](const ConferenceId&) { return ""; }, clocks()).value();
    room_->mcu_back(clocks());
    return alarm_operations(*store_, *room_);
  }
  ClockPair clocks() const { return {now_.wall, now_.steady}; }
  void wait(seconds time) {
    now_.wall += time;
    now_.steady += time;
    room_->handle_timeout(clocks());
  }

  std::unique_ptr<MailRoom> mail_;
  std::unique_ptr<AlarmRoom> room_;
};

TEST_F(AlarmApiTest, OpenOnesAreListedAndThoseOfTheHistoryIfAskedFor) {
  room_->record_lossy(3, clocks());
  wait(seconds(10));
  room_->disk_free(1 << 20, clocks());
  room_->record_lossy(std::nullopt, clocks());
  wait(seconds(60));
  EXPECT_EQ(ask("GET", "/alarms"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  const auto& disk = body_.at("items").at(0);
  EXPECT_EQ(disk.at("kind"), "disk");
  EXPECT_EQ(disk.at("severity"), "critical");
  EXPECT_TRUE(disk.at("conference").is_null() && disk.at("site").is_null() && disk.at("cleared").is_null());
  EXPECT_EQ(disk.at("en"), "The server's disk is almost full: 1 MB are free.");
  EXPECT_EQ(ask("GET", "/alarms?state=all&limit=1"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("kind"), "disk");
  EXPECT_EQ(ask("GET", "/alarms?state=all&limit=1&cursor=" + std::string(body_.at("next").as_string())), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("kind"), "record");
  EXPECT_TRUE(body_.at("items").at(0).at("cleared").is_string());
  EXPECT_TRUE(body_.at("next").is_null());
  EXPECT_EQ(ask("GET", "/alarms?state=all&to=2020-01-01T00:00:00Z"), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
  EXPECT_EQ(ask("GET", "/alarms?state=old"), 422U);
  EXPECT_EQ(ask("GET", "/alarms?cursor=abc"), 422U);
}

TEST_F(AlarmApiTest, OneIsAcknowledgedOnceByName) {
  User user;
  user.login = "an";
  user.display_name = "Trần Văn An";
  user.role = "technician";
  somebody_.principal->user = Users(store_->database()).add(user).value();
  room_->record_lossy(3, clocks());
  EXPECT_EQ(ask("POST", "/alarms/1/acknowledgement"), 200U);
  EXPECT_EQ(body_.at("acknowledged").at("by"), "Trần Văn An");
  EXPECT_EQ(last_audit(), "an alarm.acknowledge 1");
  const auto first = body_;
  wait(seconds(5));
  EXPECT_EQ(ask("POST", "/alarms/1/acknowledgement"), 200U);
  EXPECT_EQ(body_, first) << "who did first stays";
  EXPECT_EQ(ask("POST", "/alarms/2/acknowledgement"), 404U);
  EXPECT_EQ(ask("POST", "/alarms/x/acknowledgement"), 404U);
  room_->record_lossy(std::nullopt, clocks());
  wait(seconds(60));
  EXPECT_EQ(ask("POST", "/alarms/1/acknowledgement"), 409U);
  EXPECT_EQ(code(), "alarm.not_open");
}

TEST_F(AlarmApiTest, WhoMayNotIsRefused) {
  somebody_.principal->role = Role::kChair;
  EXPECT_EQ(ask("GET", "/alarms"), 403U);
  somebody_.principal->role = Role::kAdministrator;
  EXPECT_EQ(ask("GET", "/alarms"), 200U);
  EXPECT_EQ(ask("POST", "/alarms/1/acknowledgement"), 403U);
}

}  // namespace
}  // namespace signaling
