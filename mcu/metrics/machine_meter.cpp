#include "mcu/metrics/machine_meter.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace mcu {
namespace {

// user nice system idle iowait irq softirq steal; what follows is in the first two already.
constexpr size_t kCpuFields = 8;
constexpr size_t kIdle = 3, kWaiting = 4;

std::string read_text(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Reads numbers separated by spaces; how many there were.
template <size_t N>
size_t read_numbers(std::string_view text, std::array<int64_t, N>& numbers) {
  size_t count = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (count < N) {
    while (at != end && *at == ' ') ++at;
    const auto [next, error] = std::from_chars(at, end, numbers[count]);
    if (error != std::errc()) break;
    at = next;
    ++count;
  }
  return count;
}

}  // namespace

std::optional<CpuTimes> parse_cpu_times(std::string_view proc_stat) {
  constexpr std::string_view kAllCores = "cpu ";
  if (!proc_stat.starts_with(kAllCores)) return std::nullopt;
  std::array<int64_t, kCpuFields> fields{};
  if (read_numbers(proc_stat.substr(kAllCores.size()), fields) < kCpuFields) return std::nullopt;
  CpuTimes times;
  for (const int64_t field : fields) times.all += field;
  times.busy = times.all - fields[kIdle] - fields[kWaiting];
  return times;
}

double busy_share(const CpuTimes& before, const CpuTimes& after) {
  if (after.all <= before.all) return 0;
  const auto share = static_cast<double>(after.busy - before.busy) / static_cast<double>(after.all - before.all);
  return std::clamp(share, 0.0, 1.0);
}

int64_t parse_resident_pages(std::string_view statm) {
  std::array<int64_t, 2> fields{};  // size, resident
  return read_numbers(statm, fields) == fields.size() ? std::max<int64_t>(0, fields[1]) : 0;
}

MachineMeter::MachineMeter(std::filesystem::path state_folder) : state_folder_(std::move(state_folder)) {
  (void)take();  // where the first second begins
}

ServerFigures MachineMeter::take() {
  ServerFigures figures;
  const auto now = parse_cpu_times(read_text("/proc/stat"));
  if (now) figures.cpu_share = busy_share(std::exchange(last_, *now), *now);
  figures.memory_bytes = parse_resident_pages(read_text("/proc/self/statm")) * sysconf(_SC_PAGESIZE);
  if (state_folder_.empty()) return figures;
  std::error_code error;
  const auto space = std::filesystem::space(state_folder_, error);
  if (!error) figures.disk_free_bytes = static_cast<int64_t>(space.available);
  return figures;
}

}  // namespace mcu
