#include "signaling/service/office.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST(Office, MailServersAreGreetedWithTheHostOfTheNewPublicAddress) {
  const RequestTime now{WallTime(std::chrono::hours(24 * 365 * 56)), media::Timestamp(std::chrono::hours(1))};
  const TemporaryFolder folder;
  auto opened = Office::open({folder.path() / "store"}, [](std::function<void()>) {}, now);
  ASSERT_TRUE(opened) << opened.error().message;
  auto& office = **opened;
  EXPECT_EQ(office.mail().settings().smtp.client_name, "localhost");
  const ProvinceSettings province{"Tỉnh Nam Định", "https://hop.namdinh.gov.vn", {}};
  ASSERT_TRUE(write_province_settings(office.store().database(), province));
  office.use(province, now.wall);
  EXPECT_EQ(office.mail().settings().smtp.client_name, "hop.namdinh.gov.vn");
  EXPECT_EQ(office.province().public_address, "https://hop.namdinh.gov.vn");
}

}  // namespace
}  // namespace signaling
