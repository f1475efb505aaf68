#include "signaling/protocol/message_rules.h"

#include <algorithm>

#include "signaling/protocol/build_messages.h"
#include "signaling/protocol/message_fields.h"

namespace signaling {
namespace {

using namespace fields;
using enum Action;
using enum Sender;

// clang-format off
constexpr MessageRule kRules[] = {
    // type, where its sender must stand, action, members, what makes its struct
    {"join",            kNewcomer, kJoinConference,     kJoinFields,       build::join},
    {"offer",           kMedia,    kConnectMedia,       kOfferFields,      build::offer},
    {"candidate",       kMedia,    kConnectMedia,       kCandidateFields,  build::candidate},
    {"report",          kMedia,    kReportFigures,      kReportFields,     build::report},
    // ---- the floor
    {"microphone",      kMember,   kSwitchMicrophone,   kMicrophoneFields, build::microphone},
    {"floor.request",   kMember,   kRequestFloor,       kRequestFields,    build::request},
    {"floor.cancel",    kMember,   kCancelRequest,      kOwnFloorFields,   build::cancel},
    {"floor.release",   kMember,   kReleaseFloor,       kOwnFloorFields,   build::release},
    {"floor.grant",     kMember,   kGrantFloor,         kGrantFields,      build::grant},
    {"floor.next",      kMember,   kGrantFloor,         {},                build::bare<GrantNext>},
    {"floor.deny",      kMember,   kDenyRequest,        kSiteFloorFields,  build::deny},
    {"floor.revoke",    kMember,   kRevokeFloor,        kSiteFloorFields,  build::revoke},
    {"floor.move",      kMember,   kReorderRequests,    kMoveFields,       build::move},
    {"floor.order",     kMember,   kReorderRequests,    kOrderFields,      build::order},
    {"floor.clear",     kMember,   kClearRequests,      kFloorFields,      build::clear},
    {"floor.settings",  kMember,   kSetFloorLimit,      kSettingsFields,   build::settings},
    {"policy",          kMember,   kSetFloorPolicy,     kPolicyFields,     build::policy},
    {"mute",            kMember,   kMuteParticipant,    kSiteFields,       build::site<MuteSite>},
    {"mute_all",        kMember,   kMuteAll,            {},                build::bare<MuteAll>},
    // ---- the conference
    {"lock",            kMember,   kLockConference,     kLockFields,       build::lock},
    {"remove",          kMember,   kRemoveParticipant,  kSiteFields,       build::site<RemoveSite>},
    {"readmit",         kMember,   kReadmitParticipant, kSiteFields,       build::site<ReadmitSite>},
    {"chair.hand_over", kMember,   kHandOverChair,      kSiteFields,       build::site<HandOverChair>},
    {"chair.take_over", kMember,   kHandOverChair,      {},                build::bare<TakeOverChair>},
    {"chair.hand_back", kMember,   kHandOverChair,      {},                build::bare<HandBackChair>},
    {"agenda.go",       kMember,   kAdvanceAgenda,      kItemFields,       build::item},
    {"note",            kMember,   kWriteMinutes,       kNoteFields,       build::note},
    // ---- guests
    {"guest.ask_again", kGuest,    kJoinConference,     {},                build::bare<AskAgain>},
    {"guest.admit",     kMember,   kAdmitGuest,         kSiteFields,       build::site<AdmitGuest>},
    {"guest.admit_all", kMember,   kAdmitGuest,         {},                build::bare<AdmitGuests>},
    {"guest.turn_away", kMember,   kAdmitGuest,         kSiteFields,       build::site<TurnAwayGuest>},
    // ---- roll and votes
    {"roll.start",      kMember,   kCallRoll,           {},                build::bare<StartRoll>},
    {"roll.next",       kMember,   kCallRoll,           {},                build::bare<CallNextSite>},
    {"roll.end",        kMember,   kCallRoll,           {},                build::bare<EndRoll>},
    {"roll.call",       kMember,   kCallRoll,           kSiteFields,       build::site<CallSite>},
    {"roll.mark",       kMember,   kMarkRoll,           kMarkFields,       build::mark},
    {"roll.answer",     kMember,   kAnswerRoll,         kAnswerFields,     build::roll_answer},
    {"vote.open",       kMember,   kOpenVote,           kVoteFields,       build::vote},
    {"vote.enter",      kMember,   kEnterVote,          kEntryFields,      build::entry},
    {"vote.close",      kMember,   kOpenVote,           {},                build::bare<CloseVote>},
    {"vote.confirm",    kMember,   kConfirmVote,        {},                build::bare<ConfirmVote>},
    {"vote.cancel",     kMember,   kOpenVote,           {},                build::bare<CancelVote>},
    // ---- the picture
    {"stage",           kMember,   kSetStage,           kSiteOrNoneFields, build::stage},
    {"layout",          kMember,   kSetLayout,          kLayoutFields,     build::layout},
    {"stage.prepare",   kMember,   kDirectStage,        kPrepareFields,    build::prepare},
    {"stage.take",      kMember,   kDirectStage,        kTakeFields,       build::take},
    {"view",            kMember,   kSetView,            kViewFields,       build::view},
    {"message",         kMember,   kDrawMessage,        kMessageFields,    build::message},
    // ---- messages
    {"chat",            kMember,   kSendChat,           kChatFields,       build::chat},
    {"help",            kMember,   kRequestHelp,        kHelpFields,       build::help},
    {"help.answer",     kMember,   kAnswerHelp,         kSiteFields,       build::site<AnswerHelp>},
    {"alarm.acknowledge", kMember, kAcknowledgeAlarm,   kAlarmFields,      build::acknowledge},
    {"preflight.run",   kMember,   kRunPreflight,       kRunPreflightFields, build::run_preflight},
    {"preflight.result", kMedia,   kReportFigures,      kPreflightResultFields, build::preflight_result},
    {"undo",            kMember,   kGrantFloor,         {},                build::bare<Undo>},
    // ---- a technician's help from afar
    {"remote.devices",  kMember,   kRemoteDevices,      kSiteFields,       build::site<AskDevices>},
    {"remote.switch",   kMember,   kRemoteDevices,      kSwitchFields,     build::switch_device},
    {"remote.mute",     kMember,   kRemoteMute,         kSiteFields,       build::site<MuteRemotely>},
    {"remote.cap",      kMember,   kRemoteLimitRate,    kCapFields,        build::cap},
    {"remote.restart",  kMember,   kRemoteRestartMedia, kSiteFields,       build::site<RestartMedia>},
    {"remote.still",    kMember,   kRemoteStill,        kSiteFields,       build::site<TakeStill>},
    {"remote.listen",   kMember,   kRemoteListen,       kSiteOrNoneFields, build::listen},
    {"remote.watch",    kMember,   kRemoteWatch,        kSiteOrNoneFields, build::watch},
    {"remote.talk",     kMember,   kRemoteTalk,         kSiteOrNoneFields, build::talk},
    {"remote.answer",   kMedia,    kReportFigures,      kRemoteAnswerFields, build::remote_answer},
    {"answer_call",     kHall,     kAnswerCall,         kCallFields,       build::call},
    {"ping",            kAnyone,   std::nullopt,        {},                build::bare<Ping>},
};
// clang-format on

}  // namespace

std::span<const MessageRule> message_rules() { return kRules; }

const MessageRule* find_message_rule(std::string_view type) {
  const auto rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const auto& r) { return r.type == type; });
  return rule == std::end(kRules) ? nullptr : rule;
}

Text describe(Sender sender) {
  switch (sender) {
    case kNewcomer: return {"trước khi vào hội nghị", "before joining"};
    case kMember: return {"trong hội nghị", "in a conference"};
    case kMedia: return {"trong hội nghị có hình tiếng", "in a conference with media"};
    case kGuest: return {"khách trong phòng chờ", "guest in the lobby"};
    case kHall: return {"thiết bị của điểm cầu", "hall's device"};
    case kAnyone: return {"bất kỳ ai", "anyone"};
  }
  return {};
}

}  // namespace signaling
