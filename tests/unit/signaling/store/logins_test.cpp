#include "signaling/store/logins.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class LoginsTest : public DatabaseTest {
 protected:
  Logins logins() { return Logins(*database_); }
};

TEST_F(LoginsTest, AStateOfLoginSessionsComesBackAsItWas) {
  LoginSessions state;
  const auto first = state.log_in(user_, "", at(0s));
  const auto second = state.log_in(user_, "", at(1s));
  ASSERT_TRUE(logins().apply(state.take_changes()));
  ASSERT_TRUE(state.use(second, at(600s)));
  state.log_out(first);
  state.set_held({user_}, at(601s));
  state.sweep(at(700s));
  ASSERT_TRUE(logins().apply(state.take_changes()));

  const auto stored = logins().all().value();
  ASSERT_EQ(stored.size(), 1U);
  EXPECT_EQ(stored[0].created, at(1s));
  EXPECT_EQ(stored[0].last_used, at(600s));
  EXPECT_TRUE(stored[0].held);
  LoginSessions again({}, stored);
  EXPECT_EQ(again.use(second, at(701s)), user_);
  EXPECT_FALSE(again.use(first, at(701s)));
}

TEST_F(LoginsTest, ChangesAreStoredAllOrNone) {
  LoginSessions state;
  state.log_in(user_, "", at(0s));
  state.log_in(UserId(99), "", at(0s));
  EXPECT_EQ(logins().apply(state.take_changes()).error().code, "store.missing");
  EXPECT_TRUE(logins().all()->empty());
}

}  // namespace
}  // namespace signaling
