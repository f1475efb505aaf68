#include "mcu/api/proof.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

// RFC 4231, test case 2.
TEST(ControlProof, IsHmacSha256) {
  EXPECT_EQ(control_proof("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(ControlProof, NoncesDiffer) {
  EXPECT_EQ(make_nonce().size(), 32U);
  EXPECT_NE(make_nonce(), make_nonce());
}

TEST(ControlProof, Compares) {
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

}  // namespace
}  // namespace mcu
