#pragma once

#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/migration.h"
#include "signaling/store/sites.h"
#include "signaling/store/users.h"

namespace signaling {

inline WallTime at(std::chrono::milliseconds since_epoch) { return WallTime(since_epoch); }

// An empty folder, gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "store test XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

inline int permissions(const std::filesystem::path& path) {
  return static_cast<int>(std::filesystem::status(path).permissions());
}

// A database with this program's schema, one site and one user.
class DatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(folder_.path() / "test.db");
    ASSERT_TRUE(opened) << opened.error().message;
    database_ = std::move(*opened);
    const auto migrated = migrate(*database_, schema_migrations(), folder_.path() / "copies", at({}));
    ASSERT_TRUE(migrated) << migrated.error().message;
    ASSERT_TRUE(Sites(*database_).add({kSite, "Mỹ Lộc", "Mỹ Lộc", 1, "0228 3810 000", "fibre"}));
    User user;
    user.login = "an";
    user.display_name = "Trần Văn An";
    user.role = "operator";
    const auto added = Users(*database_).add(user);
    ASSERT_TRUE(added) << added.error().message;
    user_ = *added;
  }

  const SiteId kSite{"my-loc"};
  TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
  UserId user_;
};

}  // namespace signaling
