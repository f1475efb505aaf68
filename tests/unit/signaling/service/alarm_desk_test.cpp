#include "signaling/service/alarm_desk.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

Alarm alarm(int64_t id) {
  return {AlarmId(id), {AlarmKind::kLineUp, ConferenceId("hn"), SiteId("a"), {}}, AlarmSeverity::kWarning,
          {"Kém.", "Bad."}, WallTime(std::chrono::hours(24 * 365 * 56))};
}

TEST(AlarmDesk, AListSaysWhatClientsAreTold) {
  Alarm server = alarm(2);
  server.cause = {AlarmKind::kServer, {}, {}, {}};
  server.severity = AlarmSeverity::kCritical;
  server.acknowledged = Acknowledgement{"An", server.raised + std::chrono::minutes(1)};
  const auto list = to_list({server, alarm(1)});
  const AlarmList::Entry first{.id = AlarmId(2), .kind = "server", .severity = "critical", .conference = std::nullopt,
                               .site = std::nullopt, .raised = "2025-12-18T00:00:00Z",
                               .acknowledged = AlarmList::Acknowledged{"An", "2025-12-18T00:01:00Z"},
                               .text = {"Kém.", "Bad."}};
  ASSERT_EQ(list.open->size(), 2U);
  EXPECT_EQ(list.open->at(0), first);
  EXPECT_EQ(list.open->at(1).kind, "line_up");
  EXPECT_EQ(list.open->at(1).conference, ConferenceId("hn"));
  EXPECT_EQ(list.open->at(1).site, SiteId("a"));
  EXPECT_FALSE(list.open->at(1).acknowledged);
}

TEST(AlarmDesk, AListIsBounded) {
  std::vector<Alarm> many;
  for (int64_t id = 500; id > 0; --id) many.push_back(alarm(id));
  const auto list = to_list(many);
  EXPECT_EQ(list.open->size(), AlarmList::kMost);
  EXPECT_EQ(list.open->front().id, AlarmId(500)) << "the first of them";
}

}  // namespace
}  // namespace signaling
