#include "signaling/invitations/invitation_links.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;

const InvitationLinks kLinks(HashKey({1, 2, 3}));
const Invited kWhole{BookingId("hn-20261201-1"), SiteId("y-yen"), std::nullopt};
const Invited kOne{BookingId("hn-20261201-1"), SiteId("y-yen"), original_start(1)};

TEST(InvitationLinks, TellWhomTheySpeakFor) {
  EXPECT_EQ(kLinks.read_confirm_token(kLinks.confirm_token(kWhole)), kWhole);
  EXPECT_EQ(kLinks.read_confirm_token(kLinks.confirm_token(kOne)), kOne);
  EXPECT_TRUE(kLinks.confirm_token(kOne).starts_with("hn-20261201-1.y-yen.20261208T080000."));
  EXPECT_EQ(kLinks.confirm_token(kWhole), kLinks.confirm_token(kWhole)) << "sent again it is the same";
}

TEST(InvitationLinks, CannotBeMadeUp) {
  const std::string right = kLinks.confirm_token(kWhole);
  for (size_t i = 0; i < right.size(); ++i) {
    std::string wrong = right;
    wrong[i] = wrong[i] == 'a' ? 'b' : 'a';
    EXPECT_EQ(kLinks.read_confirm_token(wrong), std::nullopt) << wrong;
  }
  EXPECT_EQ(InvitationLinks(HashKey({9})).read_confirm_token(right), std::nullopt);
  for (const auto& text : {std::string(), std::string("..."), right + "0", right.substr(1), std::string(5000, '.'),
                           "hn-1.y-yen.20261399T000000." + std::string(32, '0')}) {
    EXPECT_EQ(kLinks.read_confirm_token(text), std::nullopt) << text.substr(0, 80);
  }
}

TEST(InvitationLinks, FeedsHaveATokenForEachOwnerAndRevision) {
  const SiteId site("y-yen"), all("all");
  const std::string token = kLinks.feed_token(site, 0);
  EXPECT_EQ(InvitationLinks::feed_owner(token), "y-yen");
  EXPECT_EQ(token.size(), 5U + 1 + 32);
  EXPECT_NE(token, kLinks.feed_token(site, 1));
  EXPECT_NE(kLinks.feed_token(all, 0), kLinks.feed_token(std::nullopt, 0));
}

}  // namespace
}  // namespace signaling
