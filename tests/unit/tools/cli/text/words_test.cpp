#include "tools/cli/text/words.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(Words, AreThoseOfTheField) {
  EXPECT_EQ(word(WordSet::kPhase, "in_session", Language::kVietnamese), "đang họp");
  EXPECT_EQ(word(WordSet::kPhase, "in_session", Language::kEnglish), "in session");
  EXPECT_EQ(word(WordSet::kRole, "secretary", Language::kVietnamese), "thư ký");
}

TEST(Words, TheSameWordMayMeanDifferentThings) {
  EXPECT_EQ(word(WordSet::kAnswer, "yes", Language::kVietnamese), "tham dự");
  EXPECT_EQ(word(WordSet::kYesNo, "true", Language::kVietnamese), "có");
}

TEST(Words, UnknownOnesStay) { EXPECT_EQ(word(WordSet::kPhase, "locked", Language::kVietnamese), "locked"); }

}  // namespace
}  // namespace tools
