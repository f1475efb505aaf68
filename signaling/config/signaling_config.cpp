#include "signaling/config/signaling_config.h"

#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

#include "media/base/config_reader.h"
#include "signaling/config/alarm_config.h"
#include "signaling/config/diagnosis_config.h"
#include "signaling/config/preflight_config.h"
#include "signaling/config/layout_config.h"
#include "signaling/config/site_config.h"

namespace signaling {
namespace {

using media::ConfigSection;

constexpr size_t kMinSecret = 16;

void read_http(ConfigSection section, HttpConfig& http) {
  section.read("enabled", http.enabled);
  section.read("address", http.address, 64);
  section.read("port", http.port, 1);
  section.read("trusted_proxies", http.trusted_proxies, 32);
}

void read_https(ConfigSection section, HttpsConfig& https) {
  section.read("enabled", https.enabled);
  section.read("address", https.address, 64);
  section.read("port", https.port, 1);
  section.read("certificate", https.certificate);
  section.read("key", https.key);
  section.read("names", https.names, 32);
  if (https.certificate.empty() != https.key.empty()) {
    const bool has_key = !https.key.empty();
    section.complain(has_key ? "key" : "certificate",
                     has_key ? "needs https.certificate too" : "needs https.key too");
  }
}

void read_pages(ConfigSection section, PagesConfig& pages) {
  section.read("web_root", pages.web_root);
  section.require("web_root");
}

void read_mcu(ConfigSection section, McuLinkConfig& mcu) {
  section.read("address", mcu.address, 256);
  section.read("port", mcu.port, 1);
  section.read("secret_file", mcu.secret_file);
  section.require("secret_file");
}

void read_limits(ConfigSection section, LimitsConfig& limits) {
  section.read("connections", limits.connections, 1, 100'000);
  section.read("connections_per_address", limits.connections_per_address, 1, 100'000);
  section.read("messages_per_second", limits.messages_per_second, 1, 1000);
  section.read("message_burst", limits.message_burst, 10, 10'000);
}

void read_history(ConfigSection section, HistoryLimits& history) {
  section.read("seconds_days", history.seconds_days, 1, 3660);
  section.read("minutes_days", history.minutes_days, 1, 3660);
  section.read("max_mb", history.max_mb, 50, 1'000'000);
  if (history.minutes_days < history.seconds_days) {
    section.complain("minutes_days", "must not be less than history.seconds_days");
  }
}

media::Result<std::string> read_secret(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string secret{std::istreambuf_iterator<char>(file), {}};
  while (!secret.empty() && std::isspace(static_cast<unsigned char>(secret.back())) != 0) secret.pop_back();
  if (secret.size() < kMinSecret) {
    return media::failure("config.secret", path.string() + ": no secret of at least 16 characters can be read there; " +
                                               "the mcu must have the same (openssl rand -hex 32)");
  }
  return secret;
}

}  // namespace

media::Result<SignalingConfig> read_signaling_config(const std::filesystem::path& path) {
  auto file = media::ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  SignalingConfig config;
  std::filesystem::path sites_file;
  std::filesystem::path layouts_file = path.parent_path() / "layouts.toml";
  ConfigSection root = file->root();
  read_http(root.section("http"), config.http);
  read_https(root.section("https"), config.https);
  read_pages(root.section("pages"), config.pages);
  read_mcu(root.section("mcu"), config.mcu);
  read_limits(root.section("limits"), config.limits);
  read_alarms(root.section("alarms"), config.alarms);
  read_history(root.section("history"), config.history);
  read_diagnosis(root.section("diagnosis"), config.diagnosis);
  read_preflight(root.section("preflight"), config.preflight);
  auto files = root.section("files");
  files.read("sites", sites_file);
  files.read("layouts", layouts_file);
  files.read("state", config.state_dir);
  for (const auto* key : {"sites", "state"}) files.require(key);
  root.section("log").read("level", config.log_level,
                           {{"debug", std::string("debug")}, {"info", std::string("info")},
                            {"warning", std::string("warning")}, {"error", std::string("error")}});
  if (!config.http.enabled && !config.https.enabled) root.complain("http", "both http and https are switched off");
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());

  auto secret = read_secret(config.mcu.secret_file);
  if (!secret) return tl::unexpected(secret.error());
  config.mcu.secret = std::move(*secret);
  auto sites = read_sites(sites_file);
  if (!sites) return tl::unexpected(sites.error());
  config.sites = std::move(sites->sites);
  config.trunks = std::move(sites->trunks);
  auto layouts = read_layouts(layouts_file);
  if (!layouts) return tl::unexpected(layouts.error());
  config.layouts = std::move(*layouts);
  return config;
}

}  // namespace signaling
