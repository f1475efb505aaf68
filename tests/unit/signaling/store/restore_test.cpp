#include "signaling/store/restore.h"

#include <sys/stat.h>
#include <unistd.h>

#include "signaling/store/backup.h"
#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/store/archive_fixture.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class RestoreTest : public testing::Test {
 protected:
  void SetUp() override {
    write("old");
    ASSERT_TRUE(backup_store(store_, archive_, "0.1.0", at({})));
    write("new");
  }
  void write(const std::string& state) {
    auto store = Store::open(store_, at({}));
    ASSERT_TRUE(store) << store.error().message;
    ASSERT_TRUE(Settings((*store)->database()).set("state", state));
  }
  static std::string state_of(const fs::path& folder) {
    auto store = Store::open(folder, at({}));
    return store ? Settings((*store)->database()).find("state")->value_or("none") : store.error().message;
  }
  media::Result<BackupManifest> restore() { return restore_store(archive_, store_, at(7ms)); }
  // The store is as it was, and nothing lies beside it.
  void expect_untouched() {
    EXPECT_EQ(state_of(store_), "new");
    EXPECT_FALSE(fs::exists(store_.string() + ".restoring"));
    EXPECT_FALSE(fs::exists(store_.string() + ".before-7"));
  }

  TemporaryFolder folder_;
  fs::path store_ = folder_.path() / "store";
  fs::path archive_ = folder_.path() / "backup.tar.zst";
};

TEST_F(RestoreTest, TheOldStoreIsMovedAside) {
  const auto done = restore();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(state_of(store_), "old");
  EXPECT_EQ(state_of(store_.string() + ".before-7"), "new");
  EXPECT_FALSE(fs::exists(store_.string() + ".restoring"));
}

TEST_F(RestoreTest, TheOwnerStaysTheSame) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  ASSERT_EQ(::chown(store_.c_str(), 4711, 4712), 0);
  ASSERT_TRUE(restore());
  struct stat owner {};
  ASSERT_EQ(::stat((store_ / "diem-cau.db").c_str(), &owner), 0);
  EXPECT_EQ(owner.st_uid, 4711U);
  EXPECT_EQ(owner.st_gid, 4712U);
}

TEST_F(RestoreTest, ARunningStoreIsRefused) {
  {
    auto running = Store::open(store_, at({}));
    ASSERT_TRUE(running);
    EXPECT_EQ(restore().error().code, "store.in_use");
  }
  expect_untouched();
}

TEST_F(RestoreTest, IfTheOldStoreCannotGoAsideItComesBack) {
  const auto aside = store_.string() + ".before-7";
  fs::create_directory(aside);
  write_text(aside + "/kept", "an older store");
  EXPECT_EQ(restore().error().code, "store.failed");
  EXPECT_EQ(read_text(aside + "/kept"), "an older store");
  fs::remove_all(aside);
  expect_untouched();
}

TEST_F(RestoreTest, WhatAnEarlierRestoreLeftIsNotThrownAway) {
  const auto left = store_.string() + ".restoring";
  fs::create_directory(left);
  write_text(left + "/diem-cau.db", "perhaps the only copy");
  const auto refused = restore();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find(left), std::string::npos) << refused.error().message;
  EXPECT_EQ(read_text(left + "/diem-cau.db"), "perhaps the only copy");
  fs::remove_all(left);
  EXPECT_TRUE(restore());
}

TEST_F(RestoreTest, AFolderThatIsNoStoreIsRefused) {
  const auto other = folder_.path() / "documents";
  fs::create_directory(other);
  write_text(other / "letter", "keep me");
  EXPECT_EQ(restore_store(archive_, other, at(7ms)).error().code, "store.failed");
  EXPECT_EQ(read_text(other / "letter"), "keep me");
  EXPECT_EQ(restore_store(archive_, store_.string() + "/", at(7ms)).error().code, "store.failed");
}

TEST_F(RestoreTest, ADamagedArchiveIsRefusedWhereverItIsDamaged) {
  const auto good = read_text(archive_);
  for (size_t i = 1; i < 24; ++i) {
    auto text = good;
    text[text.size() * i / 24] ^= 0x20;
    write_text(archive_, text);
    const auto refused = restore();
    if (!refused) {
      EXPECT_EQ(refused.error().code, "store.damaged") << refused.error().message;
      continue;
    }
    // A bit that carries nothing, as in a tar header's padding: what came out was compared with its SHA-256.
    EXPECT_EQ(state_of(store_), "old") << i;
    fs::remove_all(store_.string() + ".before-7");
    write("new");
  }
  for (size_t i = 0; i < 8; ++i) {
    write_text(archive_, good.substr(0, good.size() * i / 8));
    EXPECT_EQ(restore().error().code, "store.damaged") << i;
  }
  expect_untouched();
}

TEST_F(RestoreTest, HostileArchivesAreRefused) {
  const RawMember junk{"diem-cau.db", std::string(9000, 'x')};
  const RawMember key{"keys/a", "k"};
  const auto with = [](RawMember member, const std::string& bytes) {
    member.bytes = bytes;
    return member;
  };
  const std::vector<std::vector<RawMember>> archives = {
      {},
      {junk},                                                     // no manifest
      {manifest_of({junk})},                                      // its member is missing
      {manifest_of({junk}), junk},                                // no database
      {manifest_of({junk}), junk, key},                           // more than the manifest says
      {manifest_of({junk, key}), key, junk},                      // another order
      {manifest_of({junk}), with(junk, std::string(9000, 'y'))},  // another content
      {manifest_of({junk}), with(junk, "x")},                     // another size
      {manifest_of({junk, {"../evil", "x"}}), junk, {"../evil", "x"}},
      {manifest_of({junk, {"/tmp/evil", "x"}}), junk, {"/tmp/evil", "x"}},
      {manifest_of({junk, key}), junk, {"keys/a", "", AE_IFLNK, "/etc"}},
      {manifest_of({key}), key},
  };
  for (const auto& members : archives) {
    write_raw_archive(archive_, members);
    const auto refused = restore();
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().code == "store.damaged" || refused.error().code == "store.corrupt")
        << refused.error().code << " " << refused.error().message;
  }
  EXPECT_FALSE(fs::exists(folder_.path() / "evil"));
  expect_untouched();
}

TEST_F(RestoreTest, AnArchiveLargerThanTheDiskIsRefusedBeforeItIsWritten) {
  BackupManifest manifest{"0.1.0", 2, {}, {}};
  manifest.members.push_back({"diem-cau.db", kMaxMemberBytes, sha256("")});
  for (int i = 0; i < 1000; ++i) manifest.members.push_back({"keys/" + std::to_string(i), kMaxMemberBytes, sha256("")});
  write_raw_archive(archive_, {{"manifest", to_text(manifest)}});
  EXPECT_EQ(restore().error().code, "store.disk_full");
  expect_untouched();
}

TEST_F(RestoreTest, ANewerSchemaIsRefused) {
  const int newer = schema_migrations().back().number + 1;
  const auto file = folder_.path() / "newer.db";
  {
    auto database = Database::open(file);
    ASSERT_TRUE(migrate(**database, schema_migrations(), folder_.path(), at({})));
    const std::vector<Migration> more = {{newer, "more", "CREATE TABLE more (a BIGINT);"}};
    ASSERT_TRUE(migrate(**database, more, folder_.path() / "copies", at({})));
  }
  const RawMember database{"diem-cau.db", read_text(file)};
  write_raw_archive(archive_, {manifest_of({database}, newer), database});
  EXPECT_EQ(restore().error().code, "store.newer");
  write_raw_archive(archive_, {manifest_of({database}, newer - 1), database});
  EXPECT_EQ(restore().error().code, "store.damaged");
  expect_untouched();
}

}  // namespace
}  // namespace signaling
