#include "signaling/auth/csrf.h"

#include <string>

#include <gtest/gtest.h>

#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

TEST(Csrf, ATokenBelongsToItsSessionAndKey) {
  const auto key = HashKey::random();
  const auto mine = make_token(TokenKind::kSession);
  const auto yours = make_token(TokenKind::kSession);
  const auto token = csrf_token(key, mine);
  EXPECT_EQ(token, csrf_token(key, mine)) << "it need not be kept";
  EXPECT_TRUE(is_csrf_token(key, mine, token));
  EXPECT_FALSE(is_csrf_token(key, yours, token));
  EXPECT_FALSE(is_csrf_token(HashKey::random(), mine, token));
  EXPECT_FALSE(is_csrf_token(key, mine, csrf_token(key, yours)));
}

TEST(Csrf, NothingElseWillDo) {
  const auto key = HashKey::random();
  const auto session = make_token(TokenKind::kSession);
  const auto token = csrf_token(key, session);
  for (const std::string& wrong : {std::string(), token.substr(1), token + "0", std::string(64, '0'), session,
                                   digest_of(session).to_hex(), std::string(100'000, 'a')}) {
    EXPECT_FALSE(is_csrf_token(key, session, wrong)) << wrong.substr(0, 70);
  }
  for (size_t at = 0; at < token.size(); ++at) {
    std::string changed = token;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_FALSE(is_csrf_token(key, session, changed)) << at;
  }
}

// No cookie, no session: then no token is right, not even the one that would be derived.
TEST(Csrf, WithoutASessionThereIsNone) {
  const auto key = HashKey::random();
  for (const std::string& session : {std::string(), std::string("x"), make_token(TokenKind::kDevice)}) {
    EXPECT_FALSE(is_csrf_token(key, session, csrf_token(key, session)));
  }
}

}  // namespace
}  // namespace signaling
