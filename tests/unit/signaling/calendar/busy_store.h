// A store that fails: another connection has begun to write and does not end.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <gtest/gtest.h>

#include "signaling/store/database.h"
#include "signaling/store/settings.h"
#include "signaling/store/transaction.h"

namespace signaling {

// With these a blocked statement fails at once, with store.busy.
inline constexpr DatabaseOptions kImpatient{.busy_timeout = std::chrono::milliseconds(1)};

// As long as it lives, nobody else writes.
class BusyStore {
 public:
  explicit BusyStore(const std::filesystem::path& file) {
    auto opened = Database::open(file);
    EXPECT_TRUE(opened);
    other_ = std::move(*opened);
    auto begun = Transaction::begin(*other_);
    EXPECT_TRUE(begun);
    work_.emplace(std::move(*begun));
    EXPECT_TRUE(Settings(*other_).set("a", "b"));
  }

 private:
  std::unique_ptr<Database> other_;
  std::optional<Transaction> work_;
};

}  // namespace signaling
