#pragma once

#include <cstdint>

namespace mcu {

// Counts calls of the global operator new on threads that carry packets, so that the benchmark can state that packets
// need none. The counting operator new is part of every program this is linked into, except under the sanitizers, which
// bring their own.

// While one lives, allocations of this thread are counted (true) or not (false). Scopes nest.
class CountAllocations {
 public:
  explicit CountAllocations(bool counted);
  ~CountAllocations();
  CountAllocations(const CountAllocations&) = delete;
  CountAllocations& operator=(const CountAllocations&) = delete;

 private:
  bool before_;
};

// Of all threads, since the process began. Any thread.
uint64_t counted_allocations();

}  // namespace mcu
