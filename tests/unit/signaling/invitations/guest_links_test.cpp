#include "signaling/invitations/guest_links.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class GuestLinksTest : public DatabaseTest {
 protected:
  GuestLinks links() { return GuestLinks(*database_, HashKey({1, 2, 3})); }
  const ConferenceId conference_{"hn-20261201-1--20261208"};
};

TEST_F(GuestLinksTest, AConferenceHasOneLinkUntilItIsRenewed) {
  auto guests = links();
  const auto first = guests.token(conference_).value();
  EXPECT_EQ(first.substr(0, first.find('.')), conference_.value());
  EXPECT_EQ(links().token(conference_).value(), first);
  ASSERT_TRUE(guests.read(first).value());
  EXPECT_EQ(guests.read(first).value()->conference, conference_);
  EXPECT_FALSE(guests.read(first).value()->former);
  ASSERT_TRUE(guests.renew(conference_));
  const auto second = guests.token(conference_).value();
  EXPECT_NE(second, first);
  EXPECT_TRUE(guests.read(first).value()->former);
  EXPECT_FALSE(guests.read(second).value()->former);
}

TEST_F(GuestLinksTest, NothingElseIsALink) {
  auto guests = links();
  const auto right = guests.token(conference_).value();
  const std::string foreign = GuestLinks(*database_, HashKey({9})).token(conference_).value();
  for (const auto& wrong : {std::string(), std::string("."), right + "0", right.substr(0, right.size() - 1),
                            "hn-20261201-2" + right.substr(right.find('.')), foreign, std::string(5000, 'x'),
                            std::string(300, '.')}) {
    const auto read = guests.read(wrong);
    ASSERT_TRUE(read) << wrong;
    EXPECT_FALSE(*read) << wrong;
  }
}

}  // namespace
}  // namespace signaling
