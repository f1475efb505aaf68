#include "signaling/auth/scope.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Scopes, ReadBackWhateverTheyHold) {
  for (unsigned bits = 1; bits < 1U << kTokenScopes.size(); ++bits) {
    Scopes scopes;
    for (size_t i = 0; i < kTokenScopes.size(); ++i) {
      if ((bits >> i & 1U) != 0) scopes = scopes.with(kTokenScopes[i]);
    }
    EXPECT_EQ(parse_scopes(to_string(scopes)), scopes) << to_string(scopes);
  }
}

TEST(Scopes, AreWordsInAnyOrder) {
  EXPECT_EQ(parse_scopes("book read"), (Scopes{Scope::kRead, Scope::kBook}));
  EXPECT_EQ(to_string(Scopes{Scope::kBook, Scope::kRead}), "read book");
  EXPECT_EQ(to_string(Scopes{}), "");
}

TEST(Scopes, RefuseWhatIsNoneOfATokens) {
  const std::string wrong[] = {"",      " ",          "read ",     " read", "read  book",           "read,book",
                               "write", "read read",  "Read",      "person", "read person",         "read\nbook",
                               "r",     std::string(100'000, ' '), "read book conference technical metrics admin read"};
  for (const auto& text : wrong) EXPECT_EQ(parse_scopes(text), std::nullopt) << text.substr(0, 50);
}

TEST(Scopes, IncludeTheirSubsets) {
  const Scopes two = {Scope::kRead, Scope::kBook};
  EXPECT_TRUE(two.includes(two));
  EXPECT_TRUE(two.includes({Scope::kRead}));
  EXPECT_TRUE(two.includes({}));
  EXPECT_FALSE(two.includes({Scope::kRead, Scope::kAdmin}));
  EXPECT_FALSE(Scopes{}.includes({Scope::kRead}));
}

// Tokens of `technical` read /metrics since before there was a word for it, and still do.
TEST(Scopes, AllowMetricsToTechnicalAndNothingBack) {
  constexpr Scopes kTechnician = {Scope::kTechnical};
  constexpr Scopes kProgram = {Scope::kMetrics};
  EXPECT_TRUE(kTechnician.allows(Scope::kMetrics));
  EXPECT_FALSE(kTechnician.contains(Scope::kMetrics));
  EXPECT_EQ(to_string(kTechnician), "technical");
  EXPECT_TRUE(kTechnician.includes(kProgram));
  EXPECT_TRUE(kTechnician.with(Scope::kMetrics).includes(kTechnician));
  EXPECT_TRUE(kTechnician.includes(kTechnician.with(Scope::kMetrics)));
  EXPECT_FALSE(kProgram.includes(kTechnician));
  for (const Scope scope : kTokenScopes) EXPECT_EQ(kProgram.allows(scope), scope == Scope::kMetrics);
  EXPECT_TRUE(Scopes{}.allows(Scope::kSelf));
  EXPECT_FALSE(kTechnician.allows(Scope::kPerson));
}

}  // namespace
}  // namespace signaling
