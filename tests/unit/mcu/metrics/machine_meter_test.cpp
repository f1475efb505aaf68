#include "mcu/metrics/machine_meter.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

TEST(MachineMeter, ReadsTheTimesOfAllCores) {
  const auto times = parse_cpu_times("cpu  10 1 20 800 50 3 4 12 7 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
  ASSERT_TRUE(times);
  EXPECT_EQ(times->all, 900) << "guests are in user time already";
  EXPECT_EQ(times->busy, 50) << "neither idle nor waiting for a disk";
  for (const char* wrong : {"", "cpu", "cpu0 1 2 3 4 5 6 7 8", "cpu  1 2 3", "cpu  a b c d e f g h", "intr 5"}) {
    EXPECT_FALSE(parse_cpu_times(wrong)) << wrong;
  }
}

TEST(MachineMeter, TheShareIsOfTheTimeBetween) {
  const struct {
    CpuTimes before, after;
    double share;
  } cases[] = {{{100, 1000}, {150, 1200}, 0.25},
               {{100, 1000}, {300, 1200}, 1},
               {{100, 1000}, {100, 1000}, 0},
               {{100, 1000}, {50, 900}, 0},     // another machine
               {{100, 1000}, {90, 1200}, 0}};   // the kernel's counters may step back a little
  for (const auto& c : cases) EXPECT_DOUBLE_EQ(busy_share(c.before, c.after), c.share);
}

TEST(MachineMeter, ReadsResidentPages) {
  EXPECT_EQ(parse_resident_pages("5000 1234 300 1 0 900 0\n"), 1234);
  EXPECT_EQ(parse_resident_pages("5000"), 0);
  EXPECT_EQ(parse_resident_pages("x y"), 0);
}

TEST(MachineMeter, TellsOfThisMachine) {
  MachineMeter meter("/tmp");
  const ServerFigures figures = meter.take();
  EXPECT_GE(figures.cpu_share, 0);
  EXPECT_LE(figures.cpu_share, 1);
  EXPECT_GT(figures.memory_bytes, 1'000'000);
  EXPECT_GT(figures.disk_free_bytes.value_or(0), 0);
  EXPECT_FALSE(MachineMeter("").take().disk_free_bytes);
  EXPECT_FALSE(MachineMeter("/no/such/folder").take().disk_free_bytes);
}

}  // namespace
}  // namespace mcu
