#include "mcu/loop/lane.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "media/base/check.h"

namespace mcu {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

// One mutex for the pool and all its lanes: it is held for moves of pointers only, while tasks take milliseconds.
class LanePool::State {
 public:
  State(size_t threads, const std::string& name) {
    CHECK(threads > 0);
    for (size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { work(); });
      const std::string thread_name = (name + std::to_string(i)).substr(0, 15);
      pthread_setname_np(threads_.back().native_handle(), thread_name.c_str());
    }
  }

  ~State() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  size_t threads() const { return threads_.size(); }
  LaneFigures take_figures();

 private:
  friend class PooledLane;
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;       // a lane became ready, or the end
  std::condition_variable task_done_;  // for lanes that wait for their last task
  std::vector<PooledLane*> ready_;     // lanes with tasks and none under way, the longest waiting first
  std::vector<PooledLane*> lanes_;     // all
  Clock::time_point figures_since_ = Clock::now();
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

class LanePool::PooledLane : public Lane {
 public:
  PooledLane(State& pool, size_t capacity) : pool_(pool), queue_(capacity) {
    CHECK(capacity > 0);
    const std::lock_guard lock(pool_.mutex_);
    pool_.lanes_.push_back(this);
  }

  ~PooledLane() override {
    std::vector<Task> unused;
    std::unique_lock lock(pool_.mutex_);
    CHECK(runner_ != std::this_thread::get_id());
    unused.swap(queue_);
    queued_ = 0;
    std::erase(pool_.ready_, this);
    std::erase(pool_.lanes_, this);
    lock.unlock();
    unused.clear();  // what tasks own may do anything when it goes, so without the lock
    lock.lock();
    pool_.task_done_.wait(lock, [this] { return !running_; });
  }

  bool try_post(Task task) override {
    {
      const std::lock_guard lock(pool_.mutex_);
      if (queued_ + running_ >= queue_.size()) return false;
      queue_[(first_ + queued_++) % queue_.size()] = std::move(task);
      longest_queue_ = std::max(longest_queue_, running_ ? queued_ : queued_ - 1);
      if (running_ || queued_ > 1) return true;
      pool_.ready_.push_back(this);
    }
    pool_.wake_.notify_one();
    return true;
  }

  size_t backlog() const override {
    const std::lock_guard lock(pool_.mutex_);
    return queued_ + running_;
  }

 private:
  friend class State;

  Task take_first() {
    Task task = std::move(queue_[first_]);
    first_ = (first_ + 1) % queue_.size();
    --queued_;
    return task;
  }

  void begin() {
    running_ = true;
    runner_ = std::this_thread::get_id();
    working_since_ = Clock::now();
  }
  void end() {
    busy_ += Clock::now() - working_since_;
    running_ = false;
    runner_ = std::thread::id{};
  }
  // What is under way is cut at `now`.
  Clock::duration take_busy(Clock::time_point now) {
    if (running_) busy_ += now - std::exchange(working_since_, now);
    return std::exchange(busy_, {});
  }

  State& pool_;
  std::vector<Task> queue_;  // a ring of as many as there may be
  size_t first_ = 0;
  size_t queued_ = 0;
  bool running_ = false;
  std::thread::id runner_;
  Clock::time_point working_since_;  // while running_
  Clock::duration busy_{};           // since the figures were taken
  size_t longest_queue_ = 0;         // likewise
};

LaneFigures LanePool::State::take_figures() {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  const std::chrono::duration<double> all = now - std::exchange(figures_since_, now);
  LaneFigures figures;
  for (PooledLane* lane : lanes_) {
    const std::chrono::duration<double> busy = lane->take_busy(now);
    if (all.count() > 0) figures.busiest_share = std::max(figures.busiest_share, std::min(1.0, busy / all));
    figures.longest_queue = std::max(figures.longest_queue, std::exchange(lane->longest_queue_, lane->queued_));
  }
  return figures;
}

void LanePool::State::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !ready_.empty(); });
    if (stopping_) return;
    PooledLane* lane = ready_.front();
    ready_.erase(ready_.begin());
    Task task = lane->take_first();
    lane->begin();
    lock.unlock();
    task();
    task = Task();
    lock.lock();
    lane->end();
    if (lane->queued_ > 0) ready_.push_back(lane);
    task_done_.notify_all();
  }
}

LanePool::LanePool(size_t threads, std::string name) : state_(std::make_unique<State>(threads, name)) {}
LanePool::~LanePool() = default;

std::unique_ptr<Lane> LanePool::make_lane(size_t capacity) { return std::make_unique<PooledLane>(*state_, capacity); }

size_t LanePool::threads() const { return state_->threads(); }

LaneFigures LanePool::take_figures() { return state_->take_figures(); }

}  // namespace mcu
