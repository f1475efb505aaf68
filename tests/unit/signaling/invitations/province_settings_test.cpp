#include "signaling/invitations/province_settings.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;
using testing::ElementsAre;

class ProvinceSettingsTest : public InvitationScene {
 protected:
  void SetUp() override { open_store(); }
};

std::vector<std::string> wrong(const ProvinceSettings& settings) {
  std::vector<std::string> members;
  for (const auto& fault : check(settings)) members.push_back(fault.member);
  return members;
}

TEST_F(ProvinceSettingsTest, HaveDefaultsAndAreKept) {
  EXPECT_EQ(read_province_settings(database()), ProvinceSettings());
  const ProvinceSettings settings{"Tỉnh Nam Định", "https://hop.namdinh.gov.vn:8443", {3, 30}};
  ASSERT_TRUE(write_province_settings(database(), settings));
  EXPECT_EQ(read_province_settings(database()), settings);
}

TEST_F(ProvinceSettingsTest, AreChecked) {
  EXPECT_THAT(wrong({}), ElementsAre());
  EXPECT_THAT(wrong({"Tỉnh", "https://hop.vn", {1, 1}}), ElementsAre());
  EXPECT_THAT(wrong({"", "hop.vn", {0, 0}}),
              ElementsAre("province", "public_address", "capacity/conferences", "capacity/seats"));
  for (const char* address : {"ftp://x", "https://", "https://x/", "https://x/a", "https://x?y", "https://a@b",
                              "https://x y", "javascript:alert(1)", "https://x\r\nBcc: y"}) {
    EXPECT_THAT(wrong({"Tỉnh", address, {1, 1}}), ElementsAre("public_address")) << address;
  }
  EXPECT_THAT(wrong({"a\r\nb", "", {1, 10'001}}), ElementsAre("province", "capacity/seats"));
}

TEST_F(ProvinceSettingsTest, HostOfTheAddress) {
  EXPECT_EQ(host_of("https://hop.namdinh.gov.vn:8443"), "hop.namdinh.gov.vn");
  EXPECT_EQ(host_of("http://[2001:db8::1]:80"), "2001:db8::1");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace signaling
