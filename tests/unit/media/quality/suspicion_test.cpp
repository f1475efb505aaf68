#include "media/quality/suspicion.h"

#include <gtest/gtest.h>

namespace media {
namespace {

constexpr Suspicion::Rules kRules{.width = 0.01F, .named = 4, .most = 6, .doubt = 2};

TEST(Suspicion, IsNamedWhenTheSameDelayWasFoundStronglyEnough) {
  Suspicion suspicion(kRules);
  EXPECT_FALSE(suspicion.open());
  suspicion.follow(0.2F, 3);
  EXPECT_TRUE(suspicion.open());
  EXPECT_FALSE(suspicion.named());
  suspicion.follow(0.2F, 0.5F);
  EXPECT_FALSE(suspicion.named());
  suspicion.follow(0.205F, 0.5F);
  EXPECT_TRUE(suspicion.named());
  EXPECT_GT(suspicion.delay(), 0.2F) << "moves towards what was found last";
  EXPECT_LT(suspicion.delay(), 0.205F);
}

TEST(Suspicion, OneJudgementAloneNamesNothing) {
  Suspicion suspicion(kRules);
  for (int i = 0; i < 20; ++i) {
    suspicion.follow(0.1F + 0.02F * static_cast<float>(i % 7), 5);
    EXPECT_FALSE(suspicion.named()) << i;
  }
}

TEST(Suspicion, ANameOutlivesAFewDoubtsOnly) {
  Suspicion suspicion(kRules);
  for (int i = 0; i < 10; ++i) suspicion.follow(0.2F, 3);
  suspicion.follow(0.4F, 3);
  suspicion.follow(0.2F, -1);
  EXPECT_TRUE(suspicion.named()) << "6 − 2 − 1";
  EXPECT_FLOAT_EQ(suspicion.delay(), 0.2F);
  suspicion.follow(0.2F, -3);
  EXPECT_FALSE(suspicion.named());
  EXPECT_FALSE(suspicion.open());
}

TEST(Suspicion, AnotherDelayTakesThePlaceOfADroppedOne) {
  Suspicion suspicion(kRules);
  suspicion.follow(0.2F, 1);
  suspicion.follow(0.4F, 3);
  EXPECT_FLOAT_EQ(suspicion.delay(), 0.4F);
  EXPECT_TRUE(suspicion.open());
  suspicion.follow(0.1F, -3);
  EXPECT_TRUE(suspicion.open());
  suspicion.follow(0.1F, -3);
  EXPECT_FALSE(suspicion.open());
}

}  // namespace
}  // namespace media
