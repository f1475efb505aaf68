#include "mcu/loop/event_loop.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "mcu/loop/readiness.h"
#include "media/base/check.h"

namespace mcu {

namespace asio = boost::asio;

struct EventLoop::Impl {
  struct HookEntry {
    std::function<void()> call;
    bool active = true;
  };

  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::atomic<bool> stopping{false};
  std::atomic<std::thread::id> thread{};
  Readiness readiness;
  asio::posix::stream_descriptor readable{context, readiness.fd()};
  std::vector<std::shared_ptr<HookEntry>> hooks;

  Impl() { wait_for_readable(); }

  ~Impl() {
    CHECK(readiness.empty() && std::none_of(hooks.begin(), hooks.end(), [](const auto& h) { return h->active; }));
    readable.release();  // the epoll set closes itself
  }

  void wait_for_readable() {
    readable.async_wait(asio::posix::stream_descriptor::wait_read, [this](const boost::system::error_code& error) {
      if (error) return;
      readiness.dispatch();
      wait_for_readable();
    });
  }

  void run_hooks() {
    // By index: a hook may register another, which then runs in this round too.
    for (size_t i = 0; i < hooks.size(); ++i) {
      const std::shared_ptr<HookEntry> hook = hooks[i];
      if (hook->active) hook->call();
    }
    std::erase_if(hooks, [](const auto& hook) { return !hook->active; });
  }
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}
EventLoop::~EventLoop() = default;

media::Timestamp EventLoop::now() {
  // libstdc++'s steady clock is CLOCK_MONOTONIC.
  return media::Timestamp(std::chrono::steady_clock::now().time_since_epoch());
}

void EventLoop::run() {
  CHECK(in_loop());
  impl_->thread = std::this_thread::get_id();
  while (!impl_->stopping) {
    impl_->context.run_one();
    for (int i = 1; i < kMaxHandlersPerWakeUp && impl_->context.poll_one() > 0; ++i) {
    }
    impl_->run_hooks();
  }
  impl_->stopping = false;
  impl_->thread = std::thread::id{};
}

void EventLoop::stop() {
  impl_->stopping = true;
  asio::post(impl_->context, [] {});
}

void EventLoop::post(Task task) {
  asio::post(impl_->context, [task = std::move(task)]() mutable { task(); });
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

asio::io_context& EventLoop::context() { return impl_->context; }

}  // namespace mcu
