#include "signaling/api/account_problem.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST(AccountProblem, SaysWhatIsWrongAndWhere) {
  const auto taken = account_problem(AuthError::kLoginTaken);
  EXPECT_EQ(taken.status, 409U);
  EXPECT_EQ(taken.code, "user.login_taken");
  ASSERT_EQ(taken.faults.size(), 1U);
  EXPECT_EQ(taken.faults[0].pointer, "/login");
  EXPECT_EQ(account_problem(AuthError::kPasswordTooShort, "/new").faults.at(0).pointer, "/new");
  EXPECT_EQ(account_problem(Missing{}).status, 404U);
  EXPECT_EQ(account_problem(media::Error{"store.disk_full", ""}).code, "store.disk_full");
}

TEST(AccountProblem, SaysHowLongToWait) {
  const auto soon = account_problem(TooSoon{1500ms});
  EXPECT_EQ(soon.status, 429U);
  EXPECT_EQ(soon.code, "login.too_many_attempts");
  EXPECT_EQ(soon.headers.at(0), (std::pair<std::string, std::string>("Retry-After", "2")));
  EXPECT_EQ(account_problem(AuthError::kPasswordBusy).headers.at(0).first, "Retry-After");
}

// Whoever is not to log in anew must not be told so: pages leave for the log-in page at 401.
TEST(AccountProblem, OnlyWhoIsNotKnownIsAskedToLogIn) {
  for (const auto& rule : auth_error_rules()) {
    const bool unknown = rule.error == AuthError::kWrongLogin || rule.error == AuthError::kNotLoggedIn ||
                         rule.error == AuthError::kWrongToken || rule.error == AuthError::kDeviceRevoked;
    EXPECT_EQ(account_problem(rule.error).status == 401, unknown) << rule.word;
    EXPECT_GE(account_problem(rule.error).status, 400U) << rule.word;
  }
}

}  // namespace
}  // namespace signaling
