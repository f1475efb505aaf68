#include "signaling/session/doorkeeper.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

const ConferenceId kOne("one"), kTwo("two");

TEST(Doorkeeper, ARoleIsAPartOrTheAccounts) {
  Principal chair{.role = Role::kObserver, .conferences = {{kOne, Role::kChair}}};
  EXPECT_TRUE(has_role(chair, Role::kChair, kOne));
  EXPECT_FALSE(has_role(chair, Role::kChair, kTwo));
  EXPECT_FALSE(has_role(chair, Role::kDeputy, kOne));
  EXPECT_FALSE(has_role(chair, Role::kObserver, kOne)) << "an observer needs a part";
  for (const Role role : {Role::kOperator, Role::kTechnician}) {
    EXPECT_TRUE(has_role({.role = role}, role, kTwo));
    EXPECT_FALSE(has_role({.role = role}, Role::kChair, kTwo));
  }
  EXPECT_FALSE(has_role({.role = Role::kAdministrator}, Role::kAdministrator, kOne));
}

TEST(Doorkeeper, AHallHasNoConferenceOfItsOwn) {
  Visitor visitor;
  visitor.role = Role::kSite;
  EXPECT_TRUE(visitor.is_hall());
  visitor.conference = kOne;
  EXPECT_FALSE(visitor.is_hall());
  visitor.conference.reset();
  visitor.role = Role::kChair;
  EXPECT_FALSE(visitor.is_hall());
}

TEST(Doorkeeper, APartIsAddedOnce) {
  const auto once = with_part(Visitor{}, kOne, Role::kSite);
  EXPECT_EQ(with_part(once, kOne, Role::kSite).principal.conferences.size(), 1U);
  EXPECT_TRUE(has_role(once.principal, Role::kSite, kOne));
}

}  // namespace
}  // namespace signaling
