#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "mcu/loop/task.h"
#include "media/base/time.h"

namespace mcu {

// One thread's loop: tasks from other threads, deadlines and sockets that became readable, all run on the thread that
// called run(). At the end of every wake-up, when nothing more is ready (or after kMaxHandlersPerWakeUp), the
// after-wake-up hooks run: that is where a shard flushes its out-batches.
// post(), stop(), now() and unix_ms() may be called from any thread; everything else from the loop's thread, or from
// the thread that builds things before run(). Misuse ends the process.
class EventLoop {
 public:
  static constexpr int kMaxHandlersPerWakeUp = 256;

  EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;
  // Tasks not yet run are destroyed without running. Timers, watches and hooks must be gone.
  ~EventLoop();

  // CLOCK_MONOTONIC.
  static media::Timestamp now();
  // The wall clock at `time`, a moment near now, in milliseconds of the Unix clock.
  static int64_t unix_ms(media::Timestamp time);

  // Runs on the calling thread until stop(). What was posted before runs. May be called again afterwards.
  void run();
  // Ends run() after the wake-up under way, or the next run() if none is under way.
  void stop();

  // Runs `task` on the loop's thread, in order of posting per posting thread. Never runs it inside post().
  void post(Task task);

  // Runs `hook` at the end of every wake-up, in order of registration, until the handle is destroyed.
  class Hook;
  [[nodiscard]] Hook after_wake_up(std::function<void()> hook);

  // Calls `on_readable` once a wake-up while `fd` has something to read, until the handle is destroyed; what it leaves
  // is offered again. The descriptor stays the caller's: it should be non-blocking and must outlive the handle. One
  // watch per descriptor.
  class Watch;
  [[nodiscard]] Watch watch_readable(int fd, std::function<void()> on_readable);

  // Is this the thread that may use the loop?
  bool in_loop() const;

 private:
  friend class DeadlineTimer;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Unregisters its hook when destroyed. Movable.
class EventLoop::Hook {
 public:
  Hook() = default;
  Hook(Hook&&) noexcept = default;
  Hook& operator=(Hook&&) noexcept = default;
  ~Hook() = default;

 private:
  friend class EventLoop;
  explicit Hook(std::shared_ptr<void> registration) : registration_(std::move(registration)) {}
  std::shared_ptr<void> registration_;
};

// Ends its watch when destroyed: no call follows, not even one already queued. Movable.
class EventLoop::Watch {
 public:
  Watch() = default;
  Watch(Watch&&) noexcept = default;
  Watch& operator=(Watch&&) noexcept = default;
  ~Watch() = default;

 private:
  friend class EventLoop;
  explicit Watch(std::shared_ptr<void> registration) : registration_(std::move(registration)) {}
  std::shared_ptr<void> registration_;
};

// A timer that follows a next_deadline(): set() it as often as you like, it costs a store; the loop looks at its timers
// once a wake-up (so let there be tens, not thousands). Fires once per set deadline, never inside set(). Loop's thread
// only; the loop must outlive it.
class DeadlineTimer {
 public:
  DeadlineTimer(EventLoop& loop, std::function<void()> on_deadline);
  DeadlineTimer(const DeadlineTimer&) = delete;
  DeadlineTimer& operator=(const DeadlineTimer&) = delete;
  ~DeadlineTimer();

  // A deadline in the past fires at the next wake-up; kNever cancels.
  void set(media::Timestamp deadline);
  media::Timestamp deadline() const;

 private:
  friend class EventLoop;
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace mcu
