#include "signaling/store/enrolment_codes.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class EnrolmentCodesTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    ASSERT_TRUE(codes().add({"c", kSite, DeviceKind::kChairTablet, at(900s), 3, std::nullopt}));
  }
  EnrolmentCodes codes() { return EnrolmentCodes(*database_); }
};

TEST_F(EnrolmentCodesTest, ACodeWorksOnce) {
  EXPECT_EQ(codes().open_of_site(kSite, at(0s))->size(), 1U);
  EXPECT_EQ(codes().use("c", at(10s)), true);
  EXPECT_EQ(codes().use("c", at(11s)), false);
  EXPECT_EQ((*codes().find("c"))->used, at(10s));
  EXPECT_EQ((*codes().find("c"))->kind, DeviceKind::kChairTablet);
  EXPECT_TRUE(codes().open_of_site(kSite, at(11s))->empty());
}

TEST_F(EnrolmentCodesTest, NotAfterItsTime) {
  EXPECT_EQ(codes().use("c", at(900s)), false);
  EXPECT_EQ(codes().use("c", at(900s) - 1ms), true);
}

TEST_F(EnrolmentCodesTest, NotAfterTooManyTries) {
  ASSERT_TRUE(codes().add({"d", kSite, DeviceKind::kHall, at(900s), 2, std::nullopt}));
  EXPECT_EQ(codes().spend_try(kSite, at(0s)), 2);
  EXPECT_EQ(codes().spend_try(kSite, at(0s)), 1);
  EXPECT_EQ(codes().spend_try(kSite, at(0s)), 0);
  EXPECT_EQ(codes().spend_try(kSite, at(0s)), 0);
  EXPECT_EQ((*codes().find("c"))->tries_left, 0);
  EXPECT_EQ(codes().use("c", at(0s)), false);
}

TEST_F(EnrolmentCodesTest, ExpiredOnesAreForgotten) {
  EXPECT_EQ(codes().remove_expired(at(899s)), 0);
  EXPECT_EQ(codes().remove_expired(at(900s)), 1);
  EXPECT_EQ(*codes().find("c"), std::nullopt);
}

TEST_F(EnrolmentCodesTest, AHashStandsOnce) {
  EXPECT_EQ(codes().add({"c", kSite, DeviceKind::kHall, at(1s), 1, std::nullopt}).error().code, "store.exists");
}

}  // namespace
}  // namespace signaling
