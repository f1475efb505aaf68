#include "tools/cli/command/give_ownership.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

uid_t owner(const std::filesystem::path& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 ? status.st_uid : static_cast<uid_t>(-1);
}

TEST(GiveOwnership, IsThatOfTheFolderOrOfTheOneAboveIt) {
  const TemporaryFolder folder;
  Ownership ownership{.user = 1, .group = 1};
  EXPECT_FALSE(ownership_of(folder.path(), ownership));
  EXPECT_EQ(ownership.user, geteuid());
  EXPECT_FALSE(ownership_of(folder.path() / "not there", ownership));
  EXPECT_TRUE(ownership_of(folder.path() / "not there" / "deeper", ownership));
}

TEST(GiveOwnership, ReachesEverythingAndFollowsNoLinks) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root";
  const TemporaryFolder folder;
  const auto outside = folder.write("outside", "");
  std::filesystem::create_directories(folder.path() / "store" / "papers");
  folder.write("store/papers/a", "");
  std::filesystem::create_symlink(outside, folder.path() / "store" / "link");
  ASSERT_FALSE(give_ownership(folder.path() / "store", {.user = 12345, .group = 12345}));
  for (const auto* name : {"store", "store/papers", "store/papers/a", "store/link"}) {
    EXPECT_EQ(owner(folder.path() / name), 12345U) << name;
  }
  EXPECT_EQ(owner(outside), 0U);
}

}  // namespace
}  // namespace tools
