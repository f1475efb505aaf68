#include "signaling/alarms/trouble.h"

#include <vector>

#include <gtest/gtest.h>

#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

TEST(Trouble, SaysTheStrongestGround) {
  Verdict bad{.kind = VerdictKind::kUplink, .evidence = {{Measure::kLoss, 7.5, 3}, {Measure::kJitter, 60, 40}}};
  const auto now = troubles_of(ConferenceId("hn"), std::vector<SiteVerdict>{{SiteId("a"), bad, std::nullopt}});
  ASSERT_EQ(now.all.size(), 1U);
  EXPECT_EQ(now.all[0].text.vi,
            "Đường truyền chiều lên của điểm cầu kém. Mất gói 7,5 % trong 10 giây (ngưỡng 3,0 %).");
  EXPECT_FALSE(now.sites_unknown);
  EXPECT_EQ(now.all[0].advice, Text{}) << "nothing is advised";
}

TEST(Trouble, SaysWhatToDo) {
  Verdict bad{.kind = VerdictKind::kUplink, .advice = Advice::kCallCarrier};
  Silence silence{.kind = SilenceKind::kMuted, .advice = Advice::kSwitchOnMicrophone};
  const std::vector<SiteVerdict> sites{{SiteId("a"), bad, std::nullopt}, {SiteId("b"), {}, silence}};
  const auto now = troubles_of(ConferenceId("hn"), sites);
  ASSERT_EQ(now.all.size(), 2U);
  EXPECT_EQ(now.all[0].advice, describe(Advice::kCallCarrier));
  EXPECT_EQ(now.all[1].advice, describe(Advice::kSwitchOnMicrophone));
  const std::vector<SiteVerdict> server{{SiteId("a"), {.kind = VerdictKind::kServer, .advice = Advice::kRelieveServer},
                                         std::nullopt}};
  EXPECT_EQ(troubles_of(ConferenceId("hn"), server).all.at(0).advice, describe(Advice::kRelieveServer));
}

}  // namespace
}  // namespace signaling
