#include "mcu/loop/task.h"

#include <gtest/gtest.h>

#include <memory>

namespace mcu {
namespace {

TEST(Task, OwnsWhatItCaptures) {
  int value = 0;
  Task task = [&value, owned = std::make_unique<int>(42)] { value = *owned; };
  Task moved = std::move(task);
  EXPECT_FALSE(task);
  ASSERT_TRUE(moved);
  moved();
  EXPECT_EQ(value, 42);
}

TEST(Task, DestroysItsCapturesWithoutBeingRun) {
  auto token = std::make_shared<int>(1);
  {
    Task task = [token] {};
    EXPECT_EQ(token.use_count(), 2);
  }
  EXPECT_EQ(token.use_count(), 1);
  EXPECT_FALSE(Task());
}

}  // namespace
}  // namespace mcu
