#include "signaling/auth/permissions.h"

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/signaling/auth/expected_rights.h"

namespace signaling {
namespace {

TEST(Permissions, HaveEachActionOnceWithAWordThatReadsBack) {
  std::set<std::string_view> words;
  std::set<Action> actions;
  for (const auto& row : permissions()) {
    EXPECT_TRUE(words.insert(row.name).second) << row.name;
    EXPECT_TRUE(actions.insert(row.action).second) << row.name;
    EXPECT_EQ(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_."), std::string_view::npos) << row.name;
    EXPECT_EQ(to_string(row.action), row.name);
    EXPECT_EQ(parse_action(row.name), row.action);
    EXPECT_EQ(&permission(row.action), &row);
  }
  EXPECT_EQ(actions.size(), kActionCount);
  EXPECT_EQ(parse_action(""), std::nullopt);
  EXPECT_EQ(parse_action("floor"), std::nullopt);
  EXPECT_EQ(parse_action("floor.Grant"), std::nullopt);
}

TEST(Permissions, AreThoseExpectedForEveryActionAndRole) {
  const auto expected = testing::expected_rights();
  EXPECT_EQ(expected.size(), kActionCount);
  for (const auto& row : permissions()) {
    const auto rights = expected.find(std::string(row.name));
    ASSERT_NE(rights, expected.end()) << row.name;
    for (const Role role : kRoles) {
      const char right = rights->second[static_cast<size_t>(role)];
      EXPECT_EQ(row.everywhere.contains(role), right == 'e') << row.name << " " << to_string(role);
      EXPECT_EQ(may(role, row.action), right != '-') << row.name << " " << to_string(role);
    }
  }
}

TEST(Permissions, NothingIsLeftThatNobodyMay) {
  for (const auto& row : permissions()) EXPECT_FALSE(row.everywhere.empty() && row.own.empty()) << row.name;
}

TEST(Permissions, AnOwnerMayDoWhatIsItsBusiness) {
  for (const auto& row : permissions()) {
    if (row.owner) {
      EXPECT_TRUE(row.own.contains(*row.owner)) << row.name;
    }
    if (row.owner == Role::kSite) {
      EXPECT_EQ(row.subject, Subject::kParticipant) << row.name;
    }
  }
}

// A program that may only read must not change anything: what changes something has a word that says so.
TEST(Permissions, TheScopeReadOnlyReads) {
  for (const auto& row : permissions()) {
    if (row.scope != Scope::kRead) continue;
    const auto verb = row.name.substr(row.name.find('.') + 1);
    EXPECT_TRUE(verb.starts_with("read")) << row.name;
  }
}

// Prometheus' token lies in a file of another machine: whoever finds it reads figures and does nothing.
TEST(Permissions, TheScopeMetricsIsForOneAction) {
  for (const auto& row : permissions()) {
    EXPECT_EQ(row.scope == Scope::kMetrics, row.action == Action::kReadMetrics) << row.name;
  }
}

// The technician on the telephone may replace a hall's PC, and must not be able to make a chair's tablet for himself.
TEST(Permissions, ChairTabletsAreNotTheTechnicians) {
  EXPECT_TRUE(may(Role::kTechnician, Action::kEnrolHall));
  EXPECT_FALSE(may(Role::kTechnician, Action::kEnrolChairTablet));
}

}  // namespace
}  // namespace signaling
