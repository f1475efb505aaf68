#include "signaling/api/backup_api.h"

#include <fstream>

#include "signaling/store/restore.h"
#include "signaling/store/settings.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class BackupApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return backup_operations(*store_, {backups(), "1.2.3", 2}, background());
  }
  std::filesystem::path backups() const { return folder_.path() / "backups"; }

  // Asks for a back-up and makes it.
  HttpReply make() {
    HttpReply got;
    got.status = 0;
    router_->answer({"POST", "/api/v1/backups", {}, "", "10.0.0.1"}, now_, [&got](HttpReply r) { got = std::move(r); });
    while (turn()) {
    }
    now_.wall += std::chrono::seconds(1);
    return got;
  }
};

TEST_F(BackupApiTest, ABackupOfTheStoreInUseCanBeRestored) {
  ASSERT_TRUE(Settings(store_->database()).set("province", "Nam Định"));
  EXPECT_EQ(make().status, 201U);
  EXPECT_EQ(ask("GET", "/backups"), 200U);
  const std::string name(body_.at("items").at(0).at("name").as_string());
  EXPECT_EQ(last_audit(), "an backup.create " + name);
  EXPECT_EQ(permissions(backups()), 0700);
  const auto restored = restore_store(backups() / name, folder_.path() / "other", now_.wall);
  ASSERT_TRUE(restored) << restored.error().message;
  const auto other = Store::open(folder_.path() / "other", now_.wall);
  ASSERT_TRUE(other);
  EXPECT_EQ(*Settings((*other)->database()).find("province"), "Nam Định");
}

TEST_F(BackupApiTest, ABackupIsTakenAwayAsAFileAndTheAuditSaysSo) {
  make();
  ask("GET", "/backups");
  const auto& backup = body_.at("items").at(0);
  const std::string name(backup.at("name").as_string());
  HttpReply got;
  router_->answer({"GET", "/api/v1/backups/" + name, {}, "", "10.0.0.1"}, now_,
                  [&got](HttpReply reply) { got = std::move(reply); });
  EXPECT_EQ(got.status, 200U);
  ASSERT_TRUE(got.file);
  EXPECT_EQ(got.file->path, backups() / name);
  EXPECT_EQ(static_cast<int64_t>(got.file->size), backup.at("bytes").as_int64());
  EXPECT_EQ(last_audit(), "an backup.read " + name);
  EXPECT_EQ(ask("GET", "/backups/..%2Fstate%2Fdiem-cau.db"), 404U);
}

TEST_F(BackupApiTest, OnlyTheNewestAreKept) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(make().status, 201U);
  ask("GET", "/backups");
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_GT(body_.at("items").at(0).at("created").as_string(), body_.at("items").at(1).at("created").as_string());
}

TEST_F(BackupApiTest, OneIsMadeAtATime) {
  router_->answer({"POST", "/api/v1/backups", {}, "", "10.0.0.1"}, now_, [](HttpReply) {});
  EXPECT_EQ(ask("POST", "/backups"), 409U);
  EXPECT_EQ(code(), "backup.running");
  EXPECT_EQ(waiting_.size(), 1U);
}

TEST_F(BackupApiTest, OnlyBackupsAreRemoved) {
  make();
  std::ofstream(folder_.path() / "precious") << "x";
  std::ofstream(backups() / "notes.txt") << "x";
  ask("GET", "/backups");
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  const std::string name(body_.at("items").at(0).at("name").as_string());
  for (const char* other : {"notes.txt", "..%2Fprecious", "%2Fetc%2Fpasswd", "diem-cau-20260101-000000.tar.zst",
                            "diem-cau-..%2F..%2Fprecious.tar.zst"}) {
    EXPECT_EQ(ask("DELETE", std::string("/backups/") + other), 404U) << other;
  }
  EXPECT_EQ(ask("DELETE", "/backups/" + name), 204U);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "precious"));
  EXPECT_TRUE(std::filesystem::exists(backups() / "notes.txt"));
  ask("GET", "/backups");
  EXPECT_TRUE(body_.at("items").as_array().empty());
}

}  // namespace
}  // namespace signaling
