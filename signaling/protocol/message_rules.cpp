#include "signaling/protocol/message_rules.h"

#include <algorithm>
#include <optional>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace signaling {
namespace {

namespace json = boost::json;
using enum FieldKind;

// ---- fields --------------------------------------------------------------------------------------------------------

constexpr std::string_view kLayoutWords[] = {"grid", "stage", "full"};
constexpr std::string_view kViewWords[] = {"composed", "forwarded"};
constexpr std::string_view kPolicyWords[] = {"open", "chaired"};

constexpr FieldRule kSiteField{.name = "site", .min = 1, .max = 64};

constexpr FieldRule kJoinFields[] = {
    {.name = "token", .min = 1, .max = 256},
    {.name = "version", .kind = kInteger, .min = kProtocolVersion, .max = kProtocolVersion},
    {.name = "media", .kind = kBoolean},
    {.name = "connection", .min = 1, .max = 64, .required = false},
};
constexpr FieldRule kOfferFields[] = {{.name = "sdp", .min = 1, .max = 100 * 1024}};
constexpr FieldRule kCandidateFields[] = {{.name = "candidate", .min = 0, .max = 2048},
                                          {.name = "mid", .min = 0, .max = 32, .required = false, .nullable = true}};
constexpr FieldRule kMicrophoneFields[] = {{.name = "on", .kind = kBoolean}};
constexpr FieldRule kGrantFields[] = {
    kSiteField, {.name = "seconds", .kind = kInteger, .min = 5, .max = 86400, .required = false, .nullable = true}};
constexpr FieldRule kSiteFields[] = {kSiteField};
constexpr FieldRule kOwnSiteFields[] = {{.name = "site", .min = 1, .max = 64, .required = false}};
constexpr FieldRule kCallFields[] = {{.name = "conference", .min = 1, .max = 128}};
constexpr FieldRule kStageFields[] = {{.name = "site", .min = 1, .max = 64, .nullable = true}};
constexpr FieldRule kLayoutFields[] = {{.name = "layout", .kind = kWord, .words = kLayoutWords}};
constexpr FieldRule kViewFields[] = {{.name = "view", .kind = kWord, .words = kViewWords}, kOwnSiteFields[0]};
constexpr FieldRule kPolicyFields[] = {{.name = "policy", .kind = kWord, .words = kPolicyWords}};

// ---- builders: the object has passed the rules ---------------------------------------------------------------------

std::optional<std::string> text_if(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return std::string(value->get_string());
}
std::string text(const json::object& object, std::string_view name) { return text_if(object, name).value_or(""); }
SiteId site(const json::object& object) { return SiteId(text(object, "site")); }
std::optional<SiteId> site_if(const json::object& object) {
  if (auto id = text_if(object, "site")) return SiteId(std::move(*id));
  return std::nullopt;
}

ClientMessage build_join(const json::object& o) {
  Join join{text(o, "token"), o.at("media").get_bool(), std::nullopt};
  if (auto id = text_if(o, "connection")) join.connection = ConnectionId(std::move(*id));
  return join;
}
ClientMessage build_offer(const json::object& o) { return Offer{text(o, "sdp")}; }
ClientMessage build_candidate(const json::object& o) { return Candidate{text(o, "candidate"), text(o, "mid")}; }
ClientMessage build_microphone(const json::object& o) { return SwitchMicrophone{o.at("on").get_bool()}; }
template <typename M>
ClientMessage build_empty(const json::object&) {
  return M{};
}
template <typename M>
ClientMessage build_site(const json::object& o) {
  return M{site(o)};
}
ClientMessage build_grant(const json::object& o) {
  GrantFloor grant{site(o), std::nullopt};
  const auto* seconds = o.if_contains("seconds");
  if (seconds != nullptr && !seconds->is_null()) grant.limit = std::chrono::seconds(seconds->to_number<int64_t>());
  return grant;
}
template <typename M>
ClientMessage build_own_site(const json::object& o) {
  return M{site_if(o)};
}
ClientMessage build_answer_call(const json::object& o) { return AnswerCall{ConferenceId(text(o, "conference"))}; }
ClientMessage build_layout(const json::object& o) {
  const auto layout = text(o, "layout");
  return SetLayout{layout == "grid"    ? mcu::LayoutName::kGrid
                   : layout == "stage" ? mcu::LayoutName::kStage
                                       : mcu::LayoutName::kFull};
}
ClientMessage build_view(const json::object& o) {
  return SetView{text(o, "view") == "composed" ? mcu::View::kComposed : mcu::View::kForwarded, site_if(o)};
}
ClientMessage build_policy(const json::object& o) {
  return SetPolicy{text(o, "policy") == "open" ? FloorPolicy::kOpen : FloorPolicy::kChaired};
}

// ---- the table -----------------------------------------------------------------------------------------------------

constexpr MessageRule kRules[] = {
    {"join", Sender::kNewcomer, Action::kJoinConference, kJoinFields, build_join},
    {"offer", Sender::kMediaSite, Action::kConnectMedia, kOfferFields, build_offer},
    {"candidate", Sender::kMediaSite, Action::kConnectMedia, kCandidateFields, build_candidate},
    {"microphone", Sender::kMember, Action::kSwitchMicrophone, kMicrophoneFields, build_microphone},
    {"floor.request", Sender::kMember, Action::kRequestFloor, kOwnSiteFields, build_own_site<RequestFloor>},
    {"floor.cancel", Sender::kMember, Action::kCancelRequest, kOwnSiteFields, build_own_site<CancelRequest>},
    {"floor.release", Sender::kMember, Action::kReleaseFloor, kOwnSiteFields, build_own_site<ReleaseFloor>},
    {"floor.grant", Sender::kMember, Action::kGrantFloor, kGrantFields, build_grant},
    {"floor.deny", Sender::kMember, Action::kDenyRequest, kSiteFields, build_site<DenyRequest>},
    {"floor.revoke", Sender::kMember, Action::kRevokeFloor, kSiteFields, build_site<RevokeFloor>},
    {"mute", Sender::kMember, Action::kMuteParticipant, kSiteFields, build_site<MuteSite>},
    {"mute_all", Sender::kMember, Action::kMuteAll, {}, build_empty<MuteAll>},
    {"stage", Sender::kMember, Action::kSetStage, kStageFields, build_own_site<PinStage>},
    {"layout", Sender::kMember, Action::kSetLayout, kLayoutFields, build_layout},
    {"view", Sender::kMember, Action::kSetView, kViewFields, build_view},
    {"policy", Sender::kMember, Action::kSetFloorPolicy, kPolicyFields, build_policy},
    {"answer_call", Sender::kHall, Action::kAnswerCall, kCallFields, build_answer_call},
    {"ping", Sender::kAnyone, std::nullopt, {}, build_empty<Ping>},
};

}  // namespace

std::span<const MessageRule> message_rules() { return kRules; }

const MessageRule* find_message_rule(std::string_view type) {
  const auto rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const auto& r) { return r.type == type; });
  return rule == std::end(kRules) ? nullptr : rule;
}

Text describe(const FieldRule& field) {
  Text text;
  switch (field.kind) {
    case kText:
      text = {fmt::format("chuỗi dài {} đến {} byte", field.min, field.max),
              fmt::format("a text of {} to {} bytes", field.min, field.max)};
      break;
    case kBoolean: text = {"true hoặc false", "true or false"}; break;
    case kInteger:
      text = field.min == field.max ? Text{std::to_string(field.min), std::to_string(field.min)}
                                    : Text{fmt::format("số nguyên từ {} đến {}", field.min, field.max),
                                           fmt::format("a whole number from {} to {}", field.min, field.max)};
      break;
    case kWord:
      text = {fmt::format("một trong các từ {}", fmt::join(field.words, ", ")),
              fmt::format("one of {}", fmt::join(field.words, ", "))};
      break;
  }
  if (field.nullable) {
    text.vi += " hoặc null";
    text.en += " or null";
  }
  return text;
}

Text describe(Sender sender) {
  switch (sender) {
    case Sender::kNewcomer: return {"trước khi vào hội nghị", "before joining"};
    case Sender::kMember:
      return {"trong hội nghị", "in a conference"};
    case Sender::kMediaSite: return {"điểm cầu có hình tiếng", "site with media"};
    case Sender::kHall:
      return {"thiết bị của điểm cầu", "hall's device"};
    case Sender::kAnyone: return {"bất kỳ ai", "anyone"};
  }
  return {};
}

}  // namespace signaling
