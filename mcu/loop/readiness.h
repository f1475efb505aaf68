#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>

namespace mcu {

// Which of many descriptors can be read: one level-triggered epoll set. The event loop waits for the set's own
// descriptor only, so a wake-up costs the same few system calls however many sockets have something.
// Loop's thread only.
class Readiness {
 public:
  using Callback = std::function<void()>;

  Readiness();
  Readiness(const Readiness&) = delete;
  Readiness& operator=(const Readiness&) = delete;
  ~Readiness();

  // Readable while any descriptor of the set is.
  int fd() const { return epoll_; }

  // Gives an id for remove(). A descriptor that cannot be watched (a regular file) ends the process.
  uint64_t add(int fd, Callback on_readable);
  void remove(uint64_t id);
  bool empty() const { return entries_.empty(); }

  // Calls back, once each, for the descriptors that can be read now. Callbacks may add and remove.
  void dispatch();

 private:
  struct Entry {
    int fd;
    Callback on_readable;
  };

  const int epoll_;
  uint64_t next_id_ = 1;
  std::unordered_map<uint64_t, std::shared_ptr<Entry>> entries_;
};

}  // namespace mcu
