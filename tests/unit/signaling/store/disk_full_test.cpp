// A disk that is really full: a small tmpfs. What fits stays, what does not is refused in words, nothing is damaged.
#include <sys/mount.h>

#include "signaling/store/backup.h"
#include "signaling/store/restore.h"
#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

// Bytes that no compression makes smaller.
std::string noise(size_t size) {
  std::string bytes;
  for (uint64_t state = 1; bytes.size() < size; state = state * 6364136223846793005U + 1442695040888963407U) {
    bytes += static_cast<char>(state >> 56);
  }
  return bytes;
}

class DiskFullTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(small_);
    mounted_ = ::mount("tmpfs", small_.c_str(), "tmpfs", 0, "size=2m") == 0;
    if (!mounted_) GTEST_SKIP() << "only root can mount a small disk";
  }
  void TearDown() override {
    if (mounted_) ::umount2(small_.c_str(), MNT_DETACH);
  }
  static auto entries(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  }

  TemporaryFolder folder_;
  fs::path small_ = folder_.path() / "small";
  bool mounted_ = false;
};

TEST_F(DiskFullTest, RowsAndPapersAreRefusedWhole) {
  auto opened = Store::open(small_ / "store", at({}));
  ASSERT_TRUE(opened) << opened.error().message;
  auto& store = **opened;
  Settings settings(store.database());
  const auto paper = store.papers().add("small", "", "fits", at({}));
  ASSERT_TRUE(paper);
  EXPECT_EQ(store.papers().add("large", "", noise(2 << 20), at({})).error().code, "store.disk_full");
  int stored = 0;
  media::Result<void> done;
  while (stored < 1000 && (done = settings.set("k" + std::to_string(stored), noise(20000)))) ++stored;
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "store.disk_full") << done.error().message;
  EXPECT_GT(stored, 5);
  EXPECT_EQ(settings.all()->size(), static_cast<size_t>(stored));
  EXPECT_TRUE(store.database().check_integrity());
  EXPECT_EQ(store.papers().read(*paper), "fits");
  EXPECT_EQ(entries(store.layout().papers()), 1);
}

TEST_F(DiskFullTest, BackupAndRestoreLeaveNothingBehind) {
  auto store = Store::open(folder_.path() / "store", at({}));
  ASSERT_TRUE(store);
  ASSERT_TRUE((*store)->papers().add("large", "", noise(4 << 20), at({})));
  const auto refused = backup_store(folder_.path() / "store", small_ / "backup", "0.1.0", at({}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "store.disk_full") << refused.error().message;
  EXPECT_EQ(entries(small_), 0);

  ASSERT_TRUE(backup_store(folder_.path() / "store", folder_.path() / "backup", "0.1.0", at({})));
  EXPECT_EQ(restore_store(folder_.path() / "backup", small_ / "store", at({})).error().code, "store.disk_full");
  EXPECT_EQ(entries(small_), 0);
}

}  // namespace
}  // namespace signaling
