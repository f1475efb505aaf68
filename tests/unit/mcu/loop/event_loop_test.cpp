#include "mcu/loop/event_loop.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace mcu {
namespace {

using namespace std::chrono_literals;

TEST(EventLoop, NowIsMonotonicTime) {
  timespec ts{};
  clock_gettime(CLOCK_MONOTONIC, &ts);
  const auto before = media::timestamp_from_ns(int64_t{ts.tv_sec} * 1'000'000'000 + ts.tv_nsec);
  const auto now = EventLoop::now();
  EXPECT_GE(now, before);
  EXPECT_LT(now - before, 10s);
}

TEST(EventLoop, TheWallClockIsThatOfTheMomentAskedFor) {
  timespec ts{};
  clock_gettime(CLOCK_REALTIME, &ts);
  const int64_t before = int64_t{ts.tv_sec} * 1000 + ts.tv_nsec / 1'000'000;
  const auto now = EventLoop::now();
  EXPECT_GE(EventLoop::unix_ms(now + 1ms), before);
  EXPECT_LT(EventLoop::unix_ms(now) - before, 10'000);
  const int64_t difference = EventLoop::unix_ms(now + 60s) - EventLoop::unix_ms(now);
  EXPECT_NEAR(static_cast<double>(difference), 60'000, 5);
}

TEST(EventLoop, RunsPostedTasksInOrderAndNeverInsidePost) {
  EventLoop loop;
  std::vector<int> order;
  loop.post([&] {
    order.push_back(1);
    loop.post([&] {
      order.push_back(3);
      loop.stop();
    });
    order.push_back(2);
  });
  EXPECT_TRUE(order.empty());
  loop.run();
  EXPECT_EQ(order, (std::vector{1, 2, 3}));
}

TEST(EventLoop, TasksComeFromOtherThreadsInTheirOrder) {
  EventLoop loop;
  constexpr int kTasks = 2000;
  std::vector<int> seen[2];
  int total = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kTasks; ++i) {
        loop.post([&, t, i] {
          EXPECT_TRUE(loop.in_loop());
          seen[t].push_back(i);
          if (++total == 2 * kTasks) loop.stop();
        });
      }
    });
  }
  loop.run();
  for (auto& thread : threads) thread.join();
  for (const auto& order : seen) {
    ASSERT_EQ(order.size(), static_cast<size_t>(kTasks));
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  }
}

TEST(EventLoop, OwnsItsThreadWhileItRuns) {
  EventLoop loop;
  EXPECT_TRUE(loop.in_loop()) << "whoever builds things before run()";
  std::promise<void> running;
  std::thread thread([&] {
    loop.post([&] { running.set_value(); });
    loop.run();
  });
  running.get_future().wait();
  EXPECT_FALSE(loop.in_loop());
  loop.stop();
  thread.join();
  EXPECT_TRUE(loop.in_loop());
}

TEST(EventLoop, StopBeforeRunEndsItAtOnceAndItCanRunAgain) {
  EventLoop loop;
  loop.stop();
  loop.run();
  bool ran = false;
  loop.post([&] {
    ran = true;
    loop.stop();
  });
  loop.run();
  EXPECT_TRUE(ran);
}

TEST(EventLoop, HooksRunOnceAfterAllThatWasReady) {
  EventLoop loop;
  int tasks = 0;
  std::vector<int> tasks_at_hook;
  std::vector<char> order;
  const EventLoop::Hook first = loop.after_wake_up([&] {
    tasks_at_hook.push_back(tasks);
    order.push_back('a');
  });
  const EventLoop::Hook second = loop.after_wake_up([&] { order.push_back('b'); });
  for (int i = 0; i < 10; ++i) {
    loop.post([&] {
      if (++tasks == 10) loop.stop();
    });
  }
  loop.run();
  EXPECT_EQ(tasks_at_hook, std::vector{10});
  EXPECT_EQ(order, (std::vector{'a', 'b'}));
}

TEST(EventLoop, EndlessTasksDoNotStarveTheHooks) {
  EventLoop loop;
  int tasks = 0;
  std::function<void()> again = [&] {
    ++tasks;
    loop.post([&] { again(); });
  };
  again();
  int rounds = 0;
  const EventLoop::Hook hook = loop.after_wake_up([&] {
    EXPECT_LE(tasks, (rounds + 1) * EventLoop::kMaxHandlersPerWakeUp + 1);
    if (++rounds == 3) loop.stop();
  });
  loop.run();
  EXPECT_EQ(rounds, 3);
}

TEST(EventLoop, AHookEndsWithItsHandle) {
  EventLoop loop;
  int calls = 0;
  std::optional<EventLoop::Hook> hook = loop.after_wake_up([&] {
    ++calls;
    hook.reset();
    loop.post([&] { loop.stop(); });
  });
  loop.post([] {});
  loop.run();
  EXPECT_EQ(calls, 1);
}

TEST(EventLoop, WatchesUntilTheHandleGoes) {
  EventLoop loop;
  const int fd = eventfd(0, EFD_NONBLOCK);
  eventfd_t sum = 0;
  std::optional<EventLoop::Watch> watch;
  watch = loop.watch_readable(fd, [&] {
    eventfd_t value = 0;
    eventfd_read(fd, &value);
    sum += value;
    if (sum == 3) watch.reset();
    if (sum == 3) loop.post([&] { loop.stop(); });
  });
  std::thread writer([&] {
    for (int i = 0; i < 3; ++i) eventfd_write(fd, 1);
  });
  loop.run();
  writer.join();
  EXPECT_EQ(sum, 3u);
  eventfd_write(fd, 1);
  loop.post([&] { loop.stop(); });
  loop.run();
  EXPECT_EQ(sum, 3u) << "nobody watches any more";
  close(fd);
}

TEST(EventLoop, UnrunTasksAreDestroyedWithTheLoop) {
  auto token = std::make_shared<int>(0);
  {
    EventLoop loop;
    loop.post([token] { ADD_FAILURE(); });
    EXPECT_EQ(token.use_count(), 2);
  }
  EXPECT_EQ(token.use_count(), 1);
}

}  // namespace
}  // namespace mcu
