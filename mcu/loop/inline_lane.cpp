#include <utility>

#include "mcu/loop/lane.h"

namespace mcu {

bool InlineLane::try_post(Task task) {
  if (queue_.size() >= capacity_) return false;
  queue_.push_back(std::move(task));
  return true;
}

size_t InlineLane::run_pending() {
  size_t count = 0;
  for (; !queue_.empty(); ++count) {
    Task task = std::move(queue_.front());
    queue_.pop_front();
    task();
  }
  return count;
}

}  // namespace mcu
