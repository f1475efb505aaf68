#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/migration.h"
#include "signaling/store/sites.h"
#include "signaling/store/users.h"
#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {

inline WallTime at(std::chrono::milliseconds since_epoch) { return WallTime(since_epoch); }

using media::test::read_text;
using media::test::TemporaryFolder;
using media::test::write_text;

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
