#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "mcu/loop/task.h"

namespace mcu {

// A serial executor for heavy work: its tasks run in the order posted, one at a time, on whichever thread its pool has
// free. Values go in, results come back by post() to the owner's loop; a task never touches its owner's objects.
// The owner's thread calls all methods.
class Lane {
 public:
  // Waits for the task under way; those still queued are destroyed without running.
  virtual ~Lane() = default;
  // False when the queue is full: the caller does without (a smaller layer, half the rate) and counts it. Never waits.
  virtual bool try_post(Task task) = 0;
  // Tasks queued or running.
  virtual size_t backlog() const = 0;
};

// How busy the lanes of a pool were.
struct LaneFigures {
  double busiest_share = 0;  // of the time, in which the busiest lane worked, 0…1
  size_t longest_queue = 0;  // tasks that waited in front of a lane, the most at any moment
};

// A fixed number of threads shared by lanes, which take turns task by task. Lanes must be gone before their pool.
class LanePool {
 public:
  // `name` (≤ 12 characters) names the threads for top(1) and traces. At least one thread.
  LanePool(size_t threads, std::string name);
  LanePool(const LanePool&) = delete;
  LanePool& operator=(const LanePool&) = delete;
  // Ends the threads.
  ~LanePool();

  // `capacity`: tasks that may be queued or running at once, ≥ 1. Any thread.
  std::unique_ptr<Lane> make_lane(size_t capacity);
  size_t threads() const;

  // Since the last call, or the beginning. Any thread.
  LaneFigures take_figures();

 private:
  class State;
  class PooledLane;
  std::unique_ptr<State> state_;
};

// The same in one thread, for virtual time: a task waits until run_pending(), which runs all that is queued, also what
// they post themselves. Deterministic.
class InlineLane : public Lane {
 public:
  explicit InlineLane(size_t capacity) : capacity_(capacity) {}
  bool try_post(Task task) override;
  size_t backlog() const override { return queue_.size(); }
  // Gives the number of tasks run.
  size_t run_pending();

 private:
  size_t capacity_;
  std::deque<Task> queue_;
};

}  // namespace mcu
