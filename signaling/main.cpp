// The signaling service: pages, WebSockets, conferences. See signaling/README.md.
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <spdlog/spdlog.h>

#include "signaling/config/signaling_config.h"
#include "signaling/service/service.h"

namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "signaling: %s\n", message.c_str());
  return 1;
}

int serve(const signaling::SignalingConfig& config) {
  boost::asio::io_context context(1);
  auto service = signaling::Service::create(context, config);
  if (!service) return fail(service.error().message);
  spdlog::info("signaling {} serves http={} https={}", signaling::version(), (*service)->http_port(),
               (*service)->https_port());

  boost::asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&](boost::system::error_code error, int signal) {
    if (error) return;
    spdlog::info("ending by signal {}", signal);
    (*service)->shut_down([&context] { context.stop(); });
  });
  context.run();
  spdlog::info("ended");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Điểm Cầu signaling: pages, WebSockets and conferences of the bridge");
  std::string config_file;
  bool check_only = false;
  app.add_option("--config", config_file, "The configuration file (TOML)")->required();
  app.add_flag("--check-config", check_only, "Read the configuration, say whether it is right, and end");
  app.set_version_flag("--version", std::string(signaling::version()));
  CLI11_PARSE(app, argc, argv);

  std::signal(SIGPIPE, SIG_IGN);
  try {
    const auto config = signaling::read_signaling_config(config_file);
    if (!config) return fail(config.error().message);
    if (check_only) {
      std::printf("%s is right\n", config_file.c_str());
      return 0;
    }
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    spdlog::set_level(spdlog::level::from_str(config->log_level));
    return serve(*config);
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}
