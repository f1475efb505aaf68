#include "signaling/history/call_record.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

TEST(CallRecord, CountsVerdictsAndSumsUpTheRest) {
  CallRecord call{.conference = kConference, .site = kMyLoc, .began = kNow, .last = kNow};
  call.add(kNow, figures({{Figure::kUplinkRtt, 10}, {Figure::kVerdict, 0}}));
  call.add(kNow + 2, figures({{Figure::kUplinkRtt, 30}, {Figure::kVerdict, 2}}));
  call.add(kNow + 1, figures({{Figure::kVerdict, 2}}));
  call.add(kNow + 3, figures({{Figure::kVerdict, 99}}));  // there is no such verdict
  EXPECT_EQ(call.last, kNow + 3);
  const auto& rtt = call.figures[static_cast<size_t>(Figure::kUplinkRtt)];
  EXPECT_EQ(rtt.count, 2U);
  EXPECT_DOUBLE_EQ(from_steps(Figure::kUplinkRtt, rtt.mean), 20);
  EXPECT_EQ(call.verdicts[0], 1U);
  EXPECT_EQ(call.verdicts[2], 2U);
  EXPECT_EQ(call.figures[static_cast<size_t>(Figure::kVerdict)].count, 0U);
}

}  // namespace
}  // namespace signaling
