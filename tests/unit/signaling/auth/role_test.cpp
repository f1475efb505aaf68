#include "signaling/auth/role.h"

#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Role, HasAWordThatReadsBack) {
  std::set<std::string_view> words;
  for (const Role role : kRoles) {
    EXPECT_EQ(parse_role(to_string(role)), role);
    words.insert(to_string(role));
  }
  EXPECT_EQ(words, (std::set<std::string_view>{"administrator", "operator", "chair", "deputy", "secretary",
                                               "technician", "site", "observer"}));
}

TEST(Role, NothingElseIsARole) {
  for (const auto* text : {"", "Chair", " chair", "chair ", "root", "admin"}) {
    EXPECT_EQ(parse_role(text), std::nullopt) << text;
  }
}

TEST(RoleSet, HoldsWhatWasPutIn) {
  RoleSet roles;
  EXPECT_TRUE(roles.empty());
  roles = roles.with(Role::kAdministrator).with(Role::kObserver);
  for (const Role role : kRoles) {
    EXPECT_EQ(roles.contains(role), role == Role::kAdministrator || role == Role::kObserver);
  }
}

}  // namespace
}  // namespace signaling
