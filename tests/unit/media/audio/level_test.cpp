#include "media/audio/level.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

TEST(LevelTest, FullScaleAndBelow) {
  EXPECT_NEAR(level_dbov(sound::Samples(960, 1.0F)), 0, 0.01) << "a square wave is the overload point";
  EXPECT_NEAR(level_dbov(sound::tone(1000, 1.0, 960)), -3.01, 0.01);
  EXPECT_NEAR(level_dbov(sound::tone(1000, 0.01, 960)), -43.01, 0.01);
  EXPECT_NEAR(level_dbov(sound::tone(1000, 1.0, 963)), -3.01, 0.05) << "a length that is no multiple of eight";
}

TEST(LevelTest, SilenceAndNonsenseAreSilent) {
  EXPECT_EQ(level_dbov({}), kSilenceDbov);
  EXPECT_EQ(level_dbov(sound::Samples(960, 0.0F)), kSilenceDbov);
  EXPECT_EQ(level_dbov(sound::Samples(960, std::numeric_limits<float>::quiet_NaN())), kSilenceDbov);
}

TEST(LevelTest, HeaderExtensionForm) {
  EXPECT_EQ(to_audio_level(0), (AudioLevel{0, true}));
  EXPECT_EQ(to_audio_level(-20.4F), (AudioLevel{20, true}));
  EXPECT_EQ(to_audio_level(-60), (AudioLevel{60, false}));
  EXPECT_EQ(to_audio_level(-200), (AudioLevel{127, false}));
  EXPECT_EQ(to_audio_level(3), (AudioLevel{0, true}));
}

}  // namespace
}  // namespace media
