#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "mcu/bridge/video_bridge.h"
#include "mcu/control/control_server.h"
#include "mcu/ice/ice_config.h"
#include "media/base/result.h"

namespace mcu {

// Everything config/mcu.toml can say; see there for what each key means. Parsed once, passed on as values.
struct McuConfig {
  ControlConfig control;
  std::filesystem::path secret_file;  // read into control.secret
  IceConfig ice;
  AudioBridgeSettings audio;
  VideoBridgeSettings video;
  size_t shards = 1;
  size_t audio_threads = 1;
  size_t video_threads = 0;  // 0: one per core
  std::string log_level = "info";
};

// Errors name file, line and key ("config.…"), or the secret file that cannot be read ("config.secret").
media::Result<McuConfig> read_mcu_config(const std::filesystem::path& file);

}  // namespace mcu
