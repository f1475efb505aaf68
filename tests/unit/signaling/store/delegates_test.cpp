#include "signaling/store/delegates.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class DelegatesTest : public DatabaseTest {
 protected:
  Delegates delegates() { return Delegates(*database_); }
};

TEST_F(DelegatesTest, AreListedByNameAndFoundByUnitAndCommune) {
  SiteDelegate duc{{}, kSite, "Đặng Đức", "Phó Chủ tịch", "UBND huyện", ""};
  SiteDelegate anh{{}, kSite, "Dương Anh", "Chủ tịch", "UBND xã", "Mỹ Hưng"};
  duc.id = delegates().add(duc).value();
  anh.id = delegates().add(anh).value();
  EXPECT_NE(duc.id, anh.id);
  EXPECT_EQ(*delegates().of_site(kSite), (std::vector<SiteDelegate>{anh, duc}));
  EXPECT_EQ(*delegates().search("my hung", 10), std::vector<SiteDelegate>{anh});
  EXPECT_EQ(*delegates().search("ubnd HUYEN", 10), std::vector<SiteDelegate>{duc});
  EXPECT_EQ(delegates().search("ubnd", 1)->size(), 1U);
  EXPECT_TRUE(delegates().of_site(SiteId("none"))->empty());
}

TEST_F(DelegatesTest, AreUpdatedAndRemoved) {
  SiteDelegate delegate{{}, kSite, "An", "", "", ""};
  delegate.id = delegates().add(delegate).value();
  delegate.name = "Ân";
  EXPECT_EQ(delegates().update(delegate), true);
  EXPECT_EQ(**delegates().find(delegate.id), delegate);
  EXPECT_EQ(delegates().remove(delegate.id), true);
  EXPECT_EQ(delegates().remove(delegate.id), false);
  EXPECT_EQ(delegates().update(delegate), false);
  EXPECT_GT(delegates().add(delegate).value(), delegate.id) << "an id is not given twice";
}

TEST_F(DelegatesTest, BelongToASiteThatIsThere) {
  EXPECT_EQ(delegates().add({{}, SiteId("none"), "An", "", "", ""}).error().code, "store.missing");
}

}  // namespace
}  // namespace signaling
