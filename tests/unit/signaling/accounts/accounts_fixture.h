#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "signaling/accounts/accounts.h"
#include "signaling/store/audit_log.h"
#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/base/hand_post.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {

using namespace std::chrono_literals;

// Another writer on the database, who does not let go: while it is there every change fails with store.busy.
class StoreJam {
 public:
  explicit StoreJam(const Store& store) {
    auto opened = Database::open(store.layout().database());
    EXPECT_TRUE(opened);
    database_ = std::move(*opened);
    work_ = std::make_unique<Transaction>(std::move(*Transaction::begin(*database_)));
    EXPECT_TRUE(Settings(*database_).set("jam", "yes"));
  }

 private:
  std::unique_ptr<Database> database_;
  std::unique_ptr<Transaction> work_;
};

// "yes", the word of the refusal, "too soon", "missing", or the store's code.
inline std::string word_of(const AccountRefusal& refusal) {
  struct Words {
    std::string operator()(AuthError error) const { return std::string(describe(error).word); }
    std::string operator()(const TooSoon&) const { return "too soon"; }
    std::string operator()(const Missing&) const { return "missing"; }
    std::string operator()(const media::Error& error) const { return error.code; }
  };
  return std::visit(Words{}, refusal);
}
template <typename T>
std::string word_of(const AccountResult<T>& result) {
  return result ? "yes" : word_of(result.error());
}

// A store with the site y-yen, and accounts at the cheapest cost.
class AccountsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Store::open(folder_.path() / "state", now_, {.busy_timeout = 0ms});
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    ASSERT_TRUE(Sites(store_->database()).add({kSite, "Ý Yên", "Ý Yên", 1, "", ""}));
    restart();
  }
  // The accounts of a new process on the same store.
  virtual void restart() {
    accounts_.reset();
    passwords_ = std::make_unique<PasswordWorker>(cost_, post_.post());
    auto opened = Accounts::open(*store_, *passwords_);
    ASSERT_TRUE(opened) << opened.error().message;
    accounts_ = std::move(*opened);
  }

  Attempt attempt() const { return {address_, now_, media::Timestamp(now_.time_since_epoch())}; }
  Author by(const std::string& name = "admin") const { return {name, now_}; }

  // What a call that takes a reply replies.
  template <typename T, typename Call>
  AccountResult<T> ask(Call call) {
    std::optional<AccountResult<T>> result;
    call([&result](AccountResult<T> replied) { result = std::move(replied); });
    return post_.until(result);
  }
  AccountResult<User> create(const std::string& login, Role role = Role::kOperator, const std::string& pass = kGood) {
    return ask<User>([&](auto reply) {
      accounts_->users().create({.login = login, .name = "Tên " + login, .role = role}, pass, by(), reply);
    });
  }
  UserId user(const std::string& login, Role role = Role::kOperator) {
    const auto made = create(login, role);
    EXPECT_TRUE(made) << word_of(made);
    return made ? made->id : UserId();
  }
  AccountResult<LoggedIn> log_in(const std::string& login, const std::string& pass = kGood,
                                 const std::string& former = "") {
    return ask<LoggedIn>([&](auto reply) { accounts_->logins().log_in(login, pass, former, attempt(), reply); });
  }
  // A login's cookie.
  std::string session(const std::string& login, const std::string& pass = kGood) {
    const auto result = log_in(login, pass);
    EXPECT_TRUE(result) << word_of(result);
    return result ? result->session_token : "";
  }
  std::string use(const std::string& cookie) { return word_of(accounts_->logins().use(cookie, now_)); }
  // The newest entry of the audit.
  std::string audit() {
    const auto page = AuditLog(store_->database()).page(std::nullopt, 1);
    if (!page || page->empty()) return "";
    const auto& entry = page->front();
    return entry.who + " " + entry.action + " " + entry.object + (entry.details.empty() ? "" : ": " + entry.details);
  }

  static inline const std::string kGood = "lúa chín vàng đồng";
  const SiteId kSite{"y-yen"};
  TemporaryFolder folder_;
  WallTime now_{24h * 365 * 56};
  std::string address_ = "10.0.0.1";
  PasswordCost cost_ = kCheapestPassword;
  HandPost post_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<PasswordWorker> passwords_;
  std::unique_ptr<Accounts> accounts_;
};

}  // namespace signaling
