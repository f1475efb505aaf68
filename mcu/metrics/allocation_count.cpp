#include "mcu/metrics/allocation_count.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace mcu {
namespace {

thread_local bool counted_here = false;
std::atomic<uint64_t> count{0};

}  // namespace

CountAllocations::CountAllocations(bool counted) : before_(counted_here) { counted_here = counted; }
CountAllocations::~CountAllocations() { counted_here = before_; }

uint64_t counted_allocations() { return count.load(std::memory_order_relaxed); }

}  // namespace mcu

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

void* counting_new(std::size_t size) {
  if (mcu::counted_here) mcu::count.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void* counting_new(std::size_t size, std::align_val_t alignment) {
  if (mcu::counted_here) mcu::count.fetch_add(1, std::memory_order_relaxed);
  const auto align = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(align, (size + align - 1) / align * align)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return counting_new(size); }
void* operator new[](std::size_t size) { return counting_new(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return counting_new(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return counting_new(size, alignment); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#endif
