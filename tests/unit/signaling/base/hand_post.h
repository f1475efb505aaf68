#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include <gtest/gtest.h>

namespace signaling {

// The service's loop, turned by hand: what other threads post is run in the test's when the test says so.
class HandPost {
 public:
  std::function<void(std::function<void()>)> post() {
    return [this](std::function<void()> function) {
      const std::lock_guard lock(mutex_);
      posted_.push_back(std::move(function));
      arrived_.notify_one();
    };
  }
  // Waits for the next and runs it; false if none comes within a minute.
  bool run_one() {
    std::unique_lock lock(mutex_);
    if (!wait(lock)) return false;
    const auto function = std::move(posted_.front());
    posted_.pop_front();
    lock.unlock();
    function();
    return true;
  }
  // Runs what comes until `done()`; false if nothing comes any more.
  template <typename Done>
  bool run_until(Done done) {
    while (!done()) {
      if (!run_one()) return false;
    }
    return true;
  }
  // Runs what comes until `result` is there.
  template <typename T>
  T until(std::optional<T>& result) {
    EXPECT_TRUE(run_until([&] { return result.has_value(); })) << "nothing was replied";
    return std::move(*result);
  }
  // Waits until something was posted, and runs nothing.
  bool wait() {
    std::unique_lock lock(mutex_);
    return wait(lock);
  }
  size_t waiting() {
    const std::lock_guard lock(mutex_);
    return posted_.size();
  }

 private:
  bool wait(std::unique_lock<std::mutex>& lock) {
    return arrived_.wait_for(lock, std::chrono::minutes(1), [this] { return !posted_.empty(); });
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> posted_;
};

}  // namespace signaling
