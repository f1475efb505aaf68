#include "mcu/loop/task.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

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

TEST(Task, CapturesOfAnySizeMoveAndEnd) {
  auto token = std::make_shared<int>(0);
  const std::array<int64_t, 40> large{7};
  std::vector<Task> tasks;
  int64_t sum = 0;
  for (int i = 0; i < 10; ++i) {
    tasks.emplace_back([token, large, &sum] { sum += large[0]; });  // larger than a task
    tasks.emplace_back([token, &sum] { sum += 1; });
  }
  for (Task& task : tasks) task();
  EXPECT_EQ(sum, 80);
  tasks[0] = std::move(tasks[1]);
  EXPECT_EQ(token.use_count(), 20);
  tasks.clear();
  EXPECT_EQ(token.use_count(), 1);
}

}  // namespace
}  // namespace mcu
