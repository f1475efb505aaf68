#include "mcu/metrics/process_figures.h"

#include <memory>

#include <gtest/gtest.h>

#include "mcu/metrics/allocation_count.h"
#include "media/base/library_clock.h"

namespace mcu {
namespace {

TEST(ProcessFigures, CountsAndTimesLibraryCallsOnceMeasuringHasStarted) {
  const auto calls = [](const ProcessFigures& figures, const std::string& name) {
    for (const auto& library : figures.libraries) {
      if (library.name == name) return library.calls;
    }
    return int64_t{-1};
  };
  { media::LibraryCall call(media::LibraryKind::kYuv); }
  EXPECT_EQ(calls(process_figures(), "yuv"), 0);
  start_measuring();
  { media::LibraryCall call(media::LibraryKind::kYuv); }
  { media::LibraryCall call(media::LibraryKind::kOpusEncode); }
  media::LibraryClock::enable(nullptr);
  EXPECT_EQ(calls(process_figures(), "yuv"), 1);
  EXPECT_EQ(calls(process_figures(), "opus_encode"), 1);
  EXPECT_EQ(calls(process_figures(), "vpx_decode_large"), 0);
}

TEST(ProcessFigures, CpuTimeGrowsWithWork) {
  const double before = process_figures().cpu_seconds;
  volatile double sum = 0;
  while (process_figures().cpu_seconds <= before) sum = sum + 1;
  EXPECT_GT(process_figures().cpu_seconds, before);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(AllocationCount, CountsOnlyWhereItIsAskedTo) {
  const auto before = counted_allocations();
  auto uncounted = std::make_unique<int>(1);
  EXPECT_EQ(counted_allocations(), before);
  {
    const CountAllocations on(true);
    auto counted = std::make_unique<int>(2);
    EXPECT_EQ(counted_allocations(), before + 1);
    const CountAllocations off(false);
    auto hidden = std::make_unique<int>(3);
    EXPECT_EQ(counted_allocations(), before + 1);
  }
  auto after = std::make_unique<int>(4);
  EXPECT_EQ(counted_allocations(), before + 1);
}
#endif

}  // namespace
}  // namespace mcu
