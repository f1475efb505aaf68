#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/alarms/alarm_room_settings.h"
#include "signaling/conference/conference_plan.h"
#include "signaling/diagnosis/diagnosis_settings.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/preflight/preflight_settings.h"
#include "signaling/history/history_limits.h"
#include "signaling/stage/layout_preset.h"

namespace signaling {

// Where pages and WebSockets are served without TLS. Browsers give camera and microphone away to localhost only.
struct HttpConfig {
  bool enabled = true;
  std::string address = "0.0.0.0";
  uint16_t port = 8080;
  std::vector<std::string> trusted_proxies{};  // addresses of reverse proxies whose X-Forwarded-For and -Proto count
};

struct HttpsConfig {
  bool enabled = true;
  std::string address = "0.0.0.0";
  uint16_t port = 8443;
  // PEM files. Both empty: a self-signed certificate is made on first start and kept in the state folder.
  std::filesystem::path certificate;
  std::filesystem::path key;
  std::vector<std::string> names;  // further host names or addresses for the self-signed certificate
};

struct PagesConfig {
  std::filesystem::path web_root;  // the built pages
};

struct McuLinkConfig {
  std::string address = "127.0.0.1";
  uint16_t port = 7100;
  std::filesystem::path secret_file;
  std::string secret;  // read from secret_file
};

struct LimitsConfig {
  size_t connections = 1000;             // open at a time, HTTP and WebSocket together
  size_t connections_per_address = 100;  // a hall's proxy may hide many
  double messages_per_second = 20;       // of one WebSocket, on average
  size_t message_burst = 100;
};

// Everything config/signaling.toml and the files it names can say; see there for what each key means. Parsed once,
// passed on as values.
struct SignalingConfig {
  HttpConfig http;
  HttpsConfig https;
  PagesConfig pages;
  McuLinkConfig mcu;
  LimitsConfig limits;
  AlarmRoomSettings alarms;
  HistoryLimits history;
  std::filesystem::path state_dir = "state";
  std::string log_level = "info";
  DiagnosisSettings diagnosis;  // checked
  PreflightSettings preflight;  // checked
  std::vector<SitePlan> sites;  // of a new store; later the administrator's
  std::vector<Trunk> trunks;    // lines that several sites share
  std::vector<LayoutPreset> layouts = {
      {"stage", {"Hình chính", "Stage"}, mcu::LayoutName::kStage, {PlaceRule{}}, true}};
};

// Errors name file, line and key ("config.…"), or the file that cannot be read.
media::Result<SignalingConfig> read_signaling_config(const std::filesystem::path& path);

}  // namespace signaling
