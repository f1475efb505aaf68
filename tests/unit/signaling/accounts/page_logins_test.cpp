#include "signaling/accounts/page_logins.h"

#include "signaling/auth/secret_token.h"
#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {
namespace {

using PageLoginsTest = AccountsTest;

TEST_F(PageLoginsTest, ARightPasswordLogsIn) {
  const UserId id = user("an");
  now_ += 1h;
  const auto in = log_in("an");
  ASSERT_TRUE(in) << word_of(in);
  EXPECT_EQ(in->user.id, id);
  EXPECT_EQ(in->user.last_login, now_);
  EXPECT_EQ(audit(), "an user.log_in an: 10.0.0.1");
  const auto used = accounts_->logins().use(in->session_token, now_);
  ASSERT_TRUE(used);
  EXPECT_EQ(*used, in->user) << "as the store has it";
}

TEST_F(PageLoginsTest, NameAndPasswordAreOneWhateverTheKeyboard) {
  ASSERT_TRUE(create("bình", Role::kOperator, "Đường về Ý Yên"));
  EXPECT_EQ(word_of(log_in("BI\u0300NH", "\u0110u\u031bo\u031b\u0300ng ve\u0302\u0300 Y\u0301 Ye\u0302n")), "yes");
}

TEST_F(PageLoginsTest, WhoIsUnknownDisabledOrWrongIsToldTheSame) {
  user("an");
  const UserId gone = user("cũ");
  ASSERT_TRUE(accounts_->users().change(gone, {.login = "cũ", .name = "Cũ", .disabled = true}, by()));
  EXPECT_EQ(word_of(log_in("an", "sai mật khẩu")), "login.wrong");
  EXPECT_EQ(word_of(log_in("ai đó")), "login.wrong");
  EXPECT_EQ(word_of(log_in("cũ")), "login.wrong");
  EXPECT_EQ(word_of(log_in("", "")), "login.wrong");
}

TEST_F(PageLoginsTest, GuessesAreSlowedByAccountAndAddress) {
  user("an");
  for (int i = 0; i < 6; ++i) EXPECT_EQ(word_of(log_in("an", "sai mật khẩu")), "login.wrong") << i;
  const auto refused = log_in("an");
  ASSERT_FALSE(refused);
  ASSERT_TRUE(std::holds_alternative<TooSoon>(refused.error())) << "the right one too";
  const auto wait = std::get<TooSoon>(refused.error()).wait;
  EXPECT_GT(wait, 0s);
  EXPECT_EQ(word_of(log_in("AN")), "too soon") << "one account";
  address_ = "10.0.0.2";
  EXPECT_EQ(word_of(log_in("an")), "yes") << "its owner elsewhere is not kept out";
  address_ = "10.0.0.1";
  now_ += std::chrono::ceil<std::chrono::milliseconds>(wait);
  EXPECT_EQ(word_of(log_in("an")), "yes");
}

TEST_F(PageLoginsTest, ALogInEndsTheFormerLoginOfItsBrowser) {
  user("an");
  user("binh");
  const std::string first = session("an");
  const std::string second = log_in("binh", kGood, first)->session_token;
  EXPECT_NE(first, second) << "a cookie fixed before is worth nothing after";
  EXPECT_EQ(use(first), "login.needed");
  EXPECT_EQ(use(second), "yes");
  const std::string planted = make_token(TokenKind::kSession);
  EXPECT_NE(log_in("an", kGood, planted)->session_token, planted);
  EXPECT_EQ(use(planted), "login.needed");
}

TEST_F(PageLoginsTest, LoginsOutliveARestartAndEndWithTime) {
  user("an");
  const std::string cookie = session("an");
  restart();
  EXPECT_EQ(use(cookie), "yes");
  now_ += 90min;
  EXPECT_EQ(use(cookie), "yes");
  restart();
  now_ += 90min;
  EXPECT_EQ(use(cookie), "yes") << "its use an hour ago was stored";
  now_ += 3h;
  ASSERT_TRUE(accounts_->logins().sweep(now_));
  EXPECT_EQ(use(cookie), "login.needed");
}

TEST_F(PageLoginsTest, NobodyIsPutOutOfARunningConference) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  ASSERT_TRUE(accounts_->logins().set_held({id}, now_));
  now_ += 30h;
  ASSERT_TRUE(accounts_->logins().sweep(now_));
  EXPECT_EQ(use(cookie), "yes");
  restart();
  now_ += 10min;
  EXPECT_EQ(use(cookie), "yes") << "the hold before the restart counts on";
  ASSERT_TRUE(accounts_->logins().set_held({}, now_));
  now_ += 31min;
  EXPECT_EQ(use(cookie), "login.needed");
}

TEST_F(PageLoginsTest, LoggingOutEndsOneLogin) {
  user("an");
  const std::string one = session("an");
  const std::string two = session("an");
  ASSERT_TRUE(accounts_->logins().log_out(one));
  EXPECT_TRUE(accounts_->logins().log_out(one)) << "again: nothing to do";
  EXPECT_TRUE(accounts_->logins().log_out("nonsense"));
  EXPECT_EQ(use(one), "login.needed");
  EXPECT_EQ(use(two), "yes");
  restart();
  EXPECT_EQ(use(one), "login.needed");
}

TEST_F(PageLoginsTest, AnOldHashIsMadeAnewByTheWay) {
  const UserId id = user("an");
  cost_ = {2, 16384};
  restart();
  EXPECT_EQ(word_of(log_in("an")), "yes");
  EXPECT_FALSE(needs_rehash(accounts_->users().find(id)->password_hash, cost_));
  EXPECT_EQ(word_of(log_in("an")), "yes");
}

TEST_F(PageLoginsTest, APasswordThatWasChangedMeanwhileIsWrong) {
  const UserId id = user("an");
  std::optional<AccountResult<LoggedIn>> result;
  accounts_->logins().log_in("an", kGood, "", attempt(), [&](auto replied) { result = std::move(replied); });
  ASSERT_TRUE(post_.wait());
  ASSERT_TRUE(accounts_->users().change(id, {.login = "an", .name = "An", .disabled = true}, by()));
  EXPECT_EQ(word_of(post_.until(result)), "login.wrong");
}

TEST_F(PageLoginsTest, AStoreThatFailsLeavesAllAsItWas) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  now_ += 5min;
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(log_in("an", kGood, cookie)), "store.busy");
    EXPECT_EQ(word_of(accounts_->logins().log_out(cookie)), "store.busy");
    EXPECT_EQ(use(cookie), "yes") << "and whoever is in stays in";
    EXPECT_FALSE(accounts_->logins().set_held({id}, now_));
  }
  EXPECT_EQ(use(cookie), "yes");
  EXPECT_EQ(audit(), "an user.log_in an: 10.0.0.1");
  restart();
  EXPECT_EQ(use(cookie), "yes");
}

}  // namespace
}  // namespace signaling
