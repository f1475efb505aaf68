#pragma once

#include <string_view>

#include "signaling/protocol/field_rule.h"
#include "signaling/protocol/message_rules.h"

// The members of each client message; the rows of message_rules.cpp name them.
namespace signaling::fields {

using enum FieldKind;

inline constexpr std::string_view kViewWords[] = {"composed", "forwarded"};
inline constexpr std::string_view kPolicyWords[] = {"open", "chaired", "lecture"};
inline constexpr std::string_view kFloorWords[] = {"speech", "content"};
inline constexpr std::string_view kOrderWords[] = {"time", "priority", "planned", "unspoken"};
inline constexpr std::string_view kPresenceWords[] = {"present", "late", "absent", "stand_in"};
inline constexpr std::string_view kChatWords[] = {"all", "desk"};
inline constexpr std::string_view kGroupWords[] = {"halls", "chair"};
// In the order of mcu::EncoderLimit and mcu::DeviceState.
inline constexpr std::string_view kLimitWords[] = {"none", "cpu", "bandwidth", "other"};
inline constexpr std::string_view kDeviceWords[] = {"ok", "muted", "lost", "denied", "busy", "silent"};

inline constexpr int64_t kMaxSeq = (int64_t{1} << 53) - 1;  // JavaScript's largest whole number

inline constexpr FieldRule kSite{.name = "site", .min = 1, .max = 64};
inline constexpr FieldRule kOwnSite{.name = "site", .min = 1, .max = 64, .required = false};
inline constexpr FieldRule kFloor{.name = "floor", .kind = kWord, .words = kFloorWords, .required = false};
inline constexpr FieldRule kDelegate{.name = "delegate", .kind = kLine, .min = 0, .max = 120, .required = false};
inline constexpr FieldRule kPost{.name = "post", .kind = kLine, .min = 0, .max = 120, .required = false};
inline constexpr FieldRule kSeconds{
    .name = "seconds", .kind = kInteger, .min = 5, .max = 86400, .required = false, .nullable = true};
inline constexpr FieldRule kHead{.name = "head", .kind = kLine, .min = 0, .max = 120, .required = false};
inline constexpr FieldRule kDelegates{.name = "delegates", .kind = kInteger, .min = 0, .max = 1000, .required = false};
inline constexpr FieldRule kItem{.name = "item", .kind = kInteger, .min = 0, .max = 999};
inline constexpr FieldRule kPreset{.name = "preset", .min = 1, .max = 64};

inline constexpr FieldRule kJoinFields[] = {
    {.name = "token", .min = 1, .max = 256},
    {.name = "version", .kind = kInteger, .min = kProtocolVersion, .max = kProtocolVersion},
    {.name = "media", .kind = kBoolean},
    {.name = "connection", .min = 1, .max = 64, .required = false},
    {.name = "stream", .min = 1, .max = 64, .required = false},
    {.name = "seq", .kind = kInteger, .min = 0, .max = kMaxSeq, .required = false},
    {.name = "name", .kind = kLine, .min = 1, .max = 80, .required = false},
    {.name = "unit", .kind = kLine, .min = 0, .max = 80, .required = false},
    {.name = "secret", .min = 22, .max = 64, .required = false},
};
inline constexpr FieldRule kOfferFields[] = {{.name = "sdp", .min = 1, .max = 100 * 1024}};
inline constexpr FieldRule kCandidateFields[] = {
    {.name = "candidate", .min = 0, .max = 2048},
    {.name = "mid", .min = 0, .max = 32, .required = false, .nullable = true}};
inline constexpr FieldRule kMicrophoneFields[] = {{.name = "on", .kind = kBoolean}};
inline constexpr FieldRule kRequestFields[] = {
    kOwnSite, kFloor, kDelegate, kPost, {.name = "priority", .kind = kBoolean, .required = false}};
inline constexpr FieldRule kOwnFloorFields[] = {kOwnSite, kFloor};
inline constexpr FieldRule kGrantFields[] = {kSite, kFloor, kSeconds, kDelegate, kPost};
inline constexpr FieldRule kSiteFloorFields[] = {kSite, kFloor};
inline constexpr FieldRule kMoveFields[] = {kSite, {.name = "place", .kind = kInteger, .min = 1, .max = 1000}};
inline constexpr FieldRule kOrderFields[] = {{.name = "order", .kind = kWord, .words = kOrderWords}};
inline constexpr FieldRule kFloorFields[] = {kFloor};
inline constexpr FieldRule kSettingsFields[] = {
    {.name = "holders", .kind = kInteger, .min = 1, .max = 12, .required = false},
    kSeconds,
    {.name = "warning", .kind = kInteger, .min = 0, .max = 600, .required = false},
    {.name = "grace", .kind = kInteger, .min = 0, .max = 600, .required = false}};
inline constexpr FieldRule kPolicyFields[] = {
    {.name = "policy", .kind = kWord, .words = kPolicyWords},
    {.name = "lecturer", .min = 1, .max = 64, .required = false, .nullable = true}};
inline constexpr FieldRule kSiteFields[] = {kSite};
inline constexpr FieldRule kLockFields[] = {{.name = "locked", .kind = kBoolean}};
inline constexpr FieldRule kItemFields[] = {kItem};
inline constexpr FieldRule kNoteFields[] = {kItem,
                                            {.name = "notes", .kind = kProse, .min = 0, .max = 20000},
                                            {.name = "conclusion", .kind = kProse, .min = 0, .max = 20000}};
inline constexpr FieldRule kMarkFields[] = {
    kSite, {.name = "presence", .kind = kWord, .words = kPresenceWords}, kHead, kDelegates};
inline constexpr FieldRule kAnswerFields[] = {kOwnSite, kHead, kDelegates};
inline constexpr FieldRule kVoteFields[] = {
    {.name = "question", .kind = kLine, .min = 1, .max = 300},
    {.name = "quorum", .kind = kInteger, .min = 0, .max = 100, .required = false}};
inline constexpr FieldRule kEntryFields[] = {kOwnSite,
                                             {.name = "yes", .kind = kInteger, .min = 0, .max = 1000},
                                             {.name = "no", .kind = kInteger, .min = 0, .max = 1000},
                                             {.name = "abstain", .kind = kInteger, .min = 0, .max = 1000}};
inline constexpr FieldRule kSiteOrNoneFields[] = {{.name = "site", .min = 1, .max = 64, .nullable = true}};
inline constexpr FieldRule kLayoutFields[] = {
    kPreset, {.name = "group", .kind = kWord, .words = kGroupWords, .required = false}};
inline constexpr FieldRule kGroup{.name = "group", .min = 1, .max = 32};
inline constexpr FieldRule kPrepareFields[] = {
    kGroup, kPreset, {.name = "places", .kind = kPlaces, .min = 0, .max = 16, .required = false}};
inline constexpr FieldRule kTakeFields[] = {kGroup};
inline constexpr FieldRule kViewFields[] = {{.name = "view", .kind = kWord, .words = kViewWords}, kOwnSite};
inline constexpr FieldRule kMessageFields[] = {
    {.name = "text", .kind = kLine, .min = 0, .max = 200},
    {.name = "seconds", .kind = kInteger, .min = 5, .max = 3600, .required = false}};
inline constexpr FieldRule kChatFields[] = {{.name = "to", .kind = kWord, .words = kChatWords},
                                            {.name = "text", .kind = kProse, .min = 1, .max = 1000}};
inline constexpr FieldRule kHelpFields[] = {{.name = "text", .kind = kLine, .min = 0, .max = 200, .required = false}};
inline constexpr FieldRule kAlarmFields[] = {{.name = "alarm", .kind = kInteger, .min = 1, .max = kMaxSeq}};
inline constexpr FieldRule device(std::string_view name) {
  return {.name = name, .kind = kWord, .words = kDeviceWords, .required = false};
}
inline constexpr int64_t kLastMs = 253'402'300'799'999;  // of the year 9999
inline constexpr FieldRule kReportFields[] = {
    {.name = "limit", .kind = kWord, .words = kLimitWords},
    {.name = "capture_fps", .kind = kNumber, .min = 0, .max = 240, .required = false},
    {.name = "freezes", .kind = kInteger, .min = 0, .max = 1000, .required = false},
    {.name = "cpu", .kind = kNumber, .min = 0, .max = 1, .required = false},
    device("camera"),
    device("microphone"),
    device("loudspeaker"),
    {.name = "hidden", .kind = kBoolean, .required = false},
    {.name = "browser", .kind = kLine, .min = 0, .max = 120, .required = false},
    {.name = "clock_ms", .kind = kInteger, .min = 0, .max = kLastMs, .required = false}};
// In the order of MediaDeviceKind.
inline constexpr std::string_view kMediaDeviceWords[] = {"camera", "microphone", "loudspeaker"};
// Of each entry of FieldKind::kDevices.
inline constexpr FieldRule kMediaDevice[] = {{.name = "kind", .kind = kWord, .words = kMediaDeviceWords},
                                             {.name = "id", .min = 0, .max = 256},
                                             {.name = "label", .kind = kLine, .min = 0, .max = 120},
                                             {.name = "chosen", .kind = kBoolean}};
inline constexpr FieldRule kSwitchFields[] = {kSite,
                                              {.name = "kind", .kind = kWord, .words = kMediaDeviceWords},
                                              {.name = "device", .min = 1, .max = 256}};
inline constexpr FieldRule kCapFields[] = {
    kSite, {.name = "kbps", .kind = kInteger, .min = 100, .max = 10000, .nullable = true}};
inline constexpr FieldRule kRemoteAnswerFields[] = {
    {.name = "request", .kind = kInteger, .min = 1, .max = kMaxSeq},
    {.name = "ok", .kind = kBoolean},
    {.name = "text", .kind = kLine, .min = 0, .max = 200, .required = false},
    {.name = "devices", .kind = kDevices, .min = 0, .max = kMaxMediaDevices, .required = false},
    {.name = "image", .kind = kJpeg, .min = 4, .max = 96 * 1024, .required = false}};
inline constexpr FieldRule number(std::string_view name, int64_t min, int64_t max) {
  return {.name = name, .kind = kNumber, .min = min, .max = max, .required = false};
}
// In the order of Chirp.
inline constexpr std::string_view kChirpWords[] = {"heard", "silent", "failed"};
inline constexpr FieldRule kRunPreflightFields[] = {kOwnSite,
                                                    {.name = "sounds", .kind = kBoolean, .required = false}};
inline constexpr FieldRule kPreflightResultFields[] = {
    {.name = "test", .kind = kInteger, .min = 1, .max = kMaxSeq},
    number("up_kbps", 0, 1'000'000),
    number("down_kbps", 0, 1'000'000),
    device("camera"),
    device("microphone"),
    {.name = "camera_moving", .kind = kBoolean, .required = false},
    number("microphone_dbov", -127, 0),
    {.name = "chirp", .kind = kWord, .words = kChirpWords, .required = false},
    number("chirp_delay_ms", 0, 2000),
    number("chirp_loss_db", -40, 100),
    {.name = "clock_ms", .kind = kInteger, .min = 0, .max = kLastMs, .required = false},
    {.name = "browser", .kind = kLine, .min = 0, .max = 120, .required = false},
    {.name = "failed", .kind = kLine, .min = 0, .max = 200, .required = false}};
inline constexpr FieldRule kCallFields[] = {{.name = "conference", .min = 1, .max = 128}};

}  // namespace signaling::fields
