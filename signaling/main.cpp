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

void warn_of_example_tokens(const signaling::ConferenceBook& book) {
  for (const auto& [token, admission] : book.tokens) {
    if (!token.starts_with("example-")) continue;
    spdlog::warn("the join tokens of conf={} are the published examples: replace them", admission.conference.value());
    return;
  }
}

int serve(const signaling::SignalingConfig& config) {
  boost::asio::io_context context(1);
  auto service = signaling::Service::create(context, config);
  if (!service) return fail(service.error().message);
  spdlog::info("signaling {} serves http={} https={} conferences={}", signaling::version(), (*service)->http_port(),
               (*service)->https_port(), config.book.plans.size());
  warn_of_example_tokens(config.book);

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
      std::printf("%s is right: %zu conferences, %zu seats\n", config_file.c_str(), config->book.plans.size(),
                  config->book.tokens.size());
      return 0;
    }
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    spdlog::set_level(spdlog::level::from_str(config->log_level));
    return serve(*config);
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}
