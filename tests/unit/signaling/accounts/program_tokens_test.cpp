#include "signaling/accounts/program_tokens.h"

#include "signaling/auth/secret_token.h"
#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {
namespace {

class ProgramTokensTest : public AccountsTest {
 protected:
  AccountResult<IssuedToken> issue(UserId owner, TokenRequest request, const Principal& issuer = {}) {
    return tokens().issue(owner, request, issuer, by());
  }
  std::string find(const std::string& token) { return word_of(tokens().find(token, now_)); }
  ProgramTokens& tokens() { return accounts_->tokens(); }
};

TEST_F(ProgramTokensTest, ATokenActsForItsUser) {
  const UserId id = user("an");
  const auto issued = issue(id, {"Lịch của sở", {Scope::kBook, Scope::kRead}});
  ASSERT_TRUE(issued) << word_of(issued);
  EXPECT_EQ(audit(), "admin token.create an: Lịch của sở: read book");
  EXPECT_EQ(token_kind(issued->token), TokenKind::kApi);
  const auto holder = tokens().find(issued->token, now_);
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->user.id, id);
  EXPECT_EQ(holder->scopes, (Scopes{Scope::kRead, Scope::kBook}));
  EXPECT_EQ(tokens().list(id)->at(0), issued->record);
  EXPECT_EQ(issued->record.token_hash.find(issued->token), std::string::npos);
}

TEST_F(ProgramTokensTest, OthersAreWrong) {
  for (const std::string& wrong : {std::string(), std::string("dca_"), make_token(TokenKind::kApi),
                                   make_token(TokenKind::kSession), std::string(5000, 'x')}) {
    EXPECT_EQ(find(wrong), "token.wrong") << wrong.substr(0, 60);
  }
}

TEST_F(ProgramTokensTest, ATokenEndsAtItsTime) {
  const UserId id = user("an");
  const auto issued = issue(id, {"tạm", {Scope::kRead}, now_ + 1h});
  EXPECT_EQ(find(issued->token), "yes");
  now_ += 1h;
  EXPECT_EQ(find(issued->token), "token.wrong");
  EXPECT_EQ(tokens().list(id)->size(), 1U) << "it is shown still";
}

TEST_F(ProgramTokensTest, ARevokedTokenIsWorthNothing) {
  const UserId id = user("an");
  const UserId other = user("binh");
  const auto issued = issue(id, {"mất", {Scope::kRead}});
  EXPECT_EQ(word_of(tokens().revoke(other, issued->record.id, by())), "missing") << "not his";
  EXPECT_EQ(find(issued->token), "yes");
  ASSERT_TRUE(tokens().revoke(id, issued->record.id, by()));
  EXPECT_EQ(audit(), "admin token.revoke an: mất");
  EXPECT_EQ(find(issued->token), "token.wrong");
  EXPECT_TRUE(tokens().list(id)->empty());
  EXPECT_EQ(word_of(tokens().revoke(id, issued->record.id, by())), "missing");
  restart();
  EXPECT_EQ(find(issued->token), "token.wrong");
}

TEST_F(ProgramTokensTest, ATokenBegetsNoneThatMayMore) {
  const UserId id = user("an");
  Principal token;
  token.scopes = Scopes{Scope::kAdmin};
  EXPECT_EQ(word_of(issue(id, {"x", {Scope::kAdmin, Scope::kRead}}, token)), "auth.scope");
  EXPECT_EQ(word_of(issue(id, {"x", {Scope::kPerson}})), "auth.scope");
  EXPECT_EQ(word_of(issue(id, {"x", {}})), "auth.scope");
  EXPECT_EQ(word_of(issue(id, {"x", {Scope::kAdmin}}, token)), "yes");
}

TEST_F(ProgramTokensTest, AreForUsersWhoCanLogInAndNotWithoutEnd) {
  EXPECT_EQ(word_of(issue(UserId(99), {"x", {Scope::kRead}})), "missing");
  const UserId gone = user("cu");
  ASSERT_TRUE(accounts_->users().change(gone, {.login = "cu", .name = "Cũ", .disabled = true}, by()));
  EXPECT_EQ(word_of(issue(gone, {"x", {Scope::kRead}})), "user.disabled");
  const UserId id = user("an");
  for (size_t i = 0; i < ProgramTokens::kMostOfUser; ++i) ASSERT_TRUE(issue(id, {"x", {Scope::kRead}}));
  EXPECT_EQ(word_of(issue(id, {"x", {Scope::kRead}})), "token.too_many");
  ASSERT_TRUE(tokens().revoke(id, tokens().list(id)->front().id, by()));
  EXPECT_EQ(word_of(issue(id, {"x", {Scope::kRead}})), "yes");
}

TEST_F(ProgramTokensTest, AStoreThatFailsLeavesAllAsItWas) {
  const UserId id = user("an");
  const auto issued = issue(id, {"x", {Scope::kRead}});
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(issue(id, {"y", {Scope::kRead}})), "store.busy");
    EXPECT_EQ(word_of(tokens().revoke(id, issued->record.id, by())), "store.busy");
    EXPECT_EQ(find(issued->token), "yes");
  }
  EXPECT_EQ(tokens().list(id)->size(), 1U);
}

}  // namespace
}  // namespace signaling
