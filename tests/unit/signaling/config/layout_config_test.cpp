#include "signaling/config/layout_config.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

class LayoutConfigTest : public testing::Test {
 protected:
  media::Result<std::vector<LayoutPreset>> read(const std::string& text) {
    return read_layouts(folder.write("layouts.toml", text));
  }
  std::string error(const std::string& text) {
    const auto presets = read(text);
    if (presets) return "(none)";
    std::string message = presets.error().message;
    const std::string before = folder.path().string() + "/";
    const auto at = message.find(before);
    return at == std::string::npos ? message : message.erase(at, before.size());
  }

  media::test::TemporaryFolder folder;
};

std::string preset(const std::string& id, const std::string& rest) {
  return "[[layout]]\nid = \"" + id + "\"\nvi = \"Bố cục\"\nen = \"Layout\"\n" + rest;
}

TEST_F(LayoutConfigTest, TheShippedFileHasTheSixPresets) {
  const auto presets = read_layouts(fs::path(EXAMPLE_CONFIG).parent_path() / "layouts.toml");
  ASSERT_TRUE(presets) << presets.error().message;
  std::string ids;
  for (const auto& p : *presets) {
    ids += p.id + " ";
    EXPECT_FALSE(p.name.vi.empty() || p.name.en.empty());
  }
  EXPECT_EQ(ids, "stage grid pair chair-speaker content-speaker full ");
  EXPECT_EQ((*presets)[3].layout, mcu::LayoutName::kChairSpeaker);
  EXPECT_EQ((*presets)[3].places.size(), 2U);
  EXPECT_FALSE((*presets)[5].fill);
}

TEST_F(LayoutConfigTest, ReadsRules) {
  const auto presets = read(preset("x", "layout = \"pair\"\nplaces = [\"site:y-yen\", \"previous\"]\n"));
  ASSERT_TRUE(presets) << presets.error().message;
  EXPECT_EQ((*presets)[0].places[0], (PlaceRule{PlaceRule::Kind::kSite, SiteId("y-yen")}));
  EXPECT_EQ((*presets)[0].name.vi, "Bố cục");
}

TEST_F(LayoutConfigTest, ErrorsNameFileLineAndKey) {
  const std::string good = "layout = \"full\"\nplaces = [\"speaker\"]\n";
  EXPECT_EQ(error(preset("x", good)), "(none)");
  EXPECT_EQ(error(""), "layouts.toml:1: layout: there is no [[layout]]");
  EXPECT_EQ(error(preset("X y", good)), "layouts.toml:2: layout[1].id: must be 1 to 64 of a-z, 0-9 and -");
  EXPECT_EQ(error(preset("x", good) + preset("x", good)), "layouts.toml:8: layout[2].id: another layout has this id");
  EXPECT_EQ(error(preset("x", "layout = \"full\"\nplaces = [\"boss\"]\n")),
            "layouts.toml:6: layout[1].places: \"boss\" is none of speaker, speaker-2, chair, content, previous, "
            "site:ID");
  EXPECT_EQ(error(preset("x", "layout = \"full\"\nplaces = []\n")),
            "layouts.toml:6: layout[1].places: is empty and fill is false: nobody is seen");
  EXPECT_NE(error(preset("x", "layout = \"round\"\nplaces = [\"speaker\"]\n")).find("layout[1].layout"),
            std::string::npos);
  EXPECT_NE(error(preset("x", "layout = \"full\"\n")).find("places"), std::string::npos);
  EXPECT_NE(error(preset("x", good + "colour = \"red\"\n")).find("colour"), std::string::npos);
  std::string many;
  for (int i = 0; i < 65; ++i) many += preset("x" + std::to_string(i), good);
  EXPECT_NE(error(many).find("more than 64"), std::string::npos);
}

}  // namespace
}  // namespace signaling
