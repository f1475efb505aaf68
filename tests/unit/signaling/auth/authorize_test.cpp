#include "signaling/auth/authorize.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "signaling/auth/permissions.h"
#include "tests/unit/signaling/auth/expected_rights.h"

namespace signaling {
namespace {

const ConferenceId kMine("mine"), kTheirs("theirs");
const SiteId kA("a"), kB("b");
const UserId kMe(1), kYou(2);

// Somebody who is this role and nothing else, with a part in the conference kMine where the role has parts.
Principal just(Role role) {
  Principal principal;
  principal.role = role;
  if (role == Role::kSite) {
    principal.site = kA;
  } else {
    principal.user = kMe;
  }
  const bool central = role == Role::kAdministrator || role == Role::kOperator || role == Role::kTechnician;
  if (!central) principal.conferences = {{kMine, role}};
  return principal;
}

const Target kOwn{kMine, kA, kMe};
const Target kForeign{kTheirs, kB, kYou};
const Target kNothing{};

std::string answer(const tl::expected<Authorization, AuthError>& result) {
  return result ? "yes" : std::string(describe(result.error()).word);
}

TEST(Authorize, FollowsTheExpectedRightsForEveryActionAndRole) {
  size_t walked = 0;
  for (const auto& [word, rights] : testing::expected_rights()) {
    const auto action = parse_action(word);
    ASSERT_TRUE(action) << word;
    for (const Role role : kRoles) {
      const std::string who = word + " by " + std::string(to_string(role));
      const char right = rights[static_cast<size_t>(role)];
      const auto principal = just(role);
      EXPECT_EQ(authorize(principal, *action, kOwn).has_value(), right != '-') << who;
      EXPECT_EQ(authorize(principal, *action, kForeign).has_value(), right == 'e') << who;
      EXPECT_EQ(authorize(principal, *action, kNothing).has_value(), right == 'e') << who << ", target forgotten";
      if (right == '-') {
        EXPECT_EQ(answer(authorize(principal, *action, kOwn)), "auth.role") << who;
      } else {
        EXPECT_EQ(authorize(principal, *action, kOwn)->as, role) << who;
      }
      ++walked;
    }
  }
  EXPECT_EQ(walked, kActionCount * kRoles.size());
}

TEST(Authorize, ASiteActsForItselfInItsConferencesOnly) {
  const auto hall = just(Role::kSite);
  for (const auto& row : permissions()) {
    if (!row.own.contains(Role::kSite) || row.subject != Subject::kParticipant) continue;
    EXPECT_EQ(answer(authorize(hall, row.action, {kMine, kA, {}})), "yes") << row.name;
    EXPECT_EQ(answer(authorize(hall, row.action, {kMine, kB, {}})), "auth.other_site") << row.name;
    EXPECT_EQ(answer(authorize(hall, row.action, {kTheirs, kA, {}})), "auth.other_conference") << row.name;
    EXPECT_EQ(answer(authorize(hall, row.action, {kMine, {}, {}})), "auth.other_site") << row.name;
    EXPECT_EQ(answer(authorize(hall, row.action, {{}, kA, {}})), "auth.other_conference") << row.name;
  }
}

// A user who is written down as a site of a conference has no seat, and so nothing is its own.
TEST(Authorize, APartAsSiteNeedsTheSeat) {
  Principal principal = just(Role::kObserver);
  principal.conferences = {{kMine, Role::kSite}};
  EXPECT_FALSE(authorize(principal, Action::kRequestFloor, {kMine, kA, {}}));
  EXPECT_FALSE(authorize(principal, Action::kRequestFloor, {kMine, {}, {}}));
}

TEST(Authorize, AChairHasItsConferenceOnly) {
  const auto chair = just(Role::kChair);
  EXPECT_EQ(answer(authorize(chair, Action::kGrantFloor, {kMine, kB, {}})), "yes");
  EXPECT_EQ(answer(authorize(chair, Action::kGrantFloor, {kTheirs, kA, {}})), "auth.other_conference");
  EXPECT_EQ(answer(authorize(chair, Action::kRequestFloor, {kMine, kA, {}})), "auth.role");
}

// The account's role gives no right in a conference; the part in it does.
TEST(Authorize, ALeaderWithoutAPartIsNoChair) {
  Principal leader = just(Role::kChair);
  leader.conferences = {{kMine, Role::kObserver}};
  EXPECT_EQ(answer(authorize(leader, Action::kGrantFloor, {kMine, kA, {}})), "auth.other_conference");
  EXPECT_EQ(answer(authorize(leader, Action::kReadPaper, {kMine, {}, {}})), "yes");
}

TEST(Authorize, SomebodyMayHaveDifferentPartsInDifferentConferences) {
  Principal principal = just(Role::kObserver);
  principal.conferences = {{kMine, Role::kChair}, {kTheirs, Role::kSecretary}};
  EXPECT_EQ(authorize(principal, Action::kGrantFloor, {kMine, kA, {}})->as, Role::kChair);
  EXPECT_EQ(answer(authorize(principal, Action::kGrantFloor, {kTheirs, kA, {}})), "auth.other_conference");
  EXPECT_EQ(authorize(principal, Action::kWriteMinutes, {kTheirs, {}, {}})->as, Role::kSecretary);
  EXPECT_EQ(answer(authorize(principal, Action::kWriteMinutes, {kMine, {}, {}})), "auth.other_conference");
}

TEST(Authorize, ACentralRoleCannotBeHadByAPartInAConference) {
  Principal principal = just(Role::kObserver);
  for (const Role role : {Role::kAdministrator, Role::kOperator, Role::kTechnician}) {
    principal.conferences = {{kMine, role}};
    for (const auto& row : permissions()) {
      const auto result = authorize(principal, row.action, {kMine, kA, kYou});
      EXPECT_EQ(result.has_value(), row.everywhere.contains(Role::kObserver)) << row.name;
    }
  }
}

TEST(Authorize, TheRecordSaysForWhom) {
  struct Case {
    const char* what;
    Role role;
    Action action;
    Target target;
    std::optional<ActingFor> acting_for;
  };
  const ActingFor chair{Role::kChair, std::nullopt};
  const ActingFor b{Role::kSite, kB};
  const Case cases[] = {
      {"a site for itself", Role::kSite, Action::kRequestFloor, {kMine, kA, {}}, std::nullopt},
      {"the operator for a site", Role::kOperator, Action::kRequestFloor, {kMine, kB, {}}, b},
      {"the operator for the chair", Role::kOperator, Action::kGrantFloor, {kMine, kB, {}}, chair},
      {"the chair itself", Role::kChair, Action::kGrantFloor, {kMine, kB, {}}, std::nullopt},
      {"the deputy for the chair", Role::kDeputy, Action::kCloseConference, {kMine, {}, {}}, chair},
      {"the secretary for a site", Role::kSecretary, Action::kEnterVote, {kMine, kB, {}}, b},
      {"the secretary's own duty", Role::kSecretary, Action::kMarkRoll, {kMine, kB, {}}, std::nullopt},
      {"the operator's own duty", Role::kOperator, Action::kDirectStage, {kMine, {}, {}}, std::nullopt},
      {"the operator declares", Role::kOperator, Action::kBeginSession, {kMine, {}, {}}, std::nullopt},
      {"the chair sets a view", Role::kChair, Action::kSetView, {kMine, kB, {}}, std::nullopt},
  };
  for (const auto& c : cases) {
    const auto result = authorize(just(c.role), c.action, c.target);
    ASSERT_TRUE(result) << c.what;
    EXPECT_EQ(result->as, c.role) << c.what;
    EXPECT_EQ(result->acting_for, c.acting_for) << c.what;
  }
}

TEST(Authorize, AnOperatorWhoChairsActsAsTheChair) {
  Principal principal = just(Role::kOperator);
  principal.conferences = {{kMine, Role::kSecretary}, {kMine, Role::kChair}};
  EXPECT_EQ(authorize(principal, Action::kOpenVote, {kMine, {}, {}}), (Authorization{Role::kChair, std::nullopt}));
  EXPECT_EQ(authorize(principal, Action::kOpenVote, {kTheirs, {}, {}})->acting_for,
            (ActingFor{Role::kChair, std::nullopt}));
  EXPECT_EQ(authorize(principal, Action::kMarkRoll, {kMine, kA, {}})->as, Role::kChair);
}

TEST(Authorize, ASiteThatIsSecretaryTooVotesAsTheSite) {
  Principal hall = just(Role::kSite);
  hall.conferences.insert(hall.conferences.begin(), {kMine, Role::kSecretary});
  EXPECT_EQ(authorize(hall, Action::kEnterVote, {kMine, kA, {}}), (Authorization{Role::kSite, std::nullopt}));
  EXPECT_EQ(authorize(hall, Action::kEnterVote, {kMine, kB, {}})->acting_for, (ActingFor{Role::kSite, kB}));
}

TEST(Authorize, OnesAccountIsOnesOwn) {
  for (const Role role : {Role::kAdministrator, Role::kOperator, Role::kChair, Role::kObserver}) {
    EXPECT_EQ(answer(authorize(just(role), Action::kChangePassword, {{}, {}, kMe})), "yes");
    EXPECT_EQ(answer(authorize(just(role), Action::kChangePassword, {{}, {}, kYou})), "auth.other_account");
  }
  Principal nobody;  // a device that came without a user must not match a target without one
  nobody.role = Role::kOperator;
  EXPECT_FALSE(authorize(nobody, Action::kChangePassword, {}));
}

TEST(Authorize, ATokenMayWhatItsUserMayWithinItsScopes) {
  for (const Role role : kRoles) {
    for (const auto& row : permissions()) {
      const bool user_may = authorize(just(role), row.action, kOwn).has_value();
      Scopes all;
      for (const Scope scope : kTokenScopes) {
        all = all.with(scope);
        auto token = just(role);
        token.scopes = Scopes{scope};
        const auto result = authorize(token, row.action, kOwn);
        const bool in_scope = row.scope == scope || row.scope == Scope::kSelf ||
                              (row.scope == Scope::kMetrics && scope == Scope::kTechnical);
        EXPECT_EQ(result.has_value(), user_may && in_scope) << row.name << " " << to_string(role);
        if (user_may && !in_scope) {
          EXPECT_EQ(answer(result), "auth.scope") << row.name;
        }
      }
      auto token = just(role);
      token.scopes = all;
      EXPECT_EQ(authorize(token, row.action, kOwn).has_value(), user_may && row.scope != Scope::kPerson) << row.name;
      token.scopes = Scopes{};
      EXPECT_EQ(authorize(token, row.action, kOwn).has_value(), user_may && row.scope == Scope::kSelf) << row.name;
    }
  }
}

TEST(MayIssue, ATokenBegetsNoneThatMayMore) {
  Principal page = just(Role::kAdministrator);
  EXPECT_TRUE(may_issue(page, {Scope::kAdmin, Scope::kRead}));
  EXPECT_FALSE(may_issue(page, {}));
  EXPECT_FALSE(may_issue(page, {Scope::kPerson}));
  Principal token = page;
  token.scopes = Scopes{Scope::kAdmin};
  EXPECT_TRUE(may_issue(token, {Scope::kAdmin}));
  EXPECT_FALSE(may_issue(token, {Scope::kAdmin, Scope::kRead}));
  EXPECT_FALSE(may_issue(token, {Scope::kBook}));
}

}  // namespace
}  // namespace signaling
