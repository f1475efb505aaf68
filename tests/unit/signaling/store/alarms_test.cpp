#include "signaling/store/alarms.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using std::chrono::seconds;

class AlarmsTest : public DatabaseTest {
 protected:
  Alarms alarms() { return Alarms(*database_); }
  static StoredAlarm alarm(int64_t id) {
    return {.id = AlarmId(id), .kind = "line_up", .severity = "warning", .conference = ConferenceId("hn-1"),
            .site = SiteId("y-yen"), .part = "", .text = {"Kém'; --", "Bad"}, .raised = at(seconds(id * 10)),
            .acknowledged_by = "", .acknowledged = std::nullopt, .cleared = std::nullopt};
  }
  std::vector<int64_t> ids(const Alarms::Query& query) {
    std::vector<int64_t> ids;
    const auto page = alarms().page(query).value();
    for (const auto& row : page) ids.push_back(row.id.value());
    return ids;
  }
};

TEST_F(AlarmsTest, KeepsEveryMemberAndReplaces) {
  EXPECT_EQ(alarms().last(), AlarmId(0));
  auto one = alarm(3);
  ASSERT_TRUE(alarms().put(one));
  EXPECT_EQ(alarms().find(one.id).value(), one);
  EXPECT_FALSE(alarms().find(AlarmId(4)).value());
  one.acknowledged_by = "Trần Văn An";
  one.acknowledged = at(seconds(50));
  one.text.en = "Worse";
  ASSERT_TRUE(alarms().put(one));
  EXPECT_EQ(alarms().open(), std::vector{one});
  one.cleared = at(seconds(60));
  ASSERT_TRUE(alarms().put(one));
  EXPECT_TRUE(alarms().open()->empty());
  EXPECT_EQ(alarms().find(one.id).value(), one);
  EXPECT_EQ(alarms().last(), AlarmId(3));
  ASSERT_TRUE(alarms().put(alarm(2)));
  EXPECT_EQ(alarms().last(), AlarmId(3)) << "the highest";
}

TEST_F(AlarmsTest, PagesAreNewestFirstByStateAndTime) {
  for (int64_t id = 1; id <= 6; ++id) {
    auto one = alarm(id);
    if (id % 2 == 0) one.cleared = at(seconds(100));
    ASSERT_TRUE(alarms().put(one));
  }
  EXPECT_EQ(ids({.limit = 4}), (std::vector<int64_t>{6, 5, 4, 3}));
  EXPECT_EQ(ids({.before = AlarmId(3)}), (std::vector<int64_t>{2, 1}));
  EXPECT_EQ(ids({.open_only = true}), (std::vector<int64_t>{5, 3, 1}));
  EXPECT_EQ(ids({.from = at(seconds(20)), .to = at(seconds(50))}), (std::vector<int64_t>{4, 3, 2}));
}

TEST_F(AlarmsTest, SweepsByAgeAndNumberWhatHasCleared) {
  for (int64_t id = 1; id <= 8; ++id) {
    auto one = alarm(id);
    if (id != 2) one.cleared = at(seconds(100 + id));
    ASSERT_TRUE(alarms().put(one));
  }
  EXPECT_EQ(alarms().sweep(at(seconds(103)), 100), 1) << "the first; the second is open";
  EXPECT_EQ(alarms().sweep(at(seconds(103)), 4), 2) << "but for the newest four";
  EXPECT_EQ(ids({}), (std::vector<int64_t>{8, 7, 6, 5, 2}));
}

}  // namespace
}  // namespace signaling
