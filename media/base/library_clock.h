#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace media {

// Counts the calls into codec libraries and the thread CPU time spent inside them, so that a benchmark can say how much
// of a process's time is its own. Off by default: a LibraryCall then costs one relaxed load. The clock is injected, so
// nothing in media/ reads one by itself. The only process-wide state in media/, for it measures the process.
// A large decode is of a picture above 320×180, the smallest simulcast layer.
enum class LibraryKind : uint8_t {
  kOpusEncode,
  kOpusDecode,
  kVpxEncode,
  kVpxDecodeLarge,
  kVpxDecodeSmall,
  kYuv,
  kCount,
};

struct LibraryTotals {
  uint64_t calls = 0;
  uint64_t nanoseconds = 0;
};

class LibraryClock {
 public:
  // Gives the CPU time of the calling thread in nanoseconds (CLOCK_THREAD_CPUTIME_ID).
  using ThreadCpuTime = int64_t (*)();

  // Switches on with `clock`, off with nullptr. Any thread; calls under way finish with the clock they began with.
  static void enable(ThreadCpuTime clock) { clock_.store(clock, std::memory_order_relaxed); }

  // Sums since the process began, over all threads. Any thread. A call in progress is not in them yet.
  static LibraryTotals totals(LibraryKind kind) {
    const Cell& cell = cells_[static_cast<size_t>(kind)];
    return {cell.calls.load(std::memory_order_relaxed), cell.nanoseconds.load(std::memory_order_relaxed)};
  }

 private:
  friend class LibraryCall;
  struct alignas(64) Cell {
    std::atomic<uint64_t> calls;
    std::atomic<uint64_t> nanoseconds;
  };
  static inline std::atomic<ThreadCpuTime> clock_{nullptr};
  static inline std::array<Cell, static_cast<size_t>(LibraryKind::kCount)> cells_{};
};

// Stands around exactly one library call:  { LibraryCall call(LibraryKind::kVpxEncode); vpx_codec_encode(…); }
class LibraryCall {
 public:
  explicit LibraryCall(LibraryKind kind)
      : clock_(LibraryClock::clock_.load(std::memory_order_relaxed)), kind_(kind), begin_(clock_ ? clock_() : 0) {}
  ~LibraryCall() {
    if (clock_ == nullptr) return;
    LibraryClock::Cell& cell = LibraryClock::cells_[static_cast<size_t>(kind_)];
    cell.nanoseconds.fetch_add(static_cast<uint64_t>(clock_() - begin_), std::memory_order_relaxed);
    cell.calls.fetch_add(1, std::memory_order_relaxed);
  }
  LibraryCall(const LibraryCall&) = delete;
  LibraryCall& operator=(const LibraryCall&) = delete;

 private:
  LibraryClock::ThreadCpuTime clock_;
  LibraryKind kind_;
  int64_t begin_;
};

}  // namespace media
