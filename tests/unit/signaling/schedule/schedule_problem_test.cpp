#include "signaling/schedule/schedule_problem.h"

#include <set>

#include <gtest/gtest.h>

#include "signaling/schedule/plain_text.h"

namespace signaling {
namespace {

TEST(ScheduleProblem, EveryCodeHasOneRuleWithBothLanguages) {
  std::set<ProblemCode> codes;
  std::set<std::string_view> words;
  for (const auto& rule : schedule_problem_rules()) {
    EXPECT_TRUE(codes.insert(rule.code).second) << rule.word;
    EXPECT_TRUE(words.insert(rule.word).second) << rule.word;
    EXPECT_NE(rule.word.find('.'), std::string_view::npos) << rule.word;
    for (const auto text : {rule.vi, rule.en}) {
      EXPECT_FALSE(is_blank(text)) << rule.word;
      EXPECT_EQ(problem_of_line(text, 200), std::nullopt) << rule.word;
    }
    EXPECT_EQ(rule.vi.find("{0}") == std::string_view::npos, rule.en.find("{0}") == std::string_view::npos)
        << rule.word;
  }
  EXPECT_EQ(codes.size(), static_cast<size_t>(ProblemCode::kCount));
}

TEST(ScheduleProblem, DetailsAreDataAndBounded) {
  const auto problem = make_problem(ProblemCode::kUnknownSite, "sites[0]", "{0}{1}%s");
  EXPECT_EQ(problem.field, "sites[0]");
  EXPECT_EQ(problem.code, "site.unknown");
  EXPECT_EQ(problem.vi, "Không có điểm cầu \"{0}{1}%s\".");
  EXPECT_EQ(problem.en, "There is no site \"{0}{1}%s\".");

  std::string longest;
  for (int i = 0; i < 1000; ++i) longest += "ế";  // three bytes each
  const auto cut = make_problem(ProblemCode::kUnknownSite, longest, longest);
  EXPECT_LE(cut.field.size(), 64U);
  EXPECT_LE(cut.vi.size(), 220U);
  EXPECT_EQ(problem_of_line(cut.vi, 220), std::nullopt) << "no character is cut in two";
}

}  // namespace
}  // namespace signaling
