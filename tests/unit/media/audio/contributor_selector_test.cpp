#include "media/audio/contributor_selector.h"

#include <gtest/gtest.h>

namespace media {
namespace {

constexpr float kTalk = -25, kHush = -80;

class ContributorSelectorTest : public testing::Test {
 protected:
  // Port i has levels[i]; gives who is in the mix after `ms`, as a word of port numbers.
  std::string run(int ms, const std::vector<float>& levels, uint32_t forbidden = 99) {
    for (int t = 0; t < ms / 20; ++t) {
      std::vector<SpeakerLevel> all;
      for (uint32_t i = 0; i < levels.size(); ++i) all.push_back({AudioPortId(i), levels[i], i != forbidden});
      selector.update(all);
    }
    std::string chosen;
    for (uint32_t i = 0; i < levels.size(); ++i) {
      if (selector.selected(AudioPortId(i))) chosen += std::to_string(i);
    }
    return chosen;
  }
  ContributorSelector selector{{}};
};

TEST_F(ContributorSelectorTest, WhoSpeaksIsInWithTheFirstTick) {
  EXPECT_EQ(run(1000, {kHush, kHush, -61}), "");
  EXPECT_EQ(run(20, {kHush, kTalk, -61}), "1");
  EXPECT_EQ(run(20, {-50, kTalk, -61}), "01") << "soft beginnings too";
}

TEST_F(ContributorSelectorTest, PausesAreHeldThrough) {
  run(200, {kTalk});
  EXPECT_EQ(run(1500, {kHush}), "0");
  EXPECT_EQ(run(40, {kHush}), "");
}

TEST_F(ContributorSelectorTest, AtMostThreeAndNotEverySyllableChangesThem) {
  EXPECT_EQ(run(1000, {kTalk, kTalk, kTalk, kHush}), "012");
  EXPECT_EQ(run(1000, {kTalk, kTalk, kTalk, kTalk + 3}), "012") << "not clearly louder";
  EXPECT_EQ(run(1000, {kTalk, kTalk - 5, kTalk, kTalk + 6}), "023") << "louder: the weakest goes";
}

TEST_F(ContributorSelectorTest, AClickDisplacesNobody) {
  run(1000, {kTalk, kTalk, kTalk, kHush});
  EXPECT_EQ(run(60, {kTalk, kTalk, kTalk, 0}), "012");
}

TEST_F(ContributorSelectorTest, AHeldPlaceGoesToWhoNeedsIt) {
  run(1000, {kTalk, kTalk, kTalk, kHush});
  EXPECT_EQ(run(400, {kTalk, kTalk, kHush, kTalk}), "013");
}

TEST_F(ContributorSelectorTest, WhoIsNotAllowedNeverIs) {
  EXPECT_EQ(run(1000, {kTalk, 0}, 1), "0");
  EXPECT_EQ(run(1000, {kTalk, kTalk}), "01");
  EXPECT_EQ(run(20, {kTalk, kTalk}, 1), "0") << "out at once";
}

TEST_F(ContributorSelectorTest, WhoLeavesMakesRoom) {
  run(1000, {kTalk, kTalk, kTalk, kTalk});
  EXPECT_EQ(run(20, {kTalk, kTalk}), "01");
  EXPECT_EQ(run(20, {kTalk, kTalk, kHush, kTalk}), "013");
}

}  // namespace
}  // namespace media
