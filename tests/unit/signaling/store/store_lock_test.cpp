#include "signaling/store/store_lock.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

TEST(StoreLock, IsHeldByOneAndLeftAtTheEnd) {
  TemporaryFolder folder;
  {
    const auto first = StoreLock::take(folder.path());
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(StoreLock::take(folder.path()).error().code, "store.in_use");
  }
  EXPECT_TRUE(StoreLock::take(folder.path()));
  EXPECT_EQ(StoreLock::take(folder.path() / "none").error().code, "store.failed");
}

}  // namespace
}  // namespace signaling
