#include "mcu/api/site_figures_json.h"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "mcu/api/json_figure.h"
#include "mcu/api/json_words.h"

namespace mcu {
namespace {

namespace json = boost::json;

constexpr Words<EncoderLimit, 4> kLimits{{{EncoderLimit::kNone, "none"},
                                          {EncoderLimit::kCpu, "cpu"},
                                          {EncoderLimit::kBandwidth, "bandwidth"},
                                          {EncoderLimit::kOther, "other"}}};
constexpr Words<DeviceState, 6> kDevices{{{DeviceState::kOk, "ok"},
                                          {DeviceState::kMuted, "muted"},
                                          {DeviceState::kLost, "lost"},
                                          {DeviceState::kDenied, "denied"},
                                          {DeviceState::kBusy, "busy"},
                                          {DeviceState::kSilent, "silent"}}};

// What no measurement of one second goes beyond. They keep sums over a window finite, nothing more.
constexpr double kMaxMs = 600'000;
constexpr double kMaxKbps = 10'000'000;
constexpr double kMaxFps = 1000;
constexpr double kLowestLevel = -127;
constexpr int64_t kMaxBytes = int64_t{1} << 53;
constexpr double kMaxClockOffset = 1e9;

// ---- lines ---------------------------------------------------------------------------------------------------------

void put(json::object& object, std::string_view name, const std::optional<double>& value) {
  if (value) object[name] = figure(*value);
}

json::object to_object(const LineFigures& f) {
  json::object object{{"packets", f.packets},
                      {"lost", f.lost},
                      {"reordered", f.reordered},
                      {"duplicates", f.duplicates},
                      {"kbps", figure(f.kbps)},
                      {"loss", figure(f.loss)},
                      {"loss_runs", json::array(f.loss_runs.begin(), f.loss_runs.end())},
                      {"jitter_ms", figure(f.jitter_ms)}};
  put(object, "rtt_ms", f.rtt_ms);
  put(object, "delay_trend_ms", f.delay_trend_ms);
  return object;
}

LineFigures read_line(JsonReader& r) {
  LineFigures f;
  f.packets = read_count(r, "packets");
  f.lost = read_count(r, "lost");
  f.reordered = read_count(r, "reordered");
  f.duplicates = read_count(r, "duplicates");
  f.kbps = read_figure(r, "kbps", 0, kMaxKbps);
  f.loss = read_figure(r, "loss", 0, 1);
  f.loss_runs = read_counts<kLossRunClasses>(r, "loss_runs");
  f.jitter_ms = read_figure(r, "jitter_ms", 0, kMaxMs);
  f.rtt_ms = read_optional_figure(r, "rtt_ms", 0, kMaxMs);
  f.delay_trend_ms = read_optional_figure(r, "delay_trend_ms", -kMaxMs, kMaxMs);
  return f;
}

// ---- sound and picture ---------------------------------------------------------------------------------------------

json::object to_object(const SoundFigures& f) {
  json::object object{{"level_dbov", figure(f.level_dbov)},
                      {"peak_dbov", figure(f.peak_dbov)},
                      {"clipped", figure(f.clipped)},
                      {"concealed", figure(f.concealed)},
                      {"speech", f.speech},
                      {"buffer_ms", figure(f.buffer_ms)},
                      {"buffer_target_ms", figure(f.buffer_target_ms)},
                      {"r", figure(f.r)},
                      {"mos", figure(f.mos)}};
  if (f.echo) {
    object["echo"] = json::object{{"delay_ms", figure(f.echo->delay_ms)}, {"loss_db", figure(f.echo->loss_db)}};
  }
  return object;
}

SoundFigures read_sound(JsonReader& r) {
  SoundFigures f;
  f.level_dbov = read_figure(r, "level_dbov", kLowestLevel, 0);
  f.peak_dbov = read_figure(r, "peak_dbov", kLowestLevel, 0);
  f.clipped = read_figure(r, "clipped", 0, 1);
  f.concealed = read_figure(r, "concealed", 0, 1);
  f.speech = r.boolean_or("speech", false);
  f.buffer_ms = read_figure(r, "buffer_ms", 0, kMaxMs);
  f.buffer_target_ms = read_figure(r, "buffer_target_ms", 0, kMaxMs);
  f.r = read_figure(r, "r", 0, 100);
  f.mos = read_figure(r, "mos", 1, 5);
  if (r.has("echo")) {
    r.object("echo", [&](JsonReader& e) {
      f.echo = EchoFigures{read_figure(e, "delay_ms", 0, kMaxMs), read_figure(e, "loss_db", -127, 127)};
    });
  }
  return f;
}

json::array to_array(const std::vector<std::string>& layers) {
  return json::array(layers.begin(), layers.end());
}

std::vector<std::string> read_layers(JsonReader& r, std::string_view name) {
  auto layers = r.texts_or_empty(name);
  if (layers.size() > kMaxLayers) r.fail(name, "has too many layers");
  for (const auto& layer : layers) {
    if (layer.size() > kMaxLayerBytes) r.fail(name, "has a layer with too long a name");
  }
  return layers;
}

json::object to_object(const PictureFigures& f) {
  return {{"layers_wanted", to_array(f.layers_wanted)},
          {"layers_received", to_array(f.layers_received)},
          {"frames_decoded", f.frames_decoded},
          {"frames_dropped", f.frames_dropped},
          {"longest_freeze_ms", figure(f.longest_freeze_ms)},
          {"keyframes_asked", f.keyframes_asked},
          {"keyframes_received", f.keyframes_received},
          {"black", f.black},
          {"frozen", f.frozen}};
}

PictureFigures read_picture(JsonReader& r) {
  PictureFigures f;
  f.layers_wanted = read_layers(r, "layers_wanted");
  f.layers_received = read_layers(r, "layers_received");
  f.frames_decoded = read_count(r, "frames_decoded");
  f.frames_dropped = read_count(r, "frames_dropped");
  f.longest_freeze_ms = read_figure(r, "longest_freeze_ms", 0, kMaxMs);
  f.keyframes_asked = read_count(r, "keyframes_asked");
  f.keyframes_received = read_count(r, "keyframes_received");
  f.black = r.boolean_or("black", false);
  f.frozen = r.boolean_or("frozen", false);
  return f;
}

// ---- endpoint ------------------------------------------------------------------------------------------------------

void put(json::object& object, std::string_view name, const std::optional<DeviceState>& state) {
  if (state) object[name] = to_string(*state);
}

std::optional<DeviceState> read_device(JsonReader& r, std::string_view name) {
  if (!r.has(name)) return std::nullopt;
  return read_word(r, name, kDevices, DeviceState::kOk);
}

// The first bytes that make whole UTF-8 characters.
std::string cut(std::string text) {
  if (text.size() <= kMaxBrowserBytes) return text;
  size_t end = kMaxBrowserBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
  return text;
}

template <typename T, typename Read>
void read_part(JsonReader& r, std::string_view name, std::optional<T>& part, Read read) {
  if (r.has(name)) r.object(name, [&](JsonReader& inner) { part = read(inner); });
}

}  // namespace

std::string_view to_string(EncoderLimit limit) { return word(kLimits, limit); }
std::string_view to_string(DeviceState state) { return word(kDevices, state); }

json::object to_object(const EndpointReport& f) {
  json::object object{{"encoder_limit", to_string(f.encoder_limit)},
                      {"render_freezes", f.render_freezes},
                      {"hidden", f.hidden},
                      {"browser", f.browser}};
  put(object, "capture_fps", f.capture_fps);
  put(object, "cpu_share", f.cpu_share);
  put(object, "camera", f.camera);
  put(object, "microphone", f.microphone);
  put(object, "loudspeaker", f.loudspeaker);
  put(object, "clock_offset_s", f.clock_offset_s);
  return object;
}

EndpointReport read_endpoint_report(JsonReader& r) {
  EndpointReport f;
  f.encoder_limit = read_word(r, "encoder_limit", kLimits, EncoderLimit::kNone);
  f.capture_fps = read_optional_figure(r, "capture_fps", 0, kMaxFps);
  if (r.has("render_freezes")) f.render_freezes = read_count(r, "render_freezes");
  f.cpu_share = read_optional_figure(r, "cpu_share", 0, 1);
  f.camera = read_device(r, "camera");
  f.microphone = read_device(r, "microphone");
  f.loudspeaker = read_device(r, "loudspeaker");
  f.hidden = r.boolean_or("hidden", false);
  f.browser = cut(r.text_or("browser", ""));
  f.clock_offset_s = read_optional_figure(r, "clock_offset_s", -kMaxClockOffset, kMaxClockOffset);
  return f;
}

json::object to_object(const SiteSecond& s) {
  json::object object{{"site", s.site.value()}};
  if (s.uplink) object["uplink"] = to_object(*s.uplink);
  if (s.downlink) object["downlink"] = to_object(*s.downlink);
  if (s.sound) object["sound"] = to_object(*s.sound);
  if (s.picture) object["picture"] = to_object(*s.picture);
  if (s.endpoint) object["endpoint"] = to_object(*s.endpoint);
  return object;
}

SiteSecond read_site_second(JsonReader& r) {
  SiteSecond s;
  s.site = SiteId(r.text("site"));
  read_part(r, "uplink", s.uplink, read_line);
  read_part(r, "downlink", s.downlink, read_line);
  read_part(r, "sound", s.sound, read_sound);
  read_part(r, "picture", s.picture, read_picture);
  read_part(r, "endpoint", s.endpoint, read_endpoint_report);
  return s;
}

json::object to_object(const ServerFigures& f) {
  json::object object{{"cpu_share", figure(f.cpu_share)},
                      {"busiest_lane_share", figure(f.busiest_lane_share)},
                      {"late_ticks", f.late_ticks},
                      {"queue_depth", f.queue_depth},
                      {"socket_drops", f.socket_drops},
                      {"memory_bytes", f.memory_bytes}};
  if (f.disk_free_bytes) object["disk_free_bytes"] = *f.disk_free_bytes;
  return object;
}

ServerFigures read_server_figures(JsonReader& r) {
  ServerFigures f;
  f.cpu_share = read_figure(r, "cpu_share", 0, 1);
  f.busiest_lane_share = read_figure(r, "busiest_lane_share", 0, 1);
  f.late_ticks = read_count(r, "late_ticks");
  f.queue_depth = read_count(r, "queue_depth");
  f.socket_drops = read_count(r, "socket_drops");
  f.memory_bytes = read_count(r, "memory_bytes", kMaxBytes);
  if (r.has("disk_free_bytes")) f.disk_free_bytes = read_count(r, "disk_free_bytes", kMaxBytes);
  return f;
}

}  // namespace mcu
