#include "signaling/accounts/user_accounts.h"

#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {
namespace {

class UserAccountsTest : public AccountsTest {
 protected:
  AccountResult<User> change(UserId id, UserDetails details) { return accounts_->users().change(id, details, by()); }
  AccountResult<void> set_password(UserId id, const std::string& pass) {
    return ask<void>([&](auto reply) { accounts_->users().set_password(id, pass, by(), reply); });
  }
  AccountResult<LoggedIn> change_own(UserId id, const std::string& current, const std::string& fresh,
                                     const std::string& cookie) {
    return ask<LoggedIn>([&](auto reply) {
      accounts_->users().change_own_password({id, current, fresh, cookie}, attempt(), reply);
    });
  }
};

TEST_F(UserAccountsTest, AUserIsCreatedAndFound) {
  const auto made = create("nguyen.an", Role::kTechnician);
  ASSERT_TRUE(made) << word_of(made);
  EXPECT_EQ(made->role, "technician");
  EXPECT_EQ(made->created, now_);
  EXPECT_EQ(audit(), "admin user.create nguyen.an: Tên nguyen.an, technician");
  EXPECT_EQ(*accounts_->users().find(made->id), *made);
  EXPECT_EQ(word_of(accounts_->users().find(UserId(99))), "missing");
  EXPECT_EQ(accounts_->users().list("ten", {}, 10)->size(), 1U);
}

TEST_F(UserAccountsTest, NamesAreDataAndStayWhatTheyAre) {
  const std::string name = "<script>alert(1)</script> \u202eđ\u00e0";
  const auto made = ask<User>([&](auto reply) {
    accounts_->users().create({.login = "x'; DROP TABLE users; --", .name = name}, kGood, by(), reply);
  });
  EXPECT_EQ(word_of(made), "user.login_wrong") << "a login name has no blanks";
  const auto other = ask<User>([&](auto reply) {
    accounts_->users().create({.login = "x';--<b>", .name = name}, kGood, by(), reply);
  });
  ASSERT_TRUE(other) << word_of(other);
  EXPECT_EQ(other->display_name, name);
  EXPECT_EQ(other->login, "x';--<b>");
}

TEST_F(UserAccountsTest, LoginNamesHaveLettersAndNoBlanks) {
  for (const char* login : {"", " ", "a b", "a\u00a0b", "a\u3000b", "\u200f", "\u200b\u2060", "an "}) {
    EXPECT_EQ(word_of(create(login)), "user.login_wrong") << "\"" << login << "\"";
  }
  EXPECT_EQ(word_of(create(std::string(300, 'a'))), "user.login_wrong");
}

TEST_F(UserAccountsTest, ALoginNameIsTakenOnce) {
  user("bình");
  for (const char* twin : {"bình", "BÌNH", "bi\u0300nh", "b\u200fình"}) {
    EXPECT_EQ(word_of(create(twin)), "user.login_taken") << twin;
  }
  const UserId other = user("binh");
  EXPECT_EQ(word_of(change(other, {.login = "BI\u0300NH", .name = "B"})), "user.login_taken");
  // Two at once: both find the name free.
  std::optional<AccountResult<User>> first, second;
  accounts_->users().create({.login = "an", .name = "1"}, kGood, by(), [&](auto r) { first = std::move(r); });
  accounts_->users().create({.login = "AN", .name = "2"}, kGood, by(), [&](auto r) { second = std::move(r); });
  EXPECT_EQ(word_of(post_.until(first)), "yes");
  EXPECT_EQ(word_of(post_.until(second)), "user.login_taken");
}

TEST_F(UserAccountsTest, PasswordsFollowTheRules) {
  EXPECT_EQ(word_of(create("an", Role::kOperator, "ngắn")), "password.too_short");
  EXPECT_EQ(word_of(create("nguyen.van.an", Role::kOperator, "nguyen.van.an99")), "password.is_login");
  const UserId id = user("an");
  EXPECT_EQ(word_of(set_password(id, "1234567890")), "password.too_common");
  EXPECT_EQ(word_of(set_password(id, std::string(201, 'x'))), "password.too_long");
  EXPECT_EQ(word_of(set_password(UserId(99), kGood)), "missing");
  EXPECT_EQ(word_of(log_in("an")), "yes");
}

TEST_F(UserAccountsTest, ADisabledUserIsOutEverywhereForGood) {
  const UserId id = user("an");
  const UserId other = user("binh");
  const std::string cookie = session("an");
  const std::string others = session("binh");
  auto& tokens = accounts_->tokens();
  const auto token = tokens.issue(id, {"máy", {Scope::kRead}}, {}, by());
  const auto kept = tokens.issue(other, {"máy", {Scope::kRead}}, {}, by());
  now_ += 1min;
  ASSERT_TRUE(change(id, {.login = "an", .name = "Tên an", .role = Role::kOperator, .disabled = true}));
  EXPECT_EQ(audit(), "admin user.change an: disabled: no → yes");
  EXPECT_EQ(use(cookie), "login.needed");
  EXPECT_EQ(use(others), "yes");
  EXPECT_EQ(word_of(tokens.find(token->token, now_)), "token.wrong");
  EXPECT_EQ(word_of(tokens.find(kept->token, now_)), "yes");
  ASSERT_TRUE(change(id, {.login = "an", .name = "Tên an", .role = Role::kOperator}));
  EXPECT_EQ(use(cookie), "login.needed") << "enabled again he logs in again";
  EXPECT_EQ(word_of(tokens.find(token->token, now_)), "token.wrong");
  EXPECT_EQ(word_of(log_in("an")), "yes");
}

TEST_F(UserAccountsTest, AChangeOfRoleAsksForALogInAndOfTheNameDoesNot) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  ASSERT_TRUE(change(id, {.login = "an2", .name = "Đỗ An", .role = Role::kOperator}));
  EXPECT_EQ(audit(), "admin user.change an2: login: an → an2; name: Tên an → Đỗ An");
  EXPECT_EQ(use(cookie), "yes");
  EXPECT_EQ(word_of(log_in("an")), "login.wrong");
  ASSERT_TRUE(change(id, {.login = "an2", .name = "Đỗ An", .role = Role::kTechnician}));
  EXPECT_EQ(use(cookie), "login.needed");
}

TEST_F(UserAccountsTest, TheLastAdministratorStays) {
  const UserId first = user("một", Role::kAdministrator);
  const UserDetails other_role{.login = "một", .name = "1", .role = Role::kOperator};
  const UserDetails disabled{.login = "một", .name = "1", .role = Role::kAdministrator, .disabled = true};
  EXPECT_EQ(word_of(change(first, other_role)), "user.last_administrator");
  EXPECT_EQ(word_of(change(first, disabled)), "user.last_administrator");
  const UserId second = user("hai", Role::kAdministrator);
  ASSERT_TRUE(change(second, {.login = "hai", .name = "2", .role = Role::kAdministrator, .disabled = true}));
  EXPECT_EQ(word_of(change(first, disabled)), "user.last_administrator") << "a disabled one does not count";
  EXPECT_EQ(word_of(change(second, {.login = "hai", .name = "2", .role = Role::kOperator, .disabled = true})), "yes");
  ASSERT_TRUE(change(second, {.login = "hai", .name = "2", .role = Role::kAdministrator}));
  EXPECT_EQ(word_of(change(first, disabled)), "yes");
}

TEST_F(UserAccountsTest, AnAdministratorsPasswordForSomebodyEndsHisLogins) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  ASSERT_TRUE(set_password(id, "mật khẩu hoàn toàn mới"));
  EXPECT_EQ(audit(), "admin user.change_password an");
  EXPECT_EQ(use(cookie), "login.needed");
  EXPECT_EQ(word_of(log_in("an")), "login.wrong");
  EXPECT_EQ(word_of(log_in("an", "mật khẩu hoàn toàn mới")), "yes");
}

TEST_F(UserAccountsTest, OnesOwnPasswordRenewsThisLoginAndEndsTheOthers) {
  const UserId id = user("an");
  const std::string here = session("an");
  const std::string elsewhere = session("an");
  const auto changed = change_own(id, kGood, "mật khẩu hoàn toàn mới", here);
  ASSERT_TRUE(changed) << word_of(changed);
  EXPECT_EQ(use(here), "login.needed");
  EXPECT_EQ(use(elsewhere), "login.needed");
  EXPECT_EQ(use(changed->session_token), "yes");
  EXPECT_EQ(word_of(log_in("an", "mật khẩu hoàn toàn mới")), "yes");
}

TEST_F(UserAccountsTest, OnesOwnPasswordWantsThePresentOne) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  EXPECT_EQ(word_of(change_own(id, kGood, "ngắn", cookie)), "password.too_short");
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(word_of(change_own(id, "sai", "mật khẩu hoàn toàn mới", cookie)), "password.wrong") << i;
  }
  EXPECT_EQ(word_of(change_own(id, kGood, "mật khẩu hoàn toàn mới", cookie)), "too soon");
  EXPECT_EQ(use(cookie), "yes");
  now_ += 10s;
  EXPECT_EQ(word_of(change_own(id, kGood, "mật khẩu hoàn toàn mới", "dcs_none")), "login.needed");
  EXPECT_EQ(word_of(log_in("an")), "yes") << "nothing changed";
}

TEST_F(UserAccountsTest, LoggedOutEverywhereIsEveryBrowser) {
  const UserId id = user("an");
  const std::string one = session("an");
  const std::string two = session("an");
  ASSERT_TRUE(accounts_->users().log_out_everywhere(id, by()));
  EXPECT_EQ(audit(), "admin user.log_out an");
  EXPECT_EQ(use(one), "login.needed");
  EXPECT_EQ(use(two), "login.needed");
  EXPECT_EQ(word_of(accounts_->users().log_out_everywhere(UserId(99), by())), "missing");
}

TEST_F(UserAccountsTest, AStoreThatFailsLeavesAllAsItWas) {
  const UserId id = user("an");
  const std::string cookie = session("an");
  const std::string entry = audit();
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(create("moi")), "store.busy");
    EXPECT_EQ(word_of(change(id, {.login = "khac", .name = "K", .disabled = true})), "store.busy");
    EXPECT_EQ(word_of(set_password(id, "mật khẩu hoàn toàn mới")), "store.busy");
    EXPECT_EQ(word_of(change_own(id, kGood, "mật khẩu hoàn toàn mới", cookie)), "store.busy");
    EXPECT_EQ(word_of(accounts_->users().log_out_everywhere(id, by())), "store.busy");
  }
  EXPECT_EQ(audit(), entry);
  EXPECT_EQ(use(cookie), "yes");
  EXPECT_EQ(accounts_->users().find(id)->login, "an");
  restart();
  EXPECT_EQ(use(cookie), "yes");
  EXPECT_EQ(word_of(log_in("an")), "yes");
  EXPECT_EQ(word_of(create("moi")), "yes");
}

}  // namespace
}  // namespace signaling
