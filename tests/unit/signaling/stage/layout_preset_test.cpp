#include "signaling/stage/layout_preset.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/stage/stage_scene.h"

namespace signaling {
namespace {

TEST(PlaceRule, IsReadAndWritten) {
  for (const std::string text : {"speaker", "speaker-2", "chair", "content", "previous", "site:y-yen"}) {
    const auto rule = parse_place_rule(text);
    ASSERT_TRUE(rule) << text;
    EXPECT_EQ(to_string(*rule), text);
  }
  EXPECT_EQ(parse_place_rule("site:y-yen")->site, SiteId("y-yen"));
  for (const std::string& text : std::initializer_list<std::string>{"", "speaker-3", "site", "site:", "Speaker",
                                                                   "site:" + std::string(65, 'x')}) {
    EXPECT_FALSE(parse_place_rule(text)) << text;
  }
}

TEST(LayoutPreset, IsFoundById) {
  const auto all = presets();
  EXPECT_EQ(find_preset(all, "pair"), &all[2]);
  EXPECT_EQ(find_preset(all, "nothing"), nullptr);
}

}  // namespace
}  // namespace signaling
