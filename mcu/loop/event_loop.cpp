#include "mcu/loop/event_loop.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "mcu/loop/readiness.h"
#include "media/base/check.h"

namespace mcu {

struct DeadlineTimer::Impl {
  EventLoop& loop;
  std::function<void()> on_deadline;
  media::Timestamp deadline = media::kNever;
};

struct EventLoop::Impl {
  struct HookEntry {
    std::function<void()> call;
    bool active = true;
  };

  std::atomic<bool> stopping{false};
  std::atomic<std::thread::id> thread{};
  Readiness readiness;
  std::vector<std::shared_ptr<HookEntry>> hooks;
  std::vector<std::shared_ptr<DeadlineTimer::Impl>> timers;  // null: ended, until the end of the wake-up

  std::mutex mutex;
  std::vector<Task> posted;  // under the mutex
  std::vector<Task> tasks;   // taken from `posted`, to be run in order
  size_t next_task = 0;

  ~Impl() {
    CHECK(readiness.empty() && std::none_of(hooks.begin(), hooks.end(), [](const auto& h) { return h->active; }));
    CHECK(std::none_of(timers.begin(), timers.end(), [](const auto& timer) { return timer != nullptr; }));
  }

  bool runs_here() const { return thread == std::this_thread::get_id(); }

  // The posted vector and the one being run change places, so their memory is kept.
  bool take_tasks() {
    if (next_task < tasks.size()) return true;
    tasks.clear();
    next_task = 0;
    const std::lock_guard lock(mutex);
    tasks.swap(posted);
    return !tasks.empty();
  }

  void run_tasks() {
    for (int i = 0; i < kMaxHandlersPerWakeUp && take_tasks(); ++i) {
      Task task = std::move(tasks[next_task++]);
      task();
    }
  }

  media::Duration longest_wait() {
    if (take_tasks()) return media::Duration(0);
    media::Timestamp next = media::kNever;
    for (const auto& timer : timers) next = std::min(next, timer->deadline);
    if (next == media::kNever) return media::Duration::max();
    return std::max(media::Duration(0), next - now());
  }

  // By index: a call may make and end timers, its own too.
  void run_timers() {
    const media::Timestamp time = now();
    for (size_t i = 0; i < timers.size(); ++i) {
      if (timers[i] == nullptr || timers[i]->deadline > time) continue;
      const std::shared_ptr<DeadlineTimer::Impl> timer = timers[i];
      timer->deadline = media::kNever;
      timer->on_deadline();
    }
  }

  void run_hooks() {
    // By index: a hook may register another, which then runs in this round too.
    for (size_t i = 0; i < hooks.size(); ++i) {
      const std::shared_ptr<HookEntry> hook = hooks[i];
      if (hook->active) hook->call();
    }
    std::erase_if(hooks, [](const auto& hook) { return !hook->active; });
    std::erase(timers, nullptr);
  }
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}
EventLoop::~EventLoop() = default;

media::Timestamp EventLoop::now() {
  // libstdc++'s steady clock is CLOCK_MONOTONIC.
  return media::Timestamp(std::chrono::steady_clock::now().time_since_epoch());
}

int64_t EventLoop::unix_ms(media::Timestamp time) {
  const auto wall = std::chrono::system_clock::now().time_since_epoch() + (time - now());
  return std::chrono::duration_cast<std::chrono::milliseconds>(wall).count();
}

void EventLoop::run() {
  CHECK(in_loop());
  impl_->thread = std::this_thread::get_id();
  std::erase(impl_->timers, nullptr);
  while (!impl_->stopping) {
    impl_->readiness.wait(impl_->longest_wait());
    impl_->run_tasks();
    impl_->run_timers();
    impl_->run_hooks();
  }
  impl_->stopping = false;
  impl_->thread = std::thread::id{};
}

void EventLoop::stop() {
  impl_->stopping = true;
  impl_->readiness.wake();
}

void EventLoop::post(Task task) {
  bool first = false;
  {
    const std::lock_guard lock(impl_->mutex);
    first = impl_->posted.empty();
    impl_->posted.push_back(std::move(task));
  }
  // The loop's own thread looks for tasks before it waits.
  if (first && !impl_->runs_here()) impl_->readiness.wake();
}

EventLoop::Hook EventLoop::after_wake_up(std::function<void()> hook) {
  CHECK(in_loop());
  auto entry = std::make_shared<Impl::HookEntry>(Impl::HookEntry{std::move(hook)});
  impl_->hooks.push_back(entry);
  return Hook(std::shared_ptr<void>(entry.get(), [entry](void*) { entry->active = false; }));
}

EventLoop::Watch EventLoop::watch_readable(int fd, std::function<void()> on_readable) {
  CHECK(in_loop());
  const uint64_t id = impl_->readiness.add(fd, std::move(on_readable));
  // Any address will do for the pointer; the deleter is what counts.
  return Watch(std::shared_ptr<void>(impl_.get(), [this, id](void*) {
    CHECK(in_loop());
    impl_->readiness.remove(id);
  }));
}

bool EventLoop::in_loop() const {
  const std::thread::id owner = impl_->thread;
  return owner == std::thread::id{} || owner == std::this_thread::get_id();
}

DeadlineTimer::DeadlineTimer(EventLoop& loop, std::function<void()> on_deadline)
    : impl_(std::make_shared<Impl>(Impl{loop, std::move(on_deadline)})) {
  CHECK(loop.in_loop());
  loop.impl_->timers.push_back(impl_);
}

DeadlineTimer::~DeadlineTimer() {
  CHECK(impl_->loop.in_loop());
  auto& timers = impl_->loop.impl_->timers;
  *std::find(timers.begin(), timers.end(), impl_) = nullptr;
}

void DeadlineTimer::set(media::Timestamp deadline) {
  CHECK(impl_->loop.in_loop());
  impl_->deadline = deadline;
}

media::Timestamp DeadlineTimer::deadline() const { return impl_->deadline; }

}  // namespace mcu
