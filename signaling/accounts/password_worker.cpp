#include "signaling/accounts/password_worker.h"

#include <utility>

#include "media/base/check.h"

namespace signaling {
namespace {

PasswordCheck check_password(const std::string& hash, const std::string& password, const PasswordCost& cost) {
  if (hash.empty()) {
    verify_nobody(password, cost);
    return {};
  }
  if (!verify_password(hash, password)) return {};
  if (!needs_rehash(hash, cost)) return {.right = true};
  return {.right = true, .rehashed = hash_password(password, cost).value_or("")};
}

}  // namespace

PasswordWorker::PasswordWorker(PasswordCost cost, Post post, size_t max_waiting)
    : cost_(cost), post_(std::move(post)), max_waiting_(max_waiting), thread_([this] { run(); }) {
  CHECK(max_waiting >= 1);
}

PasswordWorker::~PasswordWorker() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool PasswordWorker::is_full() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size() >= max_waiting_;
}

bool PasswordWorker::hash(std::string password, HashReply reply) {
  return add([this, password = std::move(password), reply = std::move(reply)]() mutable {
    return [reply = std::move(reply), hash = hash_password(password, cost_)] { reply(hash); };
  });
}

bool PasswordWorker::verify(std::string hash, std::string password, CheckReply reply) {
  return add([this, hash = std::move(hash), password = std::move(password), reply = std::move(reply)]() mutable {
    return [reply = std::move(reply), check = check_password(hash, password, cost_)] { reply(check); };
  });
}

bool PasswordWorker::add(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= max_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void PasswordWorker::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    // Whether the worker still is there is asked on the service's thread, which also ends it. The reply is moved
    // along: what it holds belongs to that thread, its end too.
    post_([alive = std::weak_ptr(alive_), arrive = job()] {
      if (!alive.expired()) arrive();
    });
    lock.lock();
  }
}

}  // namespace signaling
