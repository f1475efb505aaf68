// The media server: reads its configuration, starts shards, lanes, ICE and the control channel, and waits for a signal.

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "mcu/config/mcu_config.h"
#include "mcu/control/control_server.h"
#include "mcu/control/dispatcher.h"
#include "mcu/conference/shard.h"
#include "mcu/loop/event_loop.h"
#include "mcu/metrics/machine_meter.h"
#include "mcu/metrics/process_figures.h"
#include "media/crypto/certificate.h"

namespace {

using namespace mcu;

int fail(const media::Error& error) {
  std::fprintf(stderr, "mcu: %s\n", error.message.c_str());
  return 1;
}

// Packets touch little memory, but all over the heap, and a processor that slept has forgotten where its pages are.
// With pages of 2 MB the forwarding path costs a tenth less. glibc reads this setting before main(), so the program
// starts itself anew, once, in the same process. Where that cannot be done it runs on as it is.
void use_huge_pages(char** argv) {
  constexpr const char* kName = "GLIBC_TUNABLES";
  if (std::getenv(kName) != nullptr) return;  // done, or set by somebody who knows better
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return;
  setenv(kName, "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=33554432", 0);
  execv(self.c_str(), argv);
  unsetenv(kName);
}

// Signals are taken by sigwait in one place, so every thread is started with them blocked.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}


// Members end in reverse order: first the control channel, then the conferences, then what they work with.
struct Service {
  explicit Service(const McuConfig& config)
      : audio_pool(config.audio_threads, "audio"),
        video_pool(config.video_threads != 0 ? config.video_threads : std::thread::hardware_concurrency(), "video") {}

  std::unique_ptr<NiceIceFactory> ice;
  LanePool audio_pool;
  LanePool video_pool;
  std::vector<std::unique_ptr<Shard>> shards;
  Dispatcher dispatcher{shards};
  std::unique_ptr<ControlServer> server;
};

// systemd names the folder that is ours to keep things in.
std::filesystem::path state_folder() {
  const char* folder = std::getenv("STATE_DIRECTORY");
  return folder == nullptr ? "" : folder;
}

// What of the server is known without its shards.
ServerFigures measure_server(MachineMeter& machine, Service& service) {
  ServerFigures figures = machine.take();
  for (LanePool* pool : {&service.audio_pool, &service.video_pool}) {
    const LaneFigures lanes = pool->take_figures();
    figures.busiest_lane_share = std::max(figures.busiest_lane_share, lanes.busiest_share);
    figures.queue_depth = std::max(figures.queue_depth, static_cast<int64_t>(lanes.longest_queue));
  }
  return figures;
}

// Sends the figures of all conferences to signaling once a second until a signal comes.
void publish_figures_until_signal(const sigset_t& signals, Service& service) {
  const timespec second{1, 0};
  MachineMeter machine(state_folder());
  int taken = 0;
  while ((taken = sigtimedwait(&signals, nullptr, &second)) <= 0) {
    service.dispatcher.collect_figures([&service, measured = measure_server(machine, service)](FiguresEvent figures) {
      const ServerFigures of_shards = std::exchange(figures.server, measured);
      figures.server.late_ticks = of_shards.late_ticks;
      figures.server.socket_drops = of_shards.socket_drops;
      figures.process = process_figures();
      figures.process.send_calls = static_cast<int64_t>(service.ice->send_calls());
      service.server->publish(std::move(figures));
    });
  }
  spdlog::info("ending on signal {}", taken);
}

int run(const McuConfig& config) {
  const sigset_t signals = block_signals();
  const auto certificate = media::Certificate::create();
  if (!certificate) return fail(certificate.error());
  Service service(config);
  auto ice = NiceIceFactory::create(config.ice);
  if (!ice) return fail(ice.error());
  service.ice = std::move(*ice);
  // Shards may publish before the server stands: nobody is there to listen yet.
  std::atomic<ControlServer*> server{nullptr};
  const auto publish = [&server](Event event) {
    if (ControlServer* to = server.load()) to->publish(std::move(event));
  };
  for (size_t i = 0; i < config.shards; ++i) {
    service.shards.push_back(std::make_unique<Shard>(ShardEnvironment{
        *certificate, *service.ice, service.audio_pool, service.video_pool, publish, config.audio, config.video}));
  }
  auto control = ControlServer::create(config.control, service.dispatcher);
  if (!control) return fail(control.error());
  service.server = std::move(*control);
  server = service.server.get();
  spdlog::info("mcu ready control={}:{} media_ports={}-{} shards={}", config.control.address, service.server->port(),
               config.ice.port_min, config.ice.port_max, config.shards);
  publish_figures_until_signal(signals, service);
  service.shards.clear();  // says goodbye to endpoints while signaling still hears of it
  server = nullptr;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Điểm Cầu media server: mixes and forwards sound and picture of a conference's sites."};
  std::string config_file = "/etc/diem-cau/mcu.toml";
  bool check_only = false;
  app.add_option("--config", config_file, "Configuration file")->capture_default_str();
  app.add_flag("--check-config", check_only, "Read the configuration, say whether it is right, and end");
  bool measure = false;
  app.add_flag("--measure", measure, "Count and time calls into codec libraries, for benchmarks");
  app.set_version_flag("--version", DIEMCAU_VERSION);
  CLI11_PARSE(app, argc, argv);

  const auto config = mcu::read_mcu_config(config_file);
  if (!config) return fail(config.error());
  if (check_only) {
    std::printf("%s is right\n", config_file.c_str());
    return 0;
  }
  use_huge_pages(argv);
  spdlog::set_level(spdlog::level::from_str(config->log_level));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %^%l%$ %v");
  if (measure) start_measuring();
  return run(*config);
}
