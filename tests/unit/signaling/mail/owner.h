#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "signaling/mail/smtp_client.h"

namespace signaling::test {

// The owner's thread is the test's: it runs what was posted.
class Owner {
 public:
  SmtpClient::Post post() {
    return [this](std::function<void()> work) {
      const std::lock_guard lock(mutex_);
      work_.push_back(std::move(work));
      arrived_.notify_one();
    };
  }
  // Runs the next piece of work; fails the test if none comes.
  void run_one() {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(arrived_.wait_for(lock, std::chrono::seconds(30), [this] { return !work_.empty(); }));
    const auto work = std::move(work_.front());
    work_.pop_front();
    lock.unlock();
    work();
  }
  size_t waiting() {
    const std::lock_guard lock(mutex_);
    return work_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> work_;
};

}  // namespace signaling::test
