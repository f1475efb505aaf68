#include "signaling/auth/secret_token.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

constexpr TokenKind kKinds[] = {TokenKind::kSession, TokenKind::kDevice, TokenKind::kApi, TokenKind::kAdminLink,
                                TokenKind::kJoinTicket};

TEST(SecretToken, SaysItsKindAndIsThatKindOnly) {
  const std::string prefixes[] = {"dcs_", "dcd_", "dca_", "dcl_", "dct_"};
  for (size_t i = 0; i < std::size(kKinds); ++i) {
    const auto token = make_token(kKinds[i]);
    EXPECT_EQ(token.size(), 47U);
    EXPECT_TRUE(token.starts_with(prefixes[i])) << token;
    EXPECT_EQ(token_kind(token), kKinds[i]);
    for (const TokenKind kind : kKinds) EXPECT_EQ(token_digest(kind, token).has_value(), kind == kKinds[i]);
    EXPECT_EQ(token_digest(kKinds[i], token), digest_of(token));
  }
}

TEST(SecretToken, IsNeverTheSame) {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(make_token(TokenKind::kSession));
  EXPECT_EQ(tokens.size(), 1000U);
}

// Each of the 43 characters takes many values: none is fixed or of few bits. The last has 16 values only, since 32
// bytes are 42 characters and 4 bits.
TEST(SecretToken, IsRandomThroughout) {
  std::set<char> seen[47];
  for (int i = 0; i < 2000; ++i) {
    const auto token = make_token(TokenKind::kApi);
    for (size_t at = 0; at < token.size(); ++at) seen[at].insert(token[at]);
  }
  for (size_t at = 4; at < 46; ++at) EXPECT_EQ(seen[at].size(), 64U) << at;
  EXPECT_EQ(seen[46].size(), 16U);
}

TEST(SecretToken, OtherTextsAreNone) {
  const auto token = make_token(TokenKind::kSession);
  std::string bad_end = token;
  bad_end.back() = '=';
  std::string zero = token;
  zero[10] = '\0';
  for (const std::string& text : {std::string(), token.substr(1), token + "A", "xcs_" + token.substr(4), bad_end, zero,
                                  std::string(47, ' '), std::string(1'000'000, 'A')}) {
    EXPECT_EQ(token_kind(text), std::nullopt) << text.substr(0, 50);
  }
}

}  // namespace
}  // namespace signaling
