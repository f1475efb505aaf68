#include "signaling/protocol/preflight_messages.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "signaling/protocol/server_message.h"

namespace signaling {
namespace {

namespace json = boost::json;

void expect_json(const ServerMessage& message, std::string_view expected) {
  EXPECT_EQ(json::parse(to_json(message)), json::parse(expected)) << to_json(message);
}

TEST(PreflightMessages, ATestIsAskedForWithItsProbeOrWithout) {
  expect_json(StartPreflight{7, true, 6000, StartPreflight::Probe{4000, 2, 1'000'000}},
              R"({"type":"preflight.start","test":7,"sounds":true,"quiet_ms":6000,
                  "probe":{"max_kbps":4000,"seconds":2,"bytes":1000000}})");
  expect_json(StartPreflight{8, false, 6000},
              R"({"type":"preflight.start","test":8,"sounds":false,"quiet_ms":6000,"probe":null})");
}

TEST(PreflightMessages, TheBoardHasEachSiteWithItsChecks) {
  expect_json(PreflightBoard{}, R"({"type":"preflight","whole":true,"sites":[]})");
  PreflightBoard board;
  board.sites.push_back({SiteId("a")});
  auto& tested = board.sites.emplace_back();
  tested.site = SiteId("b");
  tested.state = TestState::kDone;
  tested.at = "2026-12-01T00:10:00Z";
  tested.report = {true, {{PreflightCheck::kRtt, CheckResult::kFail, Finding::kOff, 500, 400}}, "Trần Thị B"};
  tested.retest_in_ms = 60'000;
  board.whole = false;
  expect_json(board, R"({"type":"preflight","whole":false,"sites":[
    {"site":"a","state":"untested","lamp":"none","at":null,"asked_by":null,"sounds":false,"retest_in_ms":null,
     "checks":[]},
    {"site":"b","state":"done","lamp":"red","at":"2026-12-01T00:10:00Z","asked_by":"Trần Thị B","sounds":true,
     "retest_in_ms":60000,"checks":[
      {"check":"rtt","result":"fail","value":500.0,"unit":"ms",
       "vi":"Thời gian đi về 500 ms (giới hạn 400 ms): nói và nghe bị trễ.",
       "en":"Round trip 500 ms (limit 400 ms): talk is late.",
       "advice":{"vi":"Kiểm tra dây mạng, bộ chuyển mạch và Wi-Fi tại điểm cầu; nếu đều tốt, báo nhà mạng.",
                 "en":"Check cable, switch and Wi-Fi at the site; if they are good, call the carrier."}}]}]})");
}

}  // namespace
}  // namespace signaling
