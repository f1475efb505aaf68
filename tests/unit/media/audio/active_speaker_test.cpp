#include "media/audio/active_speaker.h"

#include <gtest/gtest.h>

namespace media {
namespace {

constexpr AudioPortId kA{1}, kB{2}, kC{3};
constexpr float kTalk = -25, kShout = -12, kHush = -80;

class ActiveSpeakerTest : public testing::Test {
 protected:
  // Runs `ms` with these levels; gives the speaker at the end.
  std::optional<AudioPortId> run(int ms, float a, float b, float c = kHush) {
    for (int t = 0; t < ms / 20; ++t) {
      const SpeakerLevel levels[] = {{kA, a, a_allowed}, {kB, b, true}, {kC, c, true}};
      now = speaker.update(levels);
    }
    return now;
  }
  ActiveSpeaker speaker;
  bool a_allowed = true;
  std::optional<AudioPortId> now;
};

TEST_F(ActiveSpeakerTest, TalkingForAWhileTakesThePlace) {
  EXPECT_EQ(run(380, kTalk, kHush), std::nullopt);
  EXPECT_EQ(run(20, kTalk, kHush), kA);
}

TEST_F(ActiveSpeakerTest, ACoughMovesNothing) {
  EXPECT_EQ(run(300, kHush, kShout), std::nullopt);
  run(5000, kTalk, kHush);
  EXPECT_EQ(now, kA);
  EXPECT_EQ(run(300, kTalk, kShout), kA);
  EXPECT_EQ(run(2000, kTalk, kHush), kA);
}

TEST_F(ActiveSpeakerTest, SyllablesWithGapsCount) {
  for (int syllable = 0; syllable < 5; ++syllable) {
    run(120, kTalk, kHush);
    run(80, kHush, kHush);
  }
  EXPECT_EQ(now, kA);
}

TEST_F(ActiveSpeakerTest, TheSpeakerHoldsThePlaceInPauses) {
  run(3000, kTalk, kHush);
  EXPECT_EQ(run(1800, kHush, kTalk), kA) << "two seconds of hold";
  EXPECT_EQ(run(400, kHush, kTalk), kB);
}

TEST_F(ActiveSpeakerTest, ANewSpeakerIsNotTakenAwayForTwoSeconds) {
  run(400, kTalk, kHush);
  EXPECT_EQ(run(1900, kTalk, kShout), kA);
  EXPECT_EQ(run(200, kTalk, kShout), kB) << "clearly louder";
}

TEST_F(ActiveSpeakerTest, OfTwoAlikeTheFirstStays) {
  run(3000, kTalk, kHush);
  EXPECT_EQ(run(10'000, kTalk, kTalk + 3), kA);
}

TEST_F(ActiveSpeakerTest, SilenceOfAllKeepsTheSpeaker) {
  run(3000, kTalk, kHush);
  EXPECT_EQ(run(60'000, kHush, kHush), kA);
}

TEST_F(ActiveSpeakerTest, TheLoudestNewcomerWins) { EXPECT_EQ(run(1000, kHush, kTalk - 10, kTalk), kC); }

TEST_F(ActiveSpeakerTest, WhoMayNotSpeakIsNotTheSpeaker) {
  run(3000, kTalk, kTalk - 10);
  EXPECT_EQ(now, kA);
  a_allowed = false;
  EXPECT_EQ(run(20, kTalk, kTalk - 10), kB) << "revoked: the other talker follows at once";
}

TEST_F(ActiveSpeakerTest, WhoLeavesIsForgotten) {
  run(3000, kTalk, kHush);
  const SpeakerLevel rest[] = {{kB, kHush, true}};
  EXPECT_EQ(speaker.update(rest), std::nullopt);
}

}  // namespace
}  // namespace media
