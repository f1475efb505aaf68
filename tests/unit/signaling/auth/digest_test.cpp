#include "signaling/auth/digest.h"

#include <array>
#include <string>
#include <unordered_set>

#include <gtest/gtest.h>

namespace signaling {
namespace {

HashKey counting_key() {
  std::array<uint8_t, HashKey::kSize> bytes;
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<uint8_t>(i);
  return HashKey(bytes);
}

// Values of Python's hashlib.blake2b(digest_size=32).
TEST(Digest, IsBlake2b) {
  EXPECT_EQ(digest_of("abc").to_hex(), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(digest_of("").to_hex(), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

// The same with key=bytes(range(32)) and person=purpose.
TEST(KeyedDigest, IsBlake2bWithKeyAndPurpose) {
  const auto key = counting_key();
  EXPECT_EQ(keyed_digest(key, "csrf", "abc").to_hex(),
            "8a8cbaa6f012b29923314208710eb7fa5e4083e8b893b8ee85b4363f9d356b23");
  EXPECT_EQ(keyed_digest(key, "enrolment", "abc").to_hex(),
            "432685bd7228914ad2148bc66335b4ac3947d46f2b3b7d9265fbc6238b5c9313");
}

TEST(Digest, ReadsBackFromHex) {
  const auto digest = digest_of("secret");
  EXPECT_EQ(Digest::from_hex(digest.to_hex()), digest);
  const std::string hex = digest.to_hex();
  for (const std::string& wrong : {std::string(), hex.substr(1), hex + "0", std::string(64, 'g'), std::string(64, 'A'),
                                   std::string(64, '\0'), hex.substr(2) + "  "}) {
    EXPECT_EQ(Digest::from_hex(wrong), std::nullopt) << wrong;
  }
}

TEST(Digest, DiffersByEveryBit) {
  const auto digest = digest_of("x");
  for (size_t bit = 0; bit < 8 * Digest::kSize; ++bit) {
    auto bytes = digest.bytes();
    bytes[bit / 8] = static_cast<uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_FALSE(Digest(bytes) == digest) << bit;
  }
}

TEST(HashKey, RandomOnesDiffer) {
  std::unordered_set<Digest> digests;
  for (int i = 0; i < 100; ++i) digests.insert(keyed_digest(HashKey::random(), "test", "same"));
  EXPECT_EQ(digests.size(), 100U);
}

}  // namespace
}  // namespace signaling
