#include "signaling/store/enrolment_codes.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const HashKey kKey({1, 2, 3});

class EnrolmentCodesTest : public DatabaseTest {
 protected:
  EnrolmentCodes codes() { return EnrolmentCodes(*database_); }
  Enrolment stored() { return Enrolment(kKey, {}, codes().all().value()); }
};

TEST_F(EnrolmentCodesTest, AStateOfEnrolmentComesBackAsItWas) {
  Enrolment state(kKey);
  const auto first = state.issue({kSite, DeviceKind::kHall}, at(0s));
  const auto second = state.issue({kSite, DeviceKind::kHall}, at(1s));
  const auto tablet = state.issue({kSite, DeviceKind::kChairTablet}, at(2s));
  ASSERT_TRUE(codes().put(state.take_changed()));
  EXPECT_EQ(stored().redeem(first, at(3s)).error(), AuthError::kCodeRevoked);
  ASSERT_TRUE(state.redeem(tablet, at(4s)));
  state.redeem(second.substr(0, 4) + "-2222", at(4s));
  ASSERT_TRUE(codes().put(state.take_changed()));

  auto again = stored();
  EXPECT_EQ(again.redeem(tablet, at(5s)).error(), AuthError::kCodeUsed) << "used once, after a restart too";
  EXPECT_EQ(again.redeem(second, at(5s)), (SeatPlace{kSite, DeviceKind::kHall}));
  auto kept = codes().all().value();
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[1].tries_left, EnrolmentSettings{}.tries - 1);
}

TEST_F(EnrolmentCodesTest, ForgottenOnesLeave) {
  Enrolment state(kKey);
  state.issue({kSite, DeviceKind::kHall}, at(0s));
  ASSERT_TRUE(codes().put(state.take_changed()));
  EXPECT_EQ(codes().keep_only(state.codes()), 0);
  state.forget_ended(at(48h));
  EXPECT_EQ(codes().keep_only(state.codes()), 1);
  EXPECT_TRUE(codes().all()->empty());
}

TEST_F(EnrolmentCodesTest, BelongToASiteThatIsThere) {
  Enrolment state(kKey);
  state.issue({SiteId("none"), DeviceKind::kHall}, at(0s));
  EXPECT_EQ(codes().put(state.take_changed()).error().code, "store.missing");
  EXPECT_TRUE(codes().all()->empty());
}

}  // namespace
}  // namespace signaling
