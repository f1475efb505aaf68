#include "signaling/auth/password_hash.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(PasswordHash, VerifiesItsPasswordOnly) {
  const std::string password = "trà đá vỉa hè";
  const auto hash = hash_password(password, kCheapestPassword);
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << *hash;
  EXPECT_LE(hash->size(), 127U);
  EXPECT_TRUE(verify_password(*hash, password));
  for (const std::string& wrong : {std::string(), password + " ", password.substr(1), std::string("tra da via he"),
                                   password + std::string(1, '\0'), std::string(1000, 'x')}) {
    EXPECT_FALSE(verify_password(*hash, wrong)) << wrong;
  }
}

TEST(PasswordHash, IsSaltedAnew) {
  EXPECT_NE(*hash_password("same password", kCheapestPassword), *hash_password("same password", kCheapestPassword));
}

TEST(PasswordHash, AZeroByteEndsNothing) {
  const auto hash = hash_password(std::string("ab\0cd", 5), kCheapestPassword);
  EXPECT_TRUE(verify_password(*hash, std::string("ab\0cd", 5)));
  EXPECT_FALSE(verify_password(*hash, "ab"));
}

TEST(PasswordHash, WhatIsNoHashVerifiesNothing) {
  const auto hash = *hash_password("", kCheapestPassword);
  for (const std::string& none :
       {std::string(), std::string("$argon2id$"), std::string(127, 'x'), hash + hash, hash.substr(0, hash.size() - 2),
        hash + std::string(1, '\0'), std::string("plain password")}) {
    EXPECT_FALSE(verify_password(none, "")) << none;
    EXPECT_TRUE(needs_rehash(none, kCheapestPassword)) << none;
  }
}

TEST(PasswordHash, NeedsARehashWhenTheCostChanged) {
  const auto hash = *hash_password("password", kCheapestPassword);
  EXPECT_FALSE(needs_rehash(hash, kCheapestPassword));
  EXPECT_TRUE(needs_rehash(hash, {2, 8192}));
  EXPECT_TRUE(needs_rehash(hash, {1, 16384}));
  EXPECT_TRUE(needs_rehash(hash, {}));
}

TEST(PasswordHash, ACostOutOfBoundsIsRefusedInWords) {
  for (const PasswordCost& cost : {PasswordCost{0, 8192}, PasswordCost{1, 1024}, PasswordCost{1, size_t{1} << 60}}) {
    const auto hash = hash_password("password", cost);
    ASSERT_FALSE(hash);
    EXPECT_EQ(hash.error().code, "password.cost");
    EXPECT_NE(hash.error().message.find(std::to_string(cost.memory_bytes)), std::string::npos);
  }
}

// The cost that ships works on this machine; one hash, since it takes its time.
TEST(PasswordHash, TheShippedCostWorks) {
  const auto hash = hash_password("password", {});
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << *hash;
  EXPECT_TRUE(verify_password(*hash, "password"));
}

}  // namespace
}  // namespace signaling
