#include "tools/endpoint/seat/seat_settings.h"

#include <array>
#include <functional>
#include <map>

#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/seat/json_fields.h"

namespace tools {

namespace {

namespace json = boost::json;
using Reader = std::function<bool(const json::value&, SeatSettings&)>;

Reader text(std::string SeatSettings::*member) {
  return [member](const json::value& value, SeatSettings& settings) {
    if (!value.is_string()) return false;
    settings.*member = std::string(value.get_string());
    return true;
  };
}

Reader flag(bool SeatSettings::*member) {
  return [member](const json::value& value, SeatSettings& settings) {
    if (!value.is_bool()) return false;
    settings.*member = value.get_bool();
    return true;
  };
}

template <typename Number>
Reader number(Number SeatSettings::*member, int64_t least, int64_t most) {
  return [=](const json::value& value, SeatSettings& settings) {
    boost::system::error_code error;
    const auto parsed = value.to_number<int64_t>(error);
    if (error || parsed < least || parsed > most) return false;
    settings.*member = static_cast<Number>(parsed);
    return true;
  };
}

template <typename Choice>
Reader choice(Choice SeatSettings::*member, std::map<std::string, Choice> choices) {
  return [member, choices = std::move(choices)](const json::value& value, SeatSettings& settings) {
    if (!value.is_string()) return false;
    const auto found = choices.find(std::string(value.get_string()));
    if (found == choices.end()) return false;
    settings.*member = found->second;
    return true;
  };
}

bool read_messages(const json::value& value, SeatSettings& settings) {
  if (!value.is_array()) return false;
  settings.messages.clear();
  for (const auto& type : value.get_array()) {
    if (!type.is_string()) return false;
    settings.messages.emplace_back(type.get_string());
  }
  return true;
}

bool read_reports(const json::value& value, SeatSettings& settings) {
  settings.reports.reset();
  if (value.is_object()) settings.reports = value.get_object();
  if (value.is_bool() && value.get_bool()) settings.reports.emplace();
  return value.is_object() || value.is_bool();
}

std::map<std::string, Reader> readers() {
  using S = SeatSettings;
  return {
      {"name", text(&S::name)},
      {"url", text(&S::url)},
      {"token", text(&S::token)},
      {"sign", number(&S::sign, 0, kSiteSigns - 1)},
      {"media",
       choice(&S::media, {{"replay", S::Media::kReplay}, {"live", S::Media::kLive}, {"none", S::Media::kNone}})},
      {"live", text(&S::live)},
      {"sound", text(&S::sound)},
      {"microphone", choice(&S::microphone, {{"floor", S::Microphone::kFloor}, {"always", S::Microphone::kAlways}})},
      {"content", choice(&S::content, {{"floor", S::Content::kFloor},
                                       {"always", S::Content::kAlways},
                                       {"none", S::Content::kNone}})},
      {"audio", flag(&S::audio)},
      {"video", flag(&S::video)},
      {"all_layers", flag(&S::all_layers)},
      {"slots", number(&S::slots, 0, 32)},
      {"decode", choice(&S::decoding, {{"always", PictureViewer::Decoding::kAlways},
                                       {"first", PictureViewer::Decoding::kFirst},
                                       {"never", PictureViewer::Decoding::kNever}})},
      {"listen", flag(&S::listen)},
      {"view", text(&S::view)},
      {"messages", read_messages},
      {"reconnect", flag(&S::reconnect)},
      {"answer_calls", flag(&S::answer_calls)},
      {"reports", read_reports},
      {"fault", [](const json::value& value, S& settings) { return read_seat_fault(value, settings.fault); }},
      {"record", text(&S::record)},
      {"play_sound", text(&S::play_sound)},
      {"play_picture", text(&S::play_picture)}};
}

}  // namespace

media::Result<SeatSettings> read_seat_settings(const json::object& object, const SeatSettings& defaults) {
  SeatSettings settings = defaults;
  const auto known = readers();
  for (const auto& member : object) {
    const auto reader = known.find(std::string(member.key()));
    if (reader == known.end()) {
      return media::failure("endpoint.settings", "a seat has no member \"" + std::string(member.key()) + "\"");
    }
    if (!reader->second(member.value(), settings)) {
      return media::failure("endpoint.settings", "the seat's member \"" + reader->first + "\" has a wrong value");
    }
  }
  if (settings.url.empty()) return media::failure("endpoint.settings", "the seat has no \"url\"");
  if (settings.name.empty()) settings.name = "seat-" + std::to_string(settings.sign);
  return settings;
}

}  // namespace tools
