#include "mcu/metrics/process_figures.h"

#include <ctime>
#include <utility>

#include "mcu/metrics/allocation_count.h"
#include "media/base/library_clock.h"

namespace mcu {
namespace {

using media::LibraryKind;

constexpr std::pair<LibraryKind, const char*> kLibraries[] = {{LibraryKind::kOpusEncode, "opus_encode"},
                                                              {LibraryKind::kOpusDecode, "opus_decode"},
                                                              {LibraryKind::kVpxEncode, "vpx_encode"},
                                                              {LibraryKind::kVpxDecodeLarge, "vpx_decode_large"},
                                                              {LibraryKind::kVpxDecodeSmall, "vpx_decode_small"},
                                                              {LibraryKind::kYuv, "yuv"}};

int64_t cpu_nanoseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

int64_t thread_cpu_nanoseconds() { return cpu_nanoseconds(CLOCK_THREAD_CPUTIME_ID); }

}  // namespace

void start_measuring() { media::LibraryClock::enable(&thread_cpu_nanoseconds); }

ProcessFigures process_figures() {
  ProcessFigures figures;
  figures.cpu_seconds = static_cast<double>(cpu_nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) * 1e-9;
  figures.allocations = static_cast<int64_t>(counted_allocations());
  for (const auto& [kind, name] : kLibraries) {
    const auto totals = media::LibraryClock::totals(kind);
    figures.libraries.push_back(
        {name, static_cast<int64_t>(totals.calls), static_cast<double>(totals.nanoseconds) * 1e-9});
  }
  return figures;
}

}  // namespace mcu
