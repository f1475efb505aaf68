#include "signaling/store/file_io.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

TEST(FileIo, WritesWholeFilesForTheirOwnerOnly) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a";
  ASSERT_TRUE(write_durably(file, "one"));
  ASSERT_TRUE(write_durably(file, "two"));
  EXPECT_EQ(read_file(file, 3), "two");
  EXPECT_EQ(read_file(file, 2).error().code, "store.too_large");
  EXPECT_EQ(permissions(file), 0600);
  EXPECT_FALSE(fs::exists(folder.path() / "a.part"));
}

TEST(FileIo, FollowsNoLink) {
  TemporaryFolder folder;
  write_text(folder.path() / "victim", "safe");
  fs::create_symlink(folder.path() / "victim", folder.path() / "a.part");
  EXPECT_EQ(write_durably(folder.path() / "a", "evil").error().code, "store.failed");
  EXPECT_EQ(read_text(folder.path() / "victim"), "safe");
}

TEST(FileIo, AFullDiskIsNamed) {
  const fs::path full = "/dev/full";
  const auto file = create_file(full);
  ASSERT_TRUE(file);
  const auto written = write_all(*file, "x", full);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "store.disk_full");
}

TEST(FileIo, FoldersAreMadeOnce) {
  TemporaryFolder folder;
  EXPECT_TRUE(make_private_folder(folder.path() / "a"));
  EXPECT_TRUE(make_private_folder(folder.path() / "a"));
  EXPECT_EQ(permissions(folder.path() / "a"), 0700);
  write_text(folder.path() / "file", "");
  EXPECT_EQ(make_private_folder(folder.path() / "file").error().code, "store.failed");
  EXPECT_EQ(make_private_folder(folder.path() / "no" / "a").error().code, "store.failed");
  EXPECT_EQ(read_file(folder.path() / "none", 9).error().code, "store.failed");
}

}  // namespace
}  // namespace signaling
