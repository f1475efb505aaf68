#include "signaling/protocol/alarm_messages.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

TEST(AlarmMessages, OpenAlarms) {
  EXPECT_EQ(json::value(to_object(AlarmList())), json::parse(R"({"type":"alarms","alarms":[]})"));
  const AlarmList::Entry line{.id = AlarmId(17), .kind = "line_up", .severity = "warning",
                              .conference = ConferenceId("hn-1"), .site = SiteId("y-yen"),
                              .raised = "2026-11-26T02:42:00Z",
                              .acknowledged = AlarmList::Acknowledged{"Trần Văn An", "2026-11-26T02:43:00Z"},
                              .text = {"Kém.", "Bad."}};
  const AlarmList::Entry server{.id = AlarmId(16), .kind = "server", .severity = "critical",
                                .raised = "2026-11-26T02:00:00Z", .text = {"Máy chủ.", "Server."}};
  const AlarmList list{std::make_shared<const AlarmList::Entries>(AlarmList::Entries{server, line})};
  EXPECT_EQ(json::value(to_object(list)), json::parse(R"({"type":"alarms","alarms":[
    {"id":16,"kind":"server","severity":"critical","conference":null,"site":null,"raised":"2026-11-26T02:00:00Z",
     "acknowledged":null,"vi":"Máy chủ.","en":"Server."},
    {"id":17,"kind":"line_up","severity":"warning","conference":"hn-1","site":"y-yen","raised":"2026-11-26T02:42:00Z",
     "acknowledged":{"by":"Trần Văn An","at":"2026-11-26T02:43:00Z"},"vi":"Kém.","en":"Bad."}]})"));
}

}  // namespace
}  // namespace signaling
