#include "tools/endpoint/seat/remote_help.h"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/seat/json_fields.h"

namespace tools {

namespace json = boost::json;

namespace {

constexpr size_t kLongestLabel = 120;  // by the protocol

// One line for technicians of either language, as a hall's page answers.
constexpr std::string_view kNoDevice = "Máy này không có thiết bị đó / This machine has no such device";
constexpr std::string_view kNoRestart =
    "Máy này không tự gửi lại được âm thanh, hình ảnh / This machine cannot begin its sound and picture anew";
constexpr std::string_view kNoPicture = "Máy này không chụp được ảnh / This machine cannot take a picture";
constexpr std::string_view kNotHere = "Máy này không làm được việc đó / This machine cannot do that";

struct Device {
  std::string_view kind;
  std::string_view id;
  std::string label;
};

// Whole characters of UTF-8.
std::string clipped(std::string text) {
  if (text.size() <= kLongestLabel) return text;
  size_t end = kLongestLabel;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

std::vector<Device> devices_of(const SeatSettings& settings) {
  std::vector<Device> devices;
  const bool live = settings.media == SeatSettings::Media::kLive;
  if (settings.media == SeatSettings::Media::kNone) return devices;
  const std::string pipeline = clipped("GStreamer: " + settings.live);
  if (settings.video) devices.push_back({"camera", "camera", live ? pipeline : "Camera mô phỏng"});
  if (!settings.audio) return devices;
  devices.push_back({"microphone", "microphone", live ? pipeline : "Micro mô phỏng"});
  const bool played = !settings.play_sound.empty();
  devices.push_back(
      {"loudspeaker", "loudspeaker", played ? clipped("GStreamer: " + settings.play_sound) : "Loa mô phỏng"});
  return devices;
}

json::array to_array(const std::vector<Device>& devices) {
  json::array list;
  for (const auto& device : devices) {
    list.push_back(
        json::object{{"kind", device.kind}, {"id", device.id}, {"label", device.label}, {"chosen", true}});
  }
  return list;
}

bool has(const std::vector<Device>& devices, const json::object& message) {
  const auto kind = text_field(message, "kind");
  const auto id = text_field(message, "device");
  return std::ranges::any_of(devices, [&](const Device& each) { return kind == each.kind && id == each.id; });
}

}  // namespace

std::optional<RemoteAnswer> answer_remote(const json::object& message, const SeatSettings& settings) {
  const auto* request = message.if_contains("request");
  const auto what = text_field(message, "what");
  if (!request || !(request->is_int64() || request->is_uint64()) || !what) return std::nullopt;
  RemoteAnswer answer;
  answer.message = {{"type", "remote.answer"}, {"request", *request}, {"ok", true}};
  const auto refuse = [&](std::string_view words) {
    answer.message["ok"] = false;
    answer.message["text"] = words;
  };
  const auto devices = devices_of(settings);
  if (*what == "devices") {
    answer.message["devices"] = to_array(devices);
  } else if (*what == "switch") {
    if (!has(devices, message)) refuse(kNoDevice);
  } else if (*what == "restart") {
    answer.restart = settings.media != SeatSettings::Media::kNone && settings.reconnect;
    if (!answer.restart) refuse(kNoRestart);
  } else if (*what == "still") {
    refuse(kNoPicture);
  } else {
    refuse(kNotHere);
  }
  return answer;
}

std::vector<std::string> layers_within(double kbps, const std::vector<std::string>& rids) {
  std::vector<std::string_view> kept;
  double sum = 0;
  for (auto layer = kSimulcastLayers.rbegin(); layer != kSimulcastLayers.rend(); ++layer) {
    if (std::find(rids.begin(), rids.end(), layer->rid) == rids.end()) continue;
    sum += layer->bitrate / 1000.0;
    if (!kept.empty() && sum > kbps) break;
    kept.push_back(layer->rid);
  }
  std::vector<std::string> result;
  for (const auto& rid : rids) {
    if (std::find(kept.begin(), kept.end(), rid) != kept.end()) result.push_back(rid);
  }
  return result;
}

}  // namespace tools
