// What the history takes on the disk, and how fast it is drawn: bench_history [FOLDER [FIRST]]. Writes 30 days of 12
// sites, 3 hours a day, with figures drawn as lines and halls are: most fine, some thin, lossy or gone; then draws what
// the console asks for, JSON and all. Prints one JSON object: store30d_mb (bound 200), draw24h_p95_ms (300), month_ms
// (1000), and what these stand on. With FOLDER the file is left there, for the service: conferences are named bench-1
// to bench-30. FIRST: when the first of them begins, in seconds since 1970; a service sweeps what is too old for it.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/history/history_file.h"
#include "signaling/history/history_json.h"

namespace {

using namespace signaling;

constexpr int kSites = 12;
constexpr int kDays = 30;
constexpr int64_t kHoursADay = 3;
constexpr int64_t kDay = 86'400;
constexpr int64_t kUsualFirst = 1'793'062'800;  // 2026-10-27 08:00 in Việt Nam
constexpr int kDraws = 50;
constexpr int64_t kWriteEvery = 60;  // the service writes more often, which takes no more room

// One hall: a line with slow changes and noise, sound and picture that follow it.
class Hall {
 public:
  explicit Hall(int number) : random_(static_cast<uint32_t>(number)), site_("hall-" + std::to_string(number)) {
    bad_ = number % 6 == 5;
    rtt_ = uniform(8, 60);
  }

  // Half of the conferences a hall has a fault for some minutes; now and then it is gone.
  HistorySecond::Site next(int64_t at) {
    if (!fault_left_ && uniform(0, 1) < (bad_ ? 0.001 : 0.0001)) fault_left_ = static_cast<int>(uniform(20, 400));
    if (fault_left_ > 0) --fault_left_;
    const bool fault = fault_left_ > 0;
    talks_ = uniform(0, 1) < 0.02 ? !talks_ : talks_;
    wander_ = 0.98 * wander_ + normal(0, 0.02);
    mcu::SiteSecond second{.site = site_};
    second.uplink = line(1500, fault);
    second.downlink = line(2300, false);
    second.sound = sound(fault);
    second.picture = picture(fault);
    second.endpoint = endpoint();
    SiteVerdict verdict{.site = site_};
    if (fault) verdict.verdict.kind = VerdictKind::kUplink;
    return {site_, media::Timestamp(std::chrono::seconds(at / kDay)), "Chromium 128 (Debian 12)",
            figures_of(&second, &verdict)};
  }

 private:
  double uniform(double from, double to) { return std::uniform_real_distribution<double>(from, to)(random_); }
  double normal(double mean, double deviation) { return std::normal_distribution<double>(mean, deviation)(random_); }
  int64_t rare(double chance) { return uniform(0, 1) < chance ? static_cast<int64_t>(uniform(1, 6)) : 0; }

  mcu::LineFigures line(double kbps, bool fault) {
    mcu::LineFigures line;
    line.kbps = std::max(60.0, kbps * (1 + wander_) + normal(0, kbps / 30));
    line.packets = static_cast<int64_t>(line.kbps / 8);
    line.lost = fault ? static_cast<int64_t>(uniform(0, 0.12) * static_cast<double>(line.packets)) : rare(0.02);
    line.loss = static_cast<double>(line.lost) / static_cast<double>(line.lost + line.packets);
    line.jitter_ms = std::abs(normal(fault ? 12 : 2.5, fault ? 5 : 0.7));
    line.rtt_ms = rtt_ + std::abs(normal(0, fault ? 30 : 1.5));
    line.delay_trend_ms = normal(0, fault ? 6 : 0.6);
    line.reordered = rare(0.01);
    line.duplicates = rare(0.002);
    return line;
  }
  mcu::SoundFigures sound(bool fault) {
    mcu::SoundFigures sound;
    sound.level_dbov = talks_ ? normal(-32, 5) : normal(-62, 2);
    sound.peak_dbov = sound.level_dbov + uniform(6, 14);
    sound.concealed = fault ? uniform(0, 0.1) : static_cast<double>(rare(0.02)) / 200;
    sound.buffer_ms = normal(fault ? 120 : 45, fault ? 20 : 3);
    sound.buffer_target_ms = fault ? 120 : 40;
    sound.r = 90 - 300 * sound.concealed + normal(0, 0.5);
    sound.mos = 1 + 0.035 * sound.r + normal(0, 0.01);
    return sound;
  }
  mcu::PictureFigures picture(bool fault) {
    mcu::PictureFigures picture;
    picture.layers_received = {"h", "m", "l"};
    picture.frames_decoded = 30 - rare(0.1) - (fault ? static_cast<int64_t>(uniform(0, 12)) : 0);
    picture.frames_dropped = fault ? static_cast<int64_t>(uniform(0, 5)) : 0;
    picture.longest_freeze_ms = normal(fault ? 250 : 42, fault ? 100 : 6);
    picture.keyframes_asked = fault ? rare(0.2) : 0;
    return picture;
  }
  mcu::EndpointReport endpoint() {
    mcu::EndpointReport report;
    report.capture_fps = uniform(0, 1) < 0.1 ? 29 : 30;
    report.render_freezes = rare(0.003);
    report.cpu_share = std::clamp(normal(0.35, 0.05), 0.0, 1.0);
    return report;
  }

  std::mt19937 random_;
  SiteId site_;
  bool bad_ = false;
  bool talks_ = false;
  int fault_left_ = 0;
  double rtt_ = 20;
  double wander_ = 0;
};

HistorySecond::Site server(std::mt19937& random) {
  std::normal_distribution<double> noise(0, 0.03);
  const mcu::ServerFigures figures{.cpu_share = 0.4 + noise(random),
                                   .busiest_lane_share = 0.5 + noise(random),
                                   .queue_depth = random() % 50 == 0 ? 1 : 0,
                                   .memory_bytes = (int64_t{400} << 20) + static_cast<int64_t>(random() % 3) * 65'536};
  return {.site = kServerSite, .figures = figures_of(figures)};
}

[[noreturn]] void fail(const media::Error& error) {
  std::fprintf(stderr, "bench_history: %s %s\n", error.code.c_str(), error.message.c_str());
  std::exit(1);
}

template <typename T>
T take(media::Result<T> result) {
  if (!result) fail(result.error());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void write_all(HistoryFile& file, int64_t first) {
  std::vector<Hall> halls;
  for (int i = 1; i <= kSites; ++i) halls.emplace_back(i);
  std::mt19937 random(99);
  MinuteCollector collector({[&](const auto& stream, int64_t minute) { return file.minute(stream, minute); },
                             [&](const auto& stream) { return file.open_call(stream); }});
  for (int day = 0; day < kDays; ++day) {
    const ConferenceId conference("bench-" + std::to_string(day + 1));
    for (int64_t at = 0; at < kHoursADay * 3600; ++at) {
      HistorySecond second{conference, "Họp giao ban", first + day * kDay + at, {}};
      for (auto& hall : halls) second.sites.push_back(hall.next(second.at));
      second.sites.push_back(server(random));
      collector.add(second);
      if (at % kWriteEvery != kWriteEvery - 1) continue;
      take(file.write(collector.changed()));
      collector.written();
    }
    collector.tick(first + (day + 1) * kDay);
    take(file.write(collector.changed()));
    collector.written();
  }
}

double draw(const std::filesystem::path& file, const ChartQuery& query) {
  const auto begun = std::chrono::steady_clock::now();
  auto reader = take(HistoryReader::open(file));
  const auto text = boost::json::serialize(to_json(take(reader.chart(query))));
  if (text.find("\"mean\"") == std::string::npos) fail({"bench", "the chart is empty"});
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

std::filesystem::path scratch() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bench_history_XXXXXX").string();
  return ::mkdtemp(pattern.data());
}

}  // namespace

int main(int count, char** arguments) {
  const auto folder = count > 1 ? std::filesystem::path(arguments[1]) : scratch();
  const int64_t first = count > 2 ? std::strtoll(arguments[2], nullptr, 10) : kUsualFirst;
  std::filesystem::create_directories(folder);
  const auto path = folder / "history.db";
  auto file = take(HistoryFile::open(path));
  const auto begun = std::chrono::steady_clock::now();
  write_all(*file, first);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  const int64_t bytes = file->bytes();
  file.reset();  // the log is taken into the file

  std::vector<double> days;
  for (int i = 0; i < kDraws; ++i) {
    const int64_t from = first + i % kDays * kDay;
    days.push_back(draw(path, {ConferenceId("bench-" + std::to_string(i % kDays + 1)),
                               std::nullopt,
                               {Figure::kUplinkLoss},
                               from,
                               from + kDay,
                               2000}));
  }
  std::ranges::sort(days);
  const double month =
      draw(path, {std::nullopt, std::nullopt, {Figure::kUplinkLoss}, first, first + kDays * kDay, 2000});
  const double replay = draw(
      path,
      {ConferenceId("bench-9"), std::nullopt, {Figure::kUplinkLoss}, first + 8 * kDay, first + 8 * kDay + 1800, 2000});
  const boost::json::object result{
      {"store30d_mb", static_cast<double>(bytes) / 1e6},
      {"file_mb", static_cast<double>(std::filesystem::file_size(path)) / 1e6},
      {"bytes_per_site_second", static_cast<double>(bytes) / (double{kSites} * kDays * kHoursADay * 3600)},
      {"draw24h_p95_ms", days[days.size() * 95 / 100]},
      {"month_ms", month},
      {"seconds30min_ms", replay},
      {"write_s", took.count()},
      {"sites", kSites},
      {"days", kDays},
      {"hours_a_day", kHoursADay}};
  std::puts(boost::json::serialize(result).c_str());
  if (count <= 1) std::filesystem::remove_all(folder);
}
