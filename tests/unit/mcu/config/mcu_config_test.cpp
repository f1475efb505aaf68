#include "mcu/config/mcu_config.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace mcu {
namespace {

class McuConfigTest : public testing::Test {
 protected:
  McuConfigTest() { folder.write("control.secret", "a secret of some length\n"); }

  media::test::TemporaryFolder folder;
};

TEST_F(McuConfigTest, TheShippedExampleSaysWhatTheDefaultsAre) {
  const auto shipped = std::filesystem::path(TEST_DATA_DIR) / "../../config/mcu.toml";
  std::filesystem::copy_file(shipped, folder.path() / "mcu.toml");
  const auto config = read_mcu_config(folder.path() / "mcu.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->control.secret, "a secret of some length") << "without the line feed, from beside the file";
  const McuConfig defaults;
  EXPECT_EQ(config->control.port, defaults.control.port);
  EXPECT_EQ(config->ice.port_min, defaults.ice.port_min);
  EXPECT_EQ(config->ice.port_max, defaults.ice.port_max);
  EXPECT_EQ(config->audio.jitter.target, defaults.audio.jitter.target);
  ASSERT_EQ(config->video.rungs.size(), 1U);
  EXPECT_EQ(config->video.rungs[0], media::Vp8Encoder::Settings());
}

TEST_F(McuConfigTest, WrongFilesAreRefusedInOneLineThatNamesThePlace) {
  const struct {
    const char* text;
    const char* named;
  } cases[] = {
      {"[control]\nsecret_file = \"control.secret\"\nprot = 1\n", "mcu.toml:3: control.prot"},
      {"[control]\nsecret_file = \"control.secret\"\nport = 70000\n", "mcu.toml:3: control.port"},
      {"[control]\nport = 7100\n", "control.secret_file"},
      {"[control]\nsecret_file = \"nowhere\"\n", "cannot read the control secret"},
      {"[control]\nsecret_file = \"control.secret\"\n[media]\nport_min = 6000\nport_max = 5000\n", "port_max"},
      {"[control]\nsecret_file = \"control.secret\"\n[sound]\njitter_target_ms = 10\n", "jitter_target_ms"},
      {"[control\n", "mcu.toml:1"},
  };
  for (const auto& c : cases) {
    const auto config = read_mcu_config(folder.write("mcu.toml", c.text));
    ASSERT_FALSE(config) << c.text;
    EXPECT_NE(config.error().message.find(c.named), std::string::npos) << config.error().message;
    EXPECT_EQ(config.error().message.find('\n'), std::string::npos);
  }
  EXPECT_FALSE(read_mcu_config(folder.path() / "absent.toml"));
}

TEST_F(McuConfigTest, ListenAddressesWithWhatIsAnnounced) {
  const auto config = read_mcu_config(folder.write(
      "mcu.toml", "[control]\nsecret_file = \"control.secret\"\n[[media.listen]]\naddress = \"10.0.0.1\"\n"
                  "announced = [\"203.0.113.7\"]\n[[media.listen]]\naddress = \"127.0.0.1\"\n"));
  ASSERT_TRUE(config) << config.error().message;
  ASSERT_EQ(config->ice.listen.size(), 2U);
  EXPECT_EQ(config->ice.listen[0].announced, std::vector<std::string>{"203.0.113.7"});
  EXPECT_EQ(config->ice.listen[1].address, "127.0.0.1");
}

}  // namespace
}  // namespace mcu
