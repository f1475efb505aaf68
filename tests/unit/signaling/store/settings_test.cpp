#include "signaling/store/settings.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST_F(DatabaseTest, SettingsAreSetReplacedAndRemoved) {
  Settings settings(*database_);
  EXPECT_EQ(*settings.find("mail.server"), std::nullopt);
  EXPECT_TRUE(settings.set("mail.server", "smtp://10.0.0.1"));
  EXPECT_TRUE(settings.set("mail.server", "smtp://10.0.0.2"));
  EXPECT_TRUE(settings.set("mail.name", "Điểm Cầu"));
  EXPECT_EQ(*settings.find("mail.server"), "smtp://10.0.0.2");
  EXPECT_EQ(*settings.all(),
            (std::map<std::string, std::string>{{"mail.name", "Điểm Cầu"}, {"mail.server", "smtp://10.0.0.2"}}));
  EXPECT_EQ(settings.remove("mail.server"), true);
  EXPECT_EQ(settings.remove("mail.server"), false);
  EXPECT_TRUE(settings.set("empty", ""));
  EXPECT_EQ(*settings.find("empty"), "");
}

}  // namespace
}  // namespace signaling
