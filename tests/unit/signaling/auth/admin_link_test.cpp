#include "signaling/auth/admin_link.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const WallTime kStart{std::chrono::hours(500'000)};

std::string word(const tl::expected<void, AuthError>& result) {
  return result ? "fine" : std::string(describe(result.error()).word);
}

TEST(AdminLink, WorksOnce) {
  std::string token;
  auto link = make_admin_link(kStart, token);
  EXPECT_EQ(token_kind(token), TokenKind::kAdminLink);
  EXPECT_EQ(word(use_admin_link(link, token, kStart + 1h)), "fine");
  EXPECT_TRUE(link.used);
  EXPECT_EQ(word(use_admin_link(link, token, kStart + 1h)), "link.used");
}

TEST(AdminLink, EndsAfterADay) {
  std::string token;
  auto link = make_admin_link(kStart, token);
  EXPECT_EQ(word(use_admin_link(link, token, kStart + 24h)), "link.expired");
  EXPECT_FALSE(link.used);
  EXPECT_EQ(word(use_admin_link(link, token, kStart + 24h - 1ms)), "fine");
}

TEST(AdminLink, AWrongTokenTellsNothing) {
  std::string token;
  auto link = make_admin_link(kStart, token);
  for (const std::string& wrong :
       {std::string(), token.substr(1), make_token(TokenKind::kAdminLink), "dcs_" + token.substr(4)}) {
    EXPECT_EQ(word(use_admin_link(link, wrong, kStart + 48h)), "token.wrong") << wrong;
  }
  EXPECT_EQ(word(use_admin_link(link, token, kStart)), "fine");
}

}  // namespace
}  // namespace signaling
