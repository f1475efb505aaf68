#include "mcu/loop/lane.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

namespace mcu {
namespace {

TEST(LanePool, TasksOfALaneRunInOrderOneAtATime) {
  LanePool pool(4, "test");
  EXPECT_EQ(pool.threads(), 4u);
  constexpr int kTasks = 500;
  struct State {
    std::unique_ptr<Lane> lane;
    std::vector<int> order;  // without a lock: the lane keeps its tasks apart
    std::atomic<int> inside{0};
  };
  std::vector<State> states(3);
  std::latch done(3 * kTasks);
  for (State& state : states) state.lane = pool.make_lane(kTasks);
  for (int i = 0; i < kTasks; ++i) {
    for (State& state : states) {
      ASSERT_TRUE(state.lane->try_post([&state, &done, i] {
        EXPECT_EQ(state.inside.fetch_add(1), 0);
        state.order.push_back(i);
        state.inside.fetch_sub(1);
        done.count_down();
      }));
    }
  }
  done.wait();
  for (State& state : states) {
    state.lane.reset();
    ASSERT_EQ(state.order.size(), static_cast<size_t>(kTasks));
    EXPECT_TRUE(std::is_sorted(state.order.begin(), state.order.end()));
  }
}

TEST(LanePool, LanesRunBesideEachOther) {
  LanePool pool(2, "test");
  const auto a = pool.make_lane(1);
  const auto b = pool.make_lane(1);
  std::latch both(2);
  std::latch done(2);
  const auto meet = [&] {
    both.arrive_and_wait();  // ends only if the other one is under way too
    done.count_down();
  };
  ASSERT_TRUE(a->try_post(meet));
  ASSERT_TRUE(b->try_post(meet));
  done.wait();
}

TEST(LanePool, AFullLaneRefusesAndRecovers) {
  LanePool pool(1, "test");
  const auto lane = pool.make_lane(2);
  std::promise<void> go;
  std::promise<void> started;
  std::promise<void> done;
  ASSERT_TRUE(lane->try_post([&] {
    started.set_value();
    go.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_EQ(lane->backlog(), 1u);
  ASSERT_TRUE(lane->try_post([&] { done.set_value(); }));
  EXPECT_EQ(lane->backlog(), 2u);
  auto token = std::make_shared<int>(0);
  EXPECT_FALSE(lane->try_post([token] { ADD_FAILURE(); }));
  EXPECT_EQ(token.use_count(), 1);
  go.set_value();
  done.get_future().wait();
  std::promise<void> again;
  while (!lane->try_post([&] { again.set_value(); })) {
  }
  again.get_future().wait();
}

TEST(LanePool, ABusyLaneDoesNotHoldUpAnother) {
  LanePool pool(1, "test");
  const auto busy = pool.make_lane(100);
  const auto other = pool.make_lane(1);
  std::promise<void> go;
  std::promise<void> done;
  int busy_before_other = 0;
  ASSERT_TRUE(busy->try_post([&] { go.get_future().wait(); }));
  for (int i = 0; i < 99; ++i) ASSERT_TRUE(busy->try_post([&] { ++busy_before_other; }));
  ASSERT_TRUE(other->try_post([&, seen = &busy_before_other] {
    EXPECT_LE(*seen, 1);
    done.set_value();
  }));
  go.set_value();
  done.get_future().wait();
}

TEST(LanePool, ALaneThatGoesDropsWhatIsQueuedAndWaitsForItsTask) {
  LanePool pool(1, "test");
  auto lane = pool.make_lane(10);
  std::promise<void> started;
  std::promise<void> posted;
  std::atomic<bool> finished{false};
  auto token = std::make_shared<int>(0);
  ASSERT_TRUE(lane->try_post([&] {
    started.set_value();
    posted.get_future().wait();
    // Until the queue has gone; bounded, so that one that stays fails the test and does not hang it.
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (token.use_count() > 1 && std::chrono::steady_clock::now() < limit) std::this_thread::yield();
    finished = true;
  }));
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(lane->try_post([token] { ADD_FAILURE(); }));
  EXPECT_EQ(token.use_count(), 6);
  started.get_future().wait();
  posted.set_value();
  lane.reset();
  EXPECT_TRUE(finished);
  EXPECT_EQ(token.use_count(), 1);
}

TEST(LanePool, TellsHowBusyItsLanesWere) {
  LanePool pool(1, "test");
  auto busy = pool.make_lane(10);
  const auto idle = pool.make_lane(10);
  EXPECT_EQ(pool.take_figures().busiest_share, 0);
  std::promise<void> go;
  std::promise<void> started;
  ASSERT_TRUE(busy->try_post([&] {
    started.set_value();
    go.get_future().wait();
  }));
  started.get_future().wait();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(busy->try_post([] {}));
  EXPECT_GT(pool.take_figures().busiest_share, 0);
  const LaneFigures during = pool.take_figures();
  EXPECT_DOUBLE_EQ(during.busiest_share, 1) << "the task was under way all the time";
  EXPECT_EQ(during.longest_queue, 3u);
  go.set_value();
  busy.reset();
  EXPECT_EQ(pool.take_figures().busiest_share, 0) << "it is gone with its lane";
  EXPECT_EQ(pool.take_figures().longest_queue, 0u);
}

TEST(InlineLane, RunsInOrderWhenAsked) {
  InlineLane lane(3);
  std::vector<int> order;
  ASSERT_TRUE(lane.try_post([&] {
    order.push_back(1);
    EXPECT_TRUE(lane.try_post([&] { order.push_back(4); }));
  }));
  ASSERT_TRUE(lane.try_post([&] { order.push_back(2); }));
  ASSERT_TRUE(lane.try_post([&] { order.push_back(3); }));
  EXPECT_FALSE(lane.try_post([] { ADD_FAILURE(); })) << "full";
  EXPECT_EQ(lane.backlog(), 3u);
  EXPECT_TRUE(order.empty());
  EXPECT_EQ(lane.run_pending(), 4u);
  EXPECT_EQ(order, (std::vector{1, 2, 3, 4}));
  EXPECT_EQ(lane.run_pending(), 0u);
}

}  // namespace
}  // namespace mcu
