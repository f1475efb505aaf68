#pragma once

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>

#include "signaling/record/journal_file.h"

namespace signaling {

// A disk that fails, is full or is slow as the test says. Any thread. It outlives the disk() it gave.
class BadDisk {
 public:
  JournalDisk disk() {
    return {[this](int file, const void* bytes, size_t size) { return write(file, bytes, size); },
            [this](int file) { return sync(file); }};
  }

  std::atomic<size_t> room = ~size_t{0};       // bytes it still takes; beyond that ENOSPC, after a part of a write
  std::atomic<bool> sync_fails = false;        // fdatasync gives EIO
  std::atomic<bool> truncates_writes = false;  // each write takes a few bytes only
  std::atomic<int> writes = 0;
  std::atomic<int> syncs = 0;

  // Writes do not return until go_on().
  void hang() { set_hanging(true); }
  void go_on() { set_hanging(false); }
  void wait_until_it_hangs() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_; });
  }

 private:
  ssize_t write(int file, const void* bytes, size_t size) {
    ++writes;
    wait();
    const size_t left = room;
    if (left == 0) {
      errno = ENOSPC;
      return -1;
    }
    const auto count = ::write(file, bytes, std::min({size, left, truncates_writes ? size_t{5} : size}));
    if (count > 0 && left != ~size_t{0}) room = left - static_cast<size_t>(count);
    return count;
  }

  int sync(int file) {
    ++syncs;
    if (!sync_fails) return ::fdatasync(file);
    errno = EIO;
    return -1;
  }

  void wait() {
    std::unique_lock lock(mutex_);
    waiting_ = hanging_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return !hanging_; });
    waiting_ = false;
  }

  void set_hanging(bool hanging) {
    const std::lock_guard lock(mutex_);
    hanging_ = hanging;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool hanging_ = false;
  bool waiting_ = false;
};

}  // namespace signaling
