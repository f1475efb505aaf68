#include "signaling/store/backup.h"

#include <atomic>
#include <thread>

#include "signaling/store/restore.h"
#include "signaling/store/settings.h"
#include "signaling/store/sha256.h"
#include "signaling/store/store.h"
#include "signaling/store/transaction.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

class BackupTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Store::open(source_, at({}));
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  media::Result<BackupManifest> backup() {
    return backup_store(source_, archive_, "0.1.0", at(std::chrono::seconds(5)));
  }
  size_t files_beside() {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }

  TemporaryFolder folder_;
  fs::path source_ = folder_.path() / "store";
  fs::path archive_ = folder_.path() / "backup.tar.zst";
  fs::path target_ = folder_.path() / "restored";
  std::unique_ptr<Store> store_;
};

TEST_F(BackupTest, ComesBackWithPapersAndKeysFromAStoreInUse) {
  ASSERT_TRUE(Settings(store_->database()).set("a", "1"));
  const auto paper = store_->papers().add("Báo cáo.pdf", "application/pdf", std::string(300000, 'p'), at({}));
  write_text(store_->layout().keys() / "cookie.key", "secret");
  write_text(store_->layout().records() / "b-1.jsonl", "{\"sequence\":1,\"event\":{}}\n");
  const auto made = backup();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->program, "0.1.0");
  EXPECT_EQ(made->schema, schema_migrations().back().number);
  EXPECT_EQ(made->members.size(), 4U);
  EXPECT_EQ(permissions(archive_), 0600);
  EXPECT_EQ(files_beside(), 2U) << "nothing but the store and the archive";
  ASSERT_TRUE(Settings(store_->database()).set("a", "2"));

  const auto restored = restore_store(archive_, target_, at({}));
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(*restored, *made);
  auto again = Store::open(target_, at({}));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*Settings((*again)->database()).find("a"), "1");
  EXPECT_EQ((*again)->papers().read(**(*again)->papers().find(paper->id)), std::string(300000, 'p'));
  EXPECT_EQ(read_text(target_ / "keys" / "cookie.key"), "secret");
  EXPECT_EQ(permissions(target_ / "keys" / "cookie.key"), 0600);
  EXPECT_EQ(read_text(target_ / "records" / "b-1.jsonl"), "{\"sequence\":1,\"event\":{}}\n");
  EXPECT_EQ(permissions(target_ / "records"), 0700);
}

// A thread writes pairs of rows; in every back-up both rows of each pair stand, and each paper with its bytes.
TEST_F(BackupTest, IsOneMomentWhileAWriterWrites) {
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      auto work = Transaction::begin(store_->database());
      Settings settings(store_->database());
      ASSERT_TRUE(settings.set("first." + std::to_string(i), "x"));
      ASSERT_TRUE(store_->papers().add(std::to_string(i), "", "paper " + std::to_string(i), at({})));
      ASSERT_TRUE(settings.set("second." + std::to_string(i), "x"));
      ASSERT_TRUE(work->commit());
      ++written;
    }
  });
  int earlier = 0;
  for (int round = 0; round < 5; ++round) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (written == earlier && std::chrono::steady_clock::now() < limit) std::this_thread::yield();
    EXPECT_GT(written, earlier) << "the writer has stopped";
    const int before = written;
    const auto made = backup();
    EXPECT_TRUE(made) << made.error().message;
    EXPECT_TRUE(restore_store(archive_, target_, at(std::chrono::seconds(round))));
    auto copy = Store::open(target_, at({}));
    EXPECT_TRUE(copy);
    const auto rows = Settings((*copy)->database()).all();
    EXPECT_GE(rows->size(), 2U * static_cast<size_t>(before));
    EXPECT_EQ(rows->size() % 2, 0U);
    EXPECT_EQ(made->members.size(), 1 + rows->size() / 2);
    earlier = before;
  }
  stop = true;
  writer.join();
}

// A thread appends lines to a journal; each back-up holds whole its beginning, as long as it was at one moment.
TEST_F(BackupTest, JournalsMayGrowMeanwhile) {
  const auto journal = store_->layout().records() / "b-1.jsonl";
  const std::string line(1000, 'x');
  std::atomic<bool> stop = false;
  std::atomic<uint64_t> written = 0;
  std::thread writer([&] {
    std::ofstream out(journal, std::ios::binary);
    while (!stop && written < 50'000'000) {
      out << line << std::flush;
      written += line.size();
    }
  });
  for (int round = 0; round < 5; ++round) {
    const uint64_t before = written;
    const auto made = backup();
    EXPECT_TRUE(made) << made.error().message;
    EXPECT_TRUE(restore_store(archive_, target_, at(std::chrono::seconds(round))));
    const auto copy = read_text(target_ / "records" / "b-1.jsonl");
    EXPECT_GE(copy.size(), before);
    EXPECT_EQ(copy.find_first_not_of('x'), std::string::npos);
  }
  stop = true;
  writer.join();
}

TEST_F(BackupTest, AStoreOfBeforeThereWereJournalsIsBackedUp) {
  fs::remove(store_->layout().records());
  const auto made = backup();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->members.size(), 1U);
}

TEST_F(BackupTest, ADamagedPaperIsNamedAndTheOldBackupStays) {
  ASSERT_TRUE(backup());
  const auto old = read_text(archive_);
  const auto paper = store_->papers().add("a", "", "right", at({}));
  write_text(store_->layout().papers() / paper->sha256, "wrong");
  const auto refused = backup();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "store.corrupt");
  EXPECT_NE(refused.error().message.find(paper->sha256), std::string::npos);
  EXPECT_EQ(read_text(archive_), old);
  EXPECT_EQ(files_beside(), 2U);
}

TEST_F(BackupTest, WhatItCannotHoldIsNamed) {
  fs::create_directory(store_->layout().keys() / "sub folder");
  const auto refused = backup();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("sub folder"), std::string::npos);
  EXPECT_FALSE(fs::exists(archive_));
  EXPECT_EQ(backup_store(folder_.path() / "none", archive_, "0.1.0", at({})).error().code, "store.failed");
  fs::remove(store_->layout().keys() / "sub folder");
  EXPECT_EQ(backup_store(source_, archive_, "0.1.0 beta", at({})).error().code, "store.damaged");
  EXPECT_TRUE(backup());
}

}  // namespace
}  // namespace signaling
