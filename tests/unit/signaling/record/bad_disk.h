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

  // Writes, or syncs, do not return until go_on().
  void hang() { set_hanging(true, false); }
  void hang_syncs() { set_hanging(false, true); }
  void go_on() { set_hanging(false, false); }
  void wait_until_it_hangs() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_; });
  }
  // Until that many writes have been done.
  void wait_until_written(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return written_ >= count; });
  }

 private:
  ssize_t write(int file, const void* bytes, size_t size) {
    ++writes;
    wait(hanging_writes_);
    size_t left = room;
    if (left == 0) {
      errno = ENOSPC;
      return -1;
    }
    const auto count = ::write(file, bytes, std::min({size, left, truncates_writes ? size_t{5} : size}));
    if (count > 0 && left != ~size_t{0}) {
      room.compare_exchange_strong(left, left - static_cast<size_t>(count));  // unless the test has set it meanwhile
    }
    const std::lock_guard lock(mutex_);
    ++written_;
    changed_.notify_all();
    return count;
  }

  int sync(int file) {
    ++syncs;
    wait(hanging_syncs_);
    if (!sync_fails) return ::fdatasync(file);
    errno = EIO;
    return -1;
  }

  void wait(const bool& hanging) {
    std::unique_lock lock(mutex_);
    if (!hanging) return;
    waiting_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return !hanging; });
    waiting_ = false;
  }

  void set_hanging(bool writes, bool syncs) {
    const std::lock_guard lock(mutex_);
    hanging_writes_ = writes;
    hanging_syncs_ = syncs;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool hanging_writes_ = false;
  bool hanging_syncs_ = false;
  bool waiting_ = false;
  int written_ = 0;
};

}  // namespace signaling
