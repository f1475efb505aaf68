#include "signaling/session/doorkeeper.h"

#include <gtest/gtest.h>

#include "signaling/session/fixed_tokens.h"

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

TEST(FixedTokens, OpenTheirSeats) {
  ConferencePlan plan;
  plan.id = kOne;
  plan.sites = {{SiteId("a"), "Ý Yên"}};
  FixedTokens tokens({plan}, {{"t-a", {kOne, Role::kSite, SiteId("a")}}, {"t-chair", {kOne, Role::kChair, {}}}});
  const auto site = tokens.admit("t-a", {});
  ASSERT_TRUE(site);
  EXPECT_EQ(site->name, "Ý Yên");
  EXPECT_EQ(site->principal.site, SiteId("a"));
  EXPECT_EQ(site->conference, kOne);
  EXPECT_TRUE(has_role(site->principal, Role::kSite, kOne));
  const auto chair = tokens.admit("t-chair", {});
  ASSERT_TRUE(chair);
  EXPECT_EQ(chair->role, Role::kChair);
  EXPECT_EQ(chair->name, "Chủ trì");
  EXPECT_FALSE(chair->principal.site);
  EXPECT_FALSE(tokens.admit("t-", {}));
  EXPECT_FALSE(tokens.admit("", {}));
  EXPECT_TRUE(tokens.admit("t-a", {})) << "they work again and again";
  EXPECT_TRUE(tokens.renew(*site));
  EXPECT_FALSE(tokens.renew(Visitor{})) << "somebody else's visitor";
}

}  // namespace
}  // namespace signaling
