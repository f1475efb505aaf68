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
  const media::Timestamp start = EventLoop::now();
  std::vector<media::Timestamp> earlier;
  std::vector<media::Timestamp> later;
  const auto fired = [&](std::vector<media::Timestamp>& times) {
    times.push_back(EventLoop::now());
    if (!earlier.empty() && !later.empty()) loop.stop();
  };
  DeadlineTimer moved_earlier(loop, [&] { fired(earlier); });
  DeadlineTimer moved_later(loop, [&] { fired(later); });
  moved_earlier.set(start + 1h);
  moved_later.set(start + 1ms);
  moved_earlier.set(start + 3ms);
  moved_later.set(start + 8ms);
  loop.run();
  ASSERT_EQ(earlier.size(), 1u);
  EXPECT_GE(earlier[0], start + 3ms);
  ASSERT_EQ(later.size(), 1u);
  EXPECT_GE(later[0], start + 8ms);
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
