#include "signaling/store/sha256.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

// FIPS 180-4's examples.
constexpr auto kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr auto kMillionAs = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(sha256("abc"), kAbc);
  Sha256 digest;
  for (int i = 0; i < 1000; ++i) digest.add(std::string(1000, 'a'));
  EXPECT_EQ(digest.finish(), kMillionAs);
}

TEST(Sha256, OfAFile) {
  TemporaryFolder folder;
  write_text(folder.path() / "a", std::string(1000000, 'a'));
  const auto digest = file_digest(folder.path() / "a");
  ASSERT_TRUE(digest);
  EXPECT_EQ(digest->size, 1000000U);
  EXPECT_EQ(digest->sha256, kMillionAs);
  EXPECT_FALSE(file_digest(folder.path() / "none"));
}

TEST(Sha256, KnowsItsForm) {
  EXPECT_TRUE(is_sha256(kAbc));
  EXPECT_FALSE(is_sha256(""));
  EXPECT_FALSE(is_sha256(std::string(63, 'a')));
  EXPECT_FALSE(is_sha256(std::string(63, 'a') + "A"));
  EXPECT_FALSE(is_sha256(std::string(63, 'a') + "/"));
}

}  // namespace
}  // namespace signaling
