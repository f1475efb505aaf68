#include "signaling/store/api_tokens.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST_F(DatabaseTest, ApiTokensKeepWhatTheyWereGiven) {
  ApiTokens tokens(*database_);
  ApiToken token{{}, "h", user_, "conferences.read users.read", "Bảng tin", at(1s), at(100s), std::nullopt};
  ApiToken endless{{}, "e", user_, "", "", at(2s), std::nullopt, std::nullopt};
  token.id = tokens.add(token).value();
  endless.id = tokens.add(endless).value();
  EXPECT_EQ(**tokens.find("h"), token);
  EXPECT_EQ(*tokens.of_user(user_), (std::vector<ApiToken>{token, endless}));
  EXPECT_EQ(*tokens.find("x"), std::nullopt);
}

TEST_F(DatabaseTest, ApiTokensAreRevokedOnce) {
  ApiTokens tokens(*database_);
  const auto id = tokens.add({{}, "h", user_, "", "", at(1s), std::nullopt, std::nullopt}).value();
  EXPECT_EQ(tokens.revoke(id, at(3s)), true);
  EXPECT_EQ(tokens.revoke(id, at(4s)), false);
  EXPECT_EQ((*tokens.find("h"))->revoked, at(3s));
}

TEST_F(DatabaseTest, ApiTokensBelongToAUserAndStandOnce) {
  ApiTokens tokens(*database_);
  ApiToken token{{}, "h", UserId(99), "", "", at(1s), std::nullopt, std::nullopt};
  EXPECT_EQ(tokens.add(token).error().code, "store.missing");
  token.owner = user_;
  EXPECT_TRUE(tokens.add(token));
  EXPECT_EQ(tokens.add(token).error().code, "store.exists");
}

}  // namespace
}  // namespace signaling
