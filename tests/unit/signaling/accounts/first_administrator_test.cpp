#include "signaling/accounts/first_administrator.h"

#include "signaling/auth/secret_token.h"
#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {
namespace {

class FirstAdministratorTest : public AccountsTest {
 protected:
  std::string link() {
    const auto made = accounts_->first_administrator().make_link(now_);
    EXPECT_TRUE(made && *made);
    return made ? made->value_or("") : "";
  }
  AccountResult<LoggedIn> use_link(const std::string& token, const std::string& login = "quan.tri",
                                   const std::string& pass = kGood) {
    return ask<LoggedIn>([&](auto reply) {
      accounts_->first_administrator().use({token, login, "Quản trị", pass, ""}, attempt(), reply);
    });
  }
};

TEST_F(FirstAdministratorTest, GetsInOnceByTheLink) {
  EXPECT_EQ(accounts_->first_administrator().is_needed(), true);
  const std::string token = link();
  restart();
  const auto in = use_link(token);
  ASSERT_TRUE(in) << word_of(in);
  EXPECT_EQ(in->user.role, "administrator");
  EXPECT_EQ(in->user.last_login, now_);
  EXPECT_EQ(use(in->session_token), "yes");
  EXPECT_EQ(audit(), "quan.tri user.create quan.tri: the first administrator");
  EXPECT_EQ(word_of(log_in("quan.tri")), "yes");
  EXPECT_EQ(word_of(use_link(token, "hai")), "link.used");
  EXPECT_EQ(accounts_->first_administrator().is_needed(), false);
  EXPECT_EQ(*accounts_->first_administrator().make_link(now_), std::nullopt) << "nothing is printed any more";
}

TEST_F(FirstAdministratorTest, AFreshLinkTakesTheFormersPlace) {
  const std::string former = link();
  const std::string token = link();
  EXPECT_EQ(word_of(use_link(former)), "token.wrong");
  EXPECT_EQ(word_of(use_link("")), "token.wrong");
  EXPECT_EQ(word_of(use_link(make_token(TokenKind::kAdminLink))), "token.wrong");
  EXPECT_EQ(word_of(use_link(token)), "yes");
}

TEST_F(FirstAdministratorTest, ALinkEndsAfterADay) {
  const std::string token = link();
  now_ += kAdminLinkLifetime;
  EXPECT_EQ(word_of(use_link(token)), "link.expired");
  EXPECT_EQ(word_of(use_link(link())), "yes");
}

TEST_F(FirstAdministratorTest, AnotherConnectionToTheDatabaseMakesALinkThatCounts) {
  const std::string former = link();
  const auto beside = Database::open(store_->layout().database());
  ASSERT_TRUE(beside) << beside.error().message;
  const auto token = make_first_administrator_link(**beside, now_);
  ASSERT_TRUE(token && *token);
  EXPECT_EQ(word_of(use_link(former)), "token.wrong");
  EXPECT_EQ(word_of(use_link(**token)), "yes");
  EXPECT_EQ(*make_first_administrator_link(**beside, now_), std::nullopt);
}

TEST_F(FirstAdministratorTest, GuessesAreSlowed) {
  const std::string token = link();
  for (int i = 0; i < 6; ++i) EXPECT_EQ(word_of(use_link("dcl_guess")), "token.wrong");
  EXPECT_EQ(word_of(use_link(token)), "too soon");
  now_ += 1s;
  EXPECT_EQ(word_of(use_link(token)), "yes");
}

TEST_F(FirstAdministratorTest, AWrongNameOrPasswordLeavesTheLink) {
  const std::string token = link();
  EXPECT_EQ(word_of(use_link(token, "hai từ")), "user.login_wrong");
  EXPECT_EQ(word_of(use_link(token, "an", "ngắn")), "password.too_short");
  user("an");
  EXPECT_EQ(word_of(use_link(token, "AN")), "user.login_taken");
  EXPECT_EQ(word_of(use_link(token)), "yes");
}

TEST_F(FirstAdministratorTest, OfTwoAtOnceOneGetsIn) {
  const std::string token = link();
  std::optional<AccountResult<LoggedIn>> first, second;
  auto& administrator = accounts_->first_administrator();
  administrator.use({token, "mot", "1", kGood, ""}, attempt(), [&](auto r) { first = std::move(r); });
  administrator.use({token, "hai", "2", kGood, ""}, attempt(), [&](auto r) { second = std::move(r); });
  EXPECT_EQ(word_of(post_.until(first)), "yes");
  EXPECT_EQ(word_of(post_.until(second)), "link.used");
}

TEST_F(FirstAdministratorTest, NoneIsNeededWhileOneIsThere) {
  const std::string token = link();
  user("an", Role::kAdministrator);
  EXPECT_EQ(word_of(use_link(token)), "link.used");
}

TEST_F(FirstAdministratorTest, AStoreThatFailsLeavesTheLink) {
  const std::string token = link();
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(use_link(token)), "store.busy");
    EXPECT_EQ(accounts_->first_administrator().make_link(now_).error().code, "store.busy");
  }
  EXPECT_EQ(accounts_->first_administrator().is_needed(), true);
  EXPECT_EQ(word_of(use_link(token)), "yes");
}

}  // namespace
}  // namespace signaling
