#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "media/base/time.h"

namespace mcu {

// Waits for many descriptors at once, and for wake(): one level-triggered epoll set, one system call a wait however
// many there are. Only wake() is for any thread; the rest is for the loop's.
class Readiness {
 public:
  using Callback = std::function<void()>;

  Readiness();
  Readiness(const Readiness&) = delete;
  Readiness& operator=(const Readiness&) = delete;
  ~Readiness();

  // Gives an id for remove(). A descriptor that cannot be watched (a regular file) ends the process.
  uint64_t add(int fd, Callback on_readable);
  void remove(uint64_t id);
  bool empty() const { return entries_.empty(); }

  // Waits until a descriptor can be read, wake() is called or `at_most` has passed (zero: not at all; Duration::max():
  // for ever), then calls back, once each, for the descriptors that can be read. Callbacks may add and remove.
  void wait(media::Duration at_most);

  // Ends the wait under way, or the next one. What was written before it is seen after that wait.
  void wake();

 private:
  struct Entry {
    int fd;
    Callback on_readable;
  };

  const int epoll_;
  const int wake_;  // an eventfd that nobody reads: each write is an edge
  uint64_t next_id_ = 1;
  std::unordered_map<uint64_t, std::unique_ptr<Entry>> entries_;
  std::vector<std::unique_ptr<Entry>> removed_;  // since the wait began: its events may still name them
};

}  // namespace mcu
