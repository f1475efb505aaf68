#include "signaling/auth/login_sessions.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const UserId kAn(1), kBinh(2);

WallTime at(std::chrono::milliseconds d) { return WallTime(std::chrono::hours(500'000)) + d; }

std::string who(LoginSessions& sessions, const std::string& token, WallTime now) {
  const auto user = sessions.use(token, now);
  return user ? "user " + std::to_string(user->value()) : std::string(describe(user.error()).word);
}

// What the store would hold.
void store(std::map<std::string, LoginSession>& rows, LoginSessions& sessions) {
  for (const auto& change : sessions.take_changes()) {
    if (change.ended) {
      rows.erase(change.session.token.to_hex());
    } else {
      rows[change.session.token.to_hex()] = change.session;
    }
  }
}

std::vector<LoginSession> values(const std::map<std::string, LoginSession>& rows) {
  std::vector<LoginSession> result;
  for (const auto& [token, session] : rows) result.push_back(session);
  return result;
}

TEST(LoginSessions, ACookieTellsWhoseItIs) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  const auto binh = sessions.log_in(kBinh, "", at(0s));
  EXPECT_EQ(who(sessions, an, at(1s)), "user 1");
  EXPECT_EQ(who(sessions, binh, at(1s)), "user 2");
  EXPECT_EQ(who(sessions, make_token(TokenKind::kSession), at(1s)), "login.needed");
  EXPECT_EQ(who(sessions, "", at(1s)), "login.needed");
  EXPECT_EQ(who(sessions, "dcd_" + an.substr(4), at(1s)), "login.needed");
}

// Session fixation: a token that somebody put into the browser, or that was valid before, is worth nothing after a
// log-in.
TEST(LoginSessions, LogInGivesAFreshTokenAndEndsTheFormer) {
  LoginSessions sessions;
  const auto planted = make_token(TokenKind::kSession);
  const auto first = sessions.log_in(kAn, planted, at(0s));
  EXPECT_NE(first, planted);
  EXPECT_EQ(who(sessions, planted, at(1s)), "login.needed");
  const auto attackers = sessions.log_in(kBinh, "", at(1s));
  const auto second = sessions.log_in(kAn, attackers, at(2s));
  EXPECT_EQ(who(sessions, attackers, at(3s)), "login.needed");
  EXPECT_EQ(who(sessions, second, at(3s)), "user 1");
  EXPECT_EQ(who(sessions, first, at(3s)), "user 1") << "another browser of the same user stays";
}

TEST(LoginSessions, AChangeOfRightsGivesANewTokenAndNoLongerLife) {
  LoginSessions sessions({.idle = 100h, .absolute = 24h});
  const auto before = sessions.log_in(kAn, "", at(0s));
  const auto after = sessions.renew(before, at(20h));
  ASSERT_TRUE(after);
  EXPECT_NE(*after, before);
  EXPECT_EQ(who(sessions, before, at(20h)), "login.needed");
  EXPECT_EQ(who(sessions, *after, at(24h - 1ms)), "user 1");
  EXPECT_EQ(who(sessions, *after, at(24h)), "login.needed");
  EXPECT_FALSE(sessions.renew(*after, at(24h)));
  EXPECT_FALSE(sessions.renew("nonsense", at(24h)));
}

TEST(LoginSessions, EndAfterIdleAndAbsoluteTime) {
  LoginSessions sessions;
  const auto idle = sessions.log_in(kAn, "", at(0s));
  const auto busy = sessions.log_in(kBinh, "", at(0s));
  for (int minutes = 60; minutes < 24 * 60; minutes += 60) {
    EXPECT_EQ(who(sessions, busy, at(std::chrono::minutes(minutes))), "user 2") << minutes;
  }
  EXPECT_EQ(who(sessions, busy, at(24h)), "login.needed");
  EXPECT_EQ(who(sessions, idle, at(2h - 1ms)), "user 1");
  EXPECT_EQ(who(sessions, idle, at(4h)), "login.needed");
  EXPECT_EQ(sessions.size(), 0U);
}

TEST(LoginSessions, NoneEndsWhileItsConferenceRuns) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  const auto binh = sessions.log_in(kBinh, "", at(0s));
  sessions.set_held({kAn}, at(1h));
  for (int minutes = 60; minutes < 48 * 60; ++minutes) sessions.sweep(at(std::chrono::minutes(minutes)));
  EXPECT_EQ(sessions.size(), 1U);
  EXPECT_EQ(who(sessions, binh, at(48h)), "login.needed");
  EXPECT_EQ(who(sessions, an, at(48h)), "user 1");
  sessions.set_held({}, at(48h));
  EXPECT_EQ(who(sessions, an, at(48h + 30min - 1ms)), "user 1") << "there is time to save and log out";
  EXPECT_EQ(who(sessions, an, at(48h + 30min)), "login.needed");
}

TEST(LoginSessions, AHoldWakesNobodyUp) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  sessions.set_held({kAn}, at(3h));
  EXPECT_EQ(who(sessions, an, at(3h)), "login.needed");
}

TEST(LoginSessions, AJumpOfTheClockEndsNoneThatIsHeld) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  sessions.set_held({kAn}, at(1min));
  EXPECT_EQ(who(sessions, an, at(10'000h)), "user 1");
  sessions.sweep(at(10'000h));
  EXPECT_EQ(who(sessions, an, at(-1h)), "user 1");
}

TEST(LoginSessions, AClockThatJumpsBackDoesNotStopTheIdleTime) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  EXPECT_EQ(who(sessions, an, at(-10h)), "user 1");
  EXPECT_EQ(who(sessions, an, at(-8h)), "login.needed");
}

TEST(LoginSessions, ARestartInARunningConferenceLosesNoLogin) {
  LoginSessions before;
  std::map<std::string, LoginSession> rows;
  const auto an = before.log_in(kAn, "", at(0s));
  before.set_held({kAn}, at(1h));
  for (int minutes = 60; minutes <= 30 * 60; ++minutes) before.sweep(at(std::chrono::minutes(minutes)));
  store(rows, before);
  LoginSessions after({}, values(rows));
  EXPECT_EQ(who(after, an, at(30h + 5min)), "user 1") << "before the hold is known again";
  after.set_held({kAn}, at(30h + 6min));
  EXPECT_EQ(who(after, an, at(40h)), "user 1");
}

TEST(LoginSessions, LogOut) {
  LoginSessions sessions;
  const auto here = sessions.log_in(kAn, "", at(0s));
  const auto there = sessions.log_in(kAn, "", at(0s));
  const auto binh = sessions.log_in(kBinh, "", at(0s));
  sessions.log_out(there);
  sessions.log_out("nonsense");
  EXPECT_EQ(who(sessions, there, at(1s)), "login.needed");
  EXPECT_EQ(who(sessions, here, at(1s)), "user 1");
  const auto again = sessions.log_in(kAn, "", at(0s));
  sessions.log_out_everywhere(kAn, here);
  EXPECT_EQ(who(sessions, again, at(1s)), "login.needed");
  EXPECT_EQ(who(sessions, here, at(1s)), "user 1");
  sessions.log_out_everywhere(kAn);
  EXPECT_EQ(who(sessions, here, at(1s)), "login.needed");
  EXPECT_EQ(who(sessions, binh, at(1s)), "user 2");
}

TEST(LoginSessions, ALoginIsNamedByItsBeginUntilItEnds) {
  LoginSessions sessions;
  const auto first = sessions.log_in(kAn, "", at(0s));
  const auto second = sessions.log_in(kAn, "", at(1s));
  EXPECT_EQ(sessions.begun(first), at(0s));
  EXPECT_FALSE(sessions.begun(make_token(TokenKind::kSession)));
  EXPECT_FALSE(sessions.lasts(kBinh, at(0s))) << "another's";
  const auto renewed = sessions.renew(first, at(2s));
  EXPECT_EQ(sessions.begun(*renewed), at(0s));
  EXPECT_TRUE(sessions.lasts(kAn, at(0s))) << "the same login under a new token";
  sessions.log_out(*renewed);
  EXPECT_FALSE(sessions.lasts(kAn, at(0s)));
  EXPECT_TRUE(sessions.lasts(kAn, at(1s))) << "at another browser";
  EXPECT_EQ(sessions.begun(second), at(1s));
}

TEST(LoginSessions, AUserHasAtMostTenAndTheLongestUnusedGivesWay) {
  LoginSessions sessions;
  std::vector<std::string> tokens;
  for (int i = 0; i < 10; ++i) tokens.push_back(sessions.log_in(kAn, "", at(std::chrono::seconds(i))));
  (void)sessions.log_in(kBinh, "", at(10s));
  (void)sessions.use(tokens[0], at(5min));
  (void)sessions.log_in(kAn, "", at(6min));
  EXPECT_EQ(sessions.size(), 11U);
  EXPECT_EQ(who(sessions, tokens[0], at(7min)), "user 1");
  EXPECT_EQ(who(sessions, tokens[1], at(7min)), "login.needed");
}

TEST(LoginSessions, TheStoreIsToldOfUseOnceAMinute) {
  LoginSessions sessions;
  const auto an = sessions.log_in(kAn, "", at(0s));
  EXPECT_EQ(sessions.take_changes().size(), 1U);
  for (int i = 0; i < 60; ++i) (void)sessions.use(an, at(std::chrono::seconds(i)));
  EXPECT_TRUE(sessions.take_changes().empty());
  (void)sessions.use(an, at(60s));
  const auto changes = sessions.take_changes();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].session.last_used, at(60s));
  EXPECT_FALSE(changes[0].ended);
}

// Random operations: a token that ended never lives again, no token of one user is taken for another's, and a restart
// from what was stored changes no answer.
TEST(LoginSessions, HoldForRandomOperations) {
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    media::Random random(seed);
    LoginSessions sessions;
    std::map<std::string, LoginSession> rows;
    std::map<std::string, UserId> live;
    std::vector<std::string> dead;
    std::unordered_set<UserId> held;
    WallTime now = at(0s);
    for (int step = 0; step < 300; ++step) {
      now += std::chrono::minutes(random.below(40));
      const UserId user(1 + static_cast<int64_t>(random.below(3)));
      const std::string token =
          live.empty() ? "" : std::next(live.begin(), static_cast<long>(random.below(live.size())))->first;
      switch (random.below(8)) {
        case 0:
        case 1: live[sessions.log_in(user, "", now)] = user; break;
        case 2: sessions.log_out(token); break;
        case 3: sessions.log_out_everywhere(user); break;
        case 4:
          if (const auto renewed = sessions.renew(token, now)) live[*renewed] = live.at(token);
          break;
        case 5: sessions.sweep(now); break;
        case 6:
          held = random.below(2) == 0 ? std::unordered_set<UserId>{user} : std::unordered_set<UserId>{};
          sessions.set_held(held, now);
          break;
        default: (void)sessions.use(token, now);
      }
      for (auto it = live.begin(); it != live.end();) {
        const auto answer = sessions.use(it->first, now);
        if (answer) {
          ASSERT_EQ(*answer, it->second) << "seed " << seed;
          ++it;
        } else {
          dead.push_back(it->first);
          it = live.erase(it);
        }
      }
      for (const auto& old : dead) ASSERT_FALSE(sessions.use(old, now)) << "seed " << seed << " step " << step;
      store(rows, sessions);
      ASSERT_EQ(rows.size(), sessions.size()) << "seed " << seed << " step " << step;
      if (random.below(10) == 0) {
        sessions = LoginSessions({}, values(rows));
        sessions.set_held(held, now);
      }
    }
    ASSERT_FALSE(dead.empty());
  }
}

}  // namespace
}  // namespace signaling
