#include "signaling/store/sites.h"

#include "signaling/store/delegates.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST_F(DatabaseTest, SitesStandInTheirOrder) {
  Sites sites(*database_);
  const Site first{SiteId("tinh-uy"), "Tỉnh ủy", "Tỉnh ủy", 0, "0228 1", "fibre"};
  ASSERT_TRUE(sites.add(first));
  const auto all = sites.all();
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0), first);
  EXPECT_EQ(all->at(1).id, kSite);
}

TEST_F(DatabaseTest, SitesAreUpdatedAndRemoved) {
  Sites sites(*database_);
  EXPECT_EQ(sites.add({kSite, "again", "", 5, "", ""}).error().code, "store.exists");
  const Site changed{kSite, "Huyện Mỹ Lộc", "Mỹ Lộc", -3, "0228 2", "shared", "hop@my-loc.example"};
  EXPECT_EQ(sites.update(changed), true);
  EXPECT_EQ(**sites.find(kSite), changed);
  EXPECT_EQ(sites.update({SiteId("none"), "", "", 0, "", ""}), false);
  ASSERT_TRUE(Delegates(*database_).add({{}, kSite, "An", "", "", ""}));
  EXPECT_EQ(sites.remove(kSite), true);
  EXPECT_EQ(sites.remove(kSite), false);
  EXPECT_EQ(*sites.find(kSite), std::nullopt);
  EXPECT_TRUE(Delegates(*database_).of_site(kSite)->empty()) << "its delegates are gone with it";
}

}  // namespace
}  // namespace signaling
