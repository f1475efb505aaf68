#include "mcu/ice/nice_thread.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace mcu {
namespace {

TEST(NiceThread, RunsTasksOnItsOwnThreadAndWaits) {
  NiceThread nice;
  std::thread::id first;
  std::thread::id second;
  nice.run([&] { first = std::this_thread::get_id(); });
  nice.run([&] { second = std::this_thread::get_id(); });
  EXPECT_NE(first, std::this_thread::get_id());
  EXPECT_EQ(first, second);
  EXPECT_NE(nice.context(), nullptr);
}

TEST(NiceThread, TakesTasksFromSeveralThreadsOneAtATime) {
  NiceThread nice;
  int sum = 0;  // without a lock: there is only one thread that runs the tasks
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) nice.run([&] { ++sum; });
    });
  }
  for (auto& thread : threads) thread.join();
  nice.run([&] { EXPECT_EQ(sum, 300); });
}

}  // namespace
}  // namespace mcu
