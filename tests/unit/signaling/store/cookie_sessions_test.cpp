#include "signaling/store/cookie_sessions.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class CookieSessionsTest : public DatabaseTest {
 protected:
  CookieSessions sessions() { return CookieSessions(*database_); }
  void add(const std::string& hash, WallTime expires) {
    ASSERT_TRUE(sessions().add({hash, user_, at(0s), at(0s), expires}));
  }
};

TEST_F(CookieSessionsTest, AreFoundTouchedAndRemoved) {
  add("a", at(60s));
  EXPECT_EQ(sessions().touch("a", at(5s), at(65s)), true);
  EXPECT_EQ(**sessions().find("a"), (CookieSession{"a", user_, at(0s), at(5s), at(65s)}));
  EXPECT_EQ(sessions().remove("a"), true);
  EXPECT_EQ(sessions().remove("a"), false);
  EXPECT_EQ(sessions().touch("a", at(6s), at(66s)), false);
  EXPECT_EQ(*sessions().find("a"), std::nullopt);
}

TEST_F(CookieSessionsTest, EndByTimeAndByUser) {
  add("a", at(10s));
  add("b", at(20s));
  add("c", at(30s));
  EXPECT_EQ(sessions().remove_expired(at(10s)), 1);
  EXPECT_EQ(*sessions().find("a"), std::nullopt);
  EXPECT_EQ(sessions().remove_of_user(user_), 2);
  EXPECT_EQ(sessions().remove_of_user(user_), 0);
}

TEST_F(CookieSessionsTest, BelongToAUserAndStandOnce) {
  EXPECT_EQ(sessions().add({"a", UserId(99), at(0s), at(0s), at(1s)}).error().code, "store.missing");
  add("a", at(1s));
  EXPECT_EQ(sessions().add({"a", user_, at(0s), at(0s), at(1s)}).error().code, "store.exists");
}

}  // namespace
}  // namespace signaling
