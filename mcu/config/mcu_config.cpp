#include "mcu/config/mcu_config.h"

#include <fstream>
#include <iterator>

#include "media/base/config_reader.h"

namespace mcu {
namespace {

using media::ConfigSection;

void read_control(ConfigSection section, McuConfig& config) {
  section.read("address", config.control.address);
  section.read("port", config.control.port, 1, 65535);
  section.read("secret_file", config.secret_file);
  section.read("name", config.control.name, 64);
  section.require("secret_file");
}

void read_listen(ConfigSection section, IceListenAddress& listen) {
  section.read("address", listen.address, 64);
  section.require("address");
  section.read("announced", listen.announced, 8);
}

void read_media(ConfigSection section, IceConfig& ice) {
  section.read("port_min", ice.port_min, 1024, 65535);
  section.read("port_max", ice.port_max, 1024, 65535);
  section.read("fast_path", ice.fast_path);
  if (ice.port_min > ice.port_max) section.complain("port_max", "is below media.port_min");
  for (auto& each : section.sections("listen")) read_listen(each, ice.listen.emplace_back());
}

void read_sound(ConfigSection section, AudioBridgeSettings& audio) {
  section.read("jitter_target_ms", audio.jitter.target, std::chrono::milliseconds(1), 40, 200);
  section.read("bitrate", audio.mix.encoder.bitrate, 12'000, 128'000);
  section.read("complexity", audio.mix.encoder.complexity, 0, 10);
  section.read("contributors", audio.mix.contributors.max_contributors, 1, 8);
}

void read_picture(ConfigSection section, VideoBridgeSettings& video) {
  media::Vp8Encoder::Settings rung;
  section.read("frames_per_second", video.frames_per_second, 5, 30);
  section.read("bitrate", rung.bitrate, 200'000, 6'000'000);
  section.read("cpu_used", rung.cpu_used, -16, -1);
  rung.size = {video.width, video.height};
  rung.frames_per_second = video.frames_per_second;
  video.rungs = {rung};
}

void read_threads(ConfigSection section, McuConfig& config) {
  section.read("shards", config.shards, 1, 64);
  section.read("audio", config.audio_threads, 1, 8);
  section.read("video", config.video_threads, 0, 64);
}

media::Result<std::string> read_secret(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string secret{std::istreambuf_iterator<char>(file), {}};
  while (!secret.empty() && std::isspace(static_cast<unsigned char>(secret.back())) != 0) secret.pop_back();
  if (!file || secret.empty()) {
    return media::failure("config.secret", "cannot read the control secret from " + path.string() +
                                               "; put at least 16 characters there, the same as for signaling");
  }
  return secret;
}

}  // namespace

media::Result<McuConfig> read_mcu_config(const std::filesystem::path& path) {
  auto file = media::ConfigReader::read_file(path);
  if (!file) return tl::unexpected(file.error());
  McuConfig config;
  ConfigSection root = file->root();
  read_control(root.section("control"), config);
  read_media(root.section("media"), config.ice);
  read_sound(root.section("sound"), config.audio);
  read_picture(root.section("picture"), config.video);
  read_threads(root.section("threads"), config);
  root.section("log").read("level", config.log_level,
                           {{"debug", std::string("debug")}, {"info", std::string("info")},
                            {"warning", std::string("warning")}, {"error", std::string("error")}});
  if (auto done = file->finish(); !done) return tl::unexpected(done.error());
  auto secret = read_secret(config.secret_file);
  if (!secret) return tl::unexpected(secret.error());
  config.control.secret = std::move(*secret);
  return config;
}

}  // namespace mcu
