#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "mcu/api/site_figures.h"

namespace mcu {

// CPU time of all cores since the machine began, in ticks of the kernel.
struct CpuTimes {
  int64_t busy = 0;  // time that a hypervisor took counts: nobody here had it
  int64_t all = 0;
};
// The first line of /proc/stat (proc(5)); nothing if it is none.
std::optional<CpuTimes> parse_cpu_times(std::string_view proc_stat);
// 0…1 of the time between two readings; 0 if there was none.
double busy_share(const CpuTimes& before, const CpuTimes& after);
// Resident pages by /proc/self/statm; 0 if it is none.
int64_t parse_resident_pages(std::string_view statm);

// What the machine and this process need, asked once a second. One thread.
class MachineMeter {
 public:
  // `state_folder`: whose file system is told about; empty: none.
  explicit MachineMeter(std::filesystem::path state_folder);

  // CPU share since the last call, memory, free disk; the other figures are not its business.
  ServerFigures take();

 private:
  std::filesystem::path state_folder_;
  CpuTimes last_;
};

}  // namespace mcu
