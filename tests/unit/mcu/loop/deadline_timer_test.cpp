#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "mcu/loop/event_loop.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

TEST(DeadlineTimer, FiresOnceAtItsDeadline) {
  EventLoop loop;
  const media::Timestamp deadline = EventLoop::now() + 5ms;
  int fired = 0;
  DeadlineTimer timer(loop, [&] {
    ++fired;
    EXPECT_GE(EventLoop::now(), deadline);
    EXPECT_EQ(timer.deadline(), media::kNever);
    loop.stop();
  });
  timer.set(deadline);
  EXPECT_EQ(timer.deadline(), deadline);
  EXPECT_EQ(fired, 0);
  loop.run();
  EXPECT_EQ(fired, 1);
}

TEST(DeadlineTimer, APastDeadlineFiresButNotInsideSet) {
  EventLoop loop;
  bool fired = false;
  DeadlineTimer timer(loop, [&] {
    fired = true;
    loop.stop();
  });
  timer.set(EventLoop::now() - 1s);
  EXPECT_FALSE(fired);
  loop.run();
  EXPECT_TRUE(fired);
}

TEST(DeadlineTimer, FollowsTheDeadlineBothWays) {
  EventLoop loop;
  std::vector<char> order;
  DeadlineTimer moved_earlier(loop, [&] { order.push_back('e'); });
  DeadlineTimer moved_later(loop, [&] { order.push_back('l'); });
  DeadlineTimer end(loop, [&] {
    order.push_back('x');
    loop.stop();
  });
  const media::Timestamp start = EventLoop::now();
  moved_earlier.set(start + 1h);
  moved_later.set(start + 1ms);
  moved_earlier.set(start + 3ms);
  moved_later.set(start + 8ms);
  end.set(start + 12ms);
  loop.run();
  EXPECT_EQ(order, (std::vector{'e', 'l', 'x'}));
}

TEST(DeadlineTimer, NeverCancelsAndItCanBeSetAgain) {
  EventLoop loop;
  int fired = 0;
  DeadlineTimer timer(loop, [&] { ++fired; });
  timer.set(EventLoop::now());
  timer.set(media::kNever);
  DeadlineTimer end(loop, [&] { loop.stop(); });
  end.set(EventLoop::now() + 2ms);
  loop.run();
  EXPECT_EQ(fired, 0);
  timer.set(EventLoop::now());
  end.set(EventLoop::now() + 2ms);
  loop.run();
  EXPECT_EQ(fired, 1);
}

TEST(DeadlineTimer, MayBeSetFromItsOwnCallAndDestroyedWhileArmed) {
  EventLoop loop;
  int fired = 0;
  std::optional<DeadlineTimer> doomed;
  doomed.emplace(loop, [] { ADD_FAILURE() << "destroyed before its deadline"; });
  DeadlineTimer timer(loop, [&] {
    doomed.reset();
    if (++fired == 3) return loop.stop();
    timer.set(EventLoop::now() + 1ms);
  });
  timer.set(EventLoop::now());
  doomed->set(EventLoop::now() + 500us);
  loop.run();
  EXPECT_EQ(fired, 3);
}

}  // namespace
}  // namespace mcu
