#include "signaling/protocol/build_messages.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "mcu/api/site_figures_json.h"
#include "signaling/base/nfc.h"
#include "signaling/base/text.h"
#include "signaling/protocol/message_fields.h"

namespace signaling::build {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

// ---- members: none if absent or null -------------------------------------------------------------------------------

const json::value* value_if(const Object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}
std::optional<std::string> text_if(const Object& object, std::string_view name) {
  const auto* value = value_if(object, name);
  if (value == nullptr) return std::nullopt;
  return std::string(value->get_string());
}
std::string text(const Object& object, std::string_view name) { return text_if(object, name).value_or(""); }
std::optional<int64_t> number_if(const Object& object, std::string_view name) {
  const auto* value = value_if(object, name);
  if (value == nullptr) return std::nullopt;
  return value->to_number<int64_t>();
}
int number(const Object& object, std::string_view name) {
  return static_cast<int>(number_if(object, name).value_or(0));
}
std::optional<int> small_if(const Object& object, std::string_view name) {
  const auto value = number_if(object, name);
  if (!value) return std::nullopt;
  return static_cast<int>(*value);
}
std::optional<Duration> time_if(const Object& object, std::string_view name) {
  const auto value = number_if(object, name);
  if (!value) return std::nullopt;
  return seconds(*value);
}
bool flag(const Object& object, std::string_view name) {
  const auto* value = value_if(object, name);
  return value != nullptr && value->get_bool();
}
std::optional<SiteId> site_if(const Object& object, std::string_view name = "site") {
  std::optional<SiteId> site;
  if (auto id = text_if(object, name)) site.emplace(std::move(*id));
  return site;
}
FloorId floor_of(const Object& object) {
  return text(object, "floor") == "content" ? FloorId::kContent : FloorId::kSpeech;
}
Speaker speaker_of(const Object& object) { return {text(object, "delegate"), text(object, "post")}; }

std::optional<double> fraction_if(const Object& object, std::string_view name) {
  const auto* value = value_if(object, name);
  if (value == nullptr) return std::nullopt;
  return value->to_number<double>();
}
// The value of `E` whose word stands there; `words` have the order of its values.
template <typename E>
std::optional<E> word_if(const Object& object, std::string_view name, std::span<const std::string_view> words) {
  const auto word = text_if(object, name);
  if (!word) return std::nullopt;
  return static_cast<E>(std::ranges::find(words, *word) - words.begin());
}

QueueOrder order_of(std::string_view word) {
  if (word == "priority") return QueueOrder::kPriority;
  if (word == "planned") return QueueOrder::kPlanned;
  return word == "unspoken" ? QueueOrder::kUnspoken : QueueOrder::kTime;
}
FloorPolicy policy_of(std::string_view word) {
  if (word == "open") return FloorPolicy::kOpen;
  return word == "lecture" ? FloorPolicy::kLecture : FloorPolicy::kChaired;
}
Presence presence_of(std::string_view word) {
  if (word == "late") return Presence::kLate;
  if (word == "absent") return Presence::kAbsent;
  return word == "stand_in" ? Presence::kStandIn : Presence::kPresent;
}

template <typename M>
ClientMessage own_floor(const Object& o) {
  return M{site_if(o), floor_of(o)};
}
template <typename M>
ClientMessage site_floor(const Object& o) {
  return M{site_of(o), floor_of(o)};
}

}  // namespace

SiteId site_of(const Object& o) { return SiteId(text(o, "site")); }

ClientMessage join(const Object& o) {
  Join join{text(o, "token"), flag(o, "media")};
  if (auto id = text_if(o, "connection")) join.connection.emplace(std::move(*id));
  join.stream = text(o, "stream");
  join.seq = static_cast<uint64_t>(number_if(o, "seq").value_or(0));
  join.name = text(o, "name");
  join.unit = text(o, "unit");
  join.secret = text(o, "secret");
  return join;
}
ClientMessage offer(const Object& o) { return Offer{text(o, "sdp")}; }
ClientMessage candidate(const Object& o) { return Candidate{text(o, "candidate"), text(o, "mid")}; }
ClientMessage report(const Object& o) {
  using mcu::DeviceState;
  using mcu::EncoderLimit;
  mcu::EndpointReport r;
  r.encoder_limit = word_if<EncoderLimit>(o, "limit", fields::kLimitWords).value_or(EncoderLimit::kNone);
  r.capture_fps = fraction_if(o, "capture_fps");
  r.render_freezes = number_if(o, "freezes").value_or(0);
  r.cpu_share = fraction_if(o, "cpu");
  r.camera = word_if<DeviceState>(o, "camera", fields::kDeviceWords);
  r.microphone = word_if<DeviceState>(o, "microphone", fields::kDeviceWords);
  r.loudspeaker = word_if<DeviceState>(o, "loudspeaker", fields::kDeviceWords);
  r.hidden = flag(o, "hidden");
  r.browser = clip(text(o, "browser"), mcu::kMaxBrowserBytes);
  return ReportEndpoint{std::move(r), number_if(o, "clock_ms")};
}
ClientMessage microphone(const Object& o) { return SwitchMicrophone{flag(o, "on")}; }

// ---- the floor -----------------------------------------------------------------------------------------------------

ClientMessage request(const Object& o) {
  return RequestFloor{site_if(o), floor_of(o), speaker_of(o), flag(o, "priority")};
}
ClientMessage cancel(const Object& o) { return own_floor<CancelRequest>(o); }
ClientMessage release(const Object& o) { return own_floor<ReleaseFloor>(o); }
ClientMessage grant(const Object& o) {
  const auto limit = time_if(o, "seconds");
  return GrantFloor{site_of(o), floor_of(o), limit, o.contains("seconds") && !limit, speaker_of(o)};
}
ClientMessage deny(const Object& o) { return site_floor<DenyRequest>(o); }
ClientMessage revoke(const Object& o) { return site_floor<RevokeFloor>(o); }
ClientMessage move(const Object& o) { return MoveRequest{site_of(o), static_cast<size_t>(number(o, "place"))}; }
ClientMessage order(const Object& o) { return OrderQueue{order_of(text(o, "order"))}; }
ClientMessage clear(const Object& o) { return ClearQueue{floor_of(o)}; }
ClientMessage settings(const Object& o) {
  ChangeFloorSettings change;
  if (const auto holders = number_if(o, "holders")) change.holders = static_cast<size_t>(*holders);
  if (o.contains("seconds")) change.limit.emplace(time_if(o, "seconds"));
  change.warning = time_if(o, "warning");
  change.grace = time_if(o, "grace");
  return change;
}
ClientMessage policy(const Object& o) { return SetPolicy{policy_of(text(o, "policy")), site_if(o, "lecturer")}; }

// ---- the conference ------------------------------------------------------------------------------------------------

ClientMessage lock(const Object& o) { return LockConference{flag(o, "locked")}; }
ClientMessage item(const Object& o) { return GoToItem{static_cast<size_t>(number(o, "item"))}; }
ClientMessage note(const Object& o) {
  return WriteNote{static_cast<size_t>(number(o, "item")), text(o, "notes"), text(o, "conclusion")};
}

// ---- roll and votes ------------------------------------------------------------------------------------------------

ClientMessage mark(const Object& o) {
  return MarkRoll{site_of(o), presence_of(text(o, "presence")), text_if(o, "head"), small_if(o, "delegates")};
}
ClientMessage roll_answer(const Object& o) {
  return AnswerRoll{site_if(o), text_if(o, "head"), small_if(o, "delegates")};
}
ClientMessage vote(const Object& o) { return OpenVote{text(o, "question"), small_if(o, "quorum").value_or(50)}; }
ClientMessage entry(const Object& o) {
  return EnterVote{site_if(o), number(o, "yes"), number(o, "no"), number(o, "abstain")};
}

// ---- the picture ---------------------------------------------------------------------------------------------------

ClientMessage stage(const Object& o) { return PinStage{site_if(o)}; }
ClientMessage layout(const Object& o) { return SetLayout{text(o, "preset"), text_if(o, "group").value_or("halls")}; }
ClientMessage prepare(const Object& o) {
  PrepareStage prepare{text(o, "group"), text(o, "preset")};
  const auto* places = value_if(o, "places");
  if (places == nullptr) return prepare;
  for (const auto& place : places->get_array()) {
    auto& added = prepare.places.emplace_back();
    if (!place.is_null()) added.emplace(place.get_string());
  }
  return prepare;
}
ClientMessage take(const Object& o) { return TakeStage{text(o, "group")}; }
ClientMessage view(const Object& o) {
  return SetView{text(o, "view") == "composed" ? mcu::View::kComposed : mcu::View::kForwarded, site_if(o)};
}
ClientMessage message(const Object& o) { return DrawMessage{text(o, "text"), time_if(o, "seconds")}; }

// ---- messages ------------------------------------------------------------------------------------------------------

ClientMessage chat(const Object& o) {
  return SendChat{text(o, "to") == "desk" ? ChatTo::kDesk : ChatTo::kAll, text(o, "text")};
}
ClientMessage help(const Object& o) { return RequestHelp{text(o, "text")}; }
ClientMessage acknowledge(const Object& o) { return AcknowledgeAlarm{AlarmId(number_if(o, "alarm").value_or(0))}; }
ClientMessage run_preflight(const Object& o) { return RunPreflight{site_if(o), flag(o, "sounds")}; }
ClientMessage preflight_result(const Object& o) {
  using mcu::DeviceState;
  EndpointTest found;
  found.up_kbps = fraction_if(o, "up_kbps");
  found.down_kbps = fraction_if(o, "down_kbps");
  found.camera = word_if<DeviceState>(o, "camera", fields::kDeviceWords);
  found.microphone = word_if<DeviceState>(o, "microphone", fields::kDeviceWords);
  if (o.contains("camera_moving")) found.camera_moving = flag(o, "camera_moving");
  found.microphone_dbov = fraction_if(o, "microphone_dbov");
  found.chirp = word_if<Chirp>(o, "chirp", fields::kChirpWords);
  found.chirp_delay_ms = fraction_if(o, "chirp_delay_ms");
  found.chirp_loss_db = fraction_if(o, "chirp_loss_db");
  found.browser = text(o, "browser");
  found.failed = text(o, "failed");
  return PreflightResult{static_cast<uint64_t>(number_if(o, "test").value_or(0)), std::move(found),
                         number_if(o, "clock_ms")};
}

// ---- a technician's help from afar ---------------------------------------------------------------------------------

ClientMessage switch_device(const Object& o) {
  return SwitchDevice{site_of(o), *word_if<MediaDeviceKind>(o, "kind", fields::kMediaDeviceWords), text(o, "device")};
}
ClientMessage cap(const Object& o) { return CapSending{site_of(o), small_if(o, "kbps")}; }
ClientMessage listen(const Object& o) { return ListenToSite{site_if(o)}; }
ClientMessage watch(const Object& o) { return WatchSite{site_if(o)}; }
ClientMessage talk(const Object& o) { return TalkToSite{site_if(o)}; }
ClientMessage remote_answer(const Object& o) {
  AnswerRemote answer{static_cast<uint64_t>(number_if(o, "request").value_or(0)), flag(o, "ok"), text(o, "text")};
  if (const auto* devices = value_if(o, "devices")) {
    auto& list = answer.devices.emplace();
    for (const auto& value : devices->get_array()) {
      const auto& device = value.get_object();
      list.push_back({*word_if<MediaDeviceKind>(device, "kind", fields::kMediaDeviceWords), text(device, "id"),
                      nfc(text(device, "label")), flag(device, "chosen")});
    }
  }
  answer.image = text(o, "image");
  return answer;
}

ClientMessage call(const Object& o) { return AnswerCall{ConferenceId(text(o, "conference"))}; }

}  // namespace signaling::build
