#include "signaling/auth/permissions.h"

#include <algorithm>
#include <iterator>

#include "media/base/check.h"

namespace signaling {
namespace {

using enum Action;
using enum Subject;

constexpr Scope kRead = Scope::kRead;
constexpr Scope kBook = Scope::kBook;
constexpr Scope kRun = Scope::kConference;
constexpr Scope kTechnical = Scope::kTechnical;
constexpr Scope kMetrics = Scope::kMetrics;
constexpr Scope kAdmin = Scope::kAdmin;
constexpr Scope kPerson = Scope::kPerson;
constexpr Scope kSelf = Scope::kSelf;

// The roles by their letters. A wrong letter does not compile.
consteval Role role_of(char letter) {
  switch (letter) {
    case 'A': return Role::kAdministrator;
    case 'O': return Role::kOperator;
    case 'C': return Role::kChair;
    case 'D': return Role::kDeputy;
    case 'S': return Role::kSecretary;
    case 'T': return Role::kTechnician;
    case 'H': return Role::kSite;  // a hall
    case 'V': return Role::kObserver;
  }
  throw "no role has this letter";
}

consteval RoleSet of(std::string_view letters) {
  RoleSet roles;
  for (const char letter : letters) roles = roles.with(role_of(letter));
  return roles;
}

constexpr Role C = Role::kChair;
constexpr Role H = Role::kSite;
constexpr std::optional<Role> kNobody;
constexpr RoleSet kNone;
constexpr RoleSet kEverybody = of("AOCDSTHV");
constexpr RoleSet kUsers = of("AOCDSTV");  // those who have accounts

// clang-format off
constexpr Permission kPermissions[] = {
    // action, name, scope, subject, whose business, who may for any subject, who may for its own
    // ---- the system
    {kReadVersion,        "version.read",              kRead,      kProvince,    kNobody, kEverybody,   kNone},
    {kReadHealth,         "health.read",               kRead,      kProvince,    kNobody, of("AOT"),    kNone},
    {kReadMetrics,        "metrics.read",              kMetrics,   kProvince,    kNobody, of("AT"),     kNone},
    {kReadSettings,       "settings.read",             kAdmin,     kProvince,    kNobody, of("AT"),     kNone},
    {kChangeSettings,     "settings.change",           kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kReadMail,           "mail.read",                 kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kChangeMail,         "mail.change",               kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kTestMail,           "mail.test",                 kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kReadBackups,        "backup.read",               kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kCreateBackup,       "backup.create",             kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kRestoreBackup,      "backup.restore",            kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    {kReadAudit,          "audit.read",                kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    // ---- oneself
    {kReadSelf,           "self.read",                 kSelf,      kProvince,    kNobody, kEverybody,   kNone},
    {kSetPin,             "pin.set",                   kSelf,      kProvince,    kNobody, of("H"),      kNone},
    {kCheckPin,           "pin.check",                 kSelf,      kProvince,    kNobody, of("H"),      kNone},
    // ---- accounts
    {kReadUser,           "user.read",                 kRead,      kAccount,     kNobody, of("AO"),     of("CDSTV")},
    {kCreateUser,         "user.create",               kAdmin,     kAccount,     kNobody, of("A"),      kNone},
    {kChangeUser,         "user.change",               kAdmin,     kAccount,     kNobody, of("A"),      kNone},
    {kRemoveUser,         "user.remove",               kAdmin,     kAccount,     kNobody, of("A"),      kNone},
    {kChangePassword,     "user.change_password",      kPerson,    kAccount,     kNobody, kNone,        kUsers},
    {kLogOutEverywhere,   "user.log_out",              kPerson,    kAccount,     kNobody, of("A"),      kUsers},
    {kReadTokens,         "token.read",                kAdmin,     kAccount,     kNobody, of("A"),      kUsers},
    {kCreateToken,        "token.create",              kAdmin,     kAccount,     kNobody, of("A"),      kUsers},
    {kRevokeToken,        "token.revoke",              kAdmin,     kAccount,     kNobody, of("A"),      kUsers},
    // ---- sites, delegates, devices
    {kReadSite,           "site.read",                 kRead,      kSite,        kNobody, kEverybody,   kNone},
    {kCreateSite,         "site.create",               kAdmin,     kSite,        kNobody, of("A"),      kNone},
    {kChangeSite,         "site.change",               kAdmin,     kSite,        kNobody, of("A"),      kNone},
    {kRemoveSite,         "site.remove",               kAdmin,     kSite,        kNobody, of("A"),      kNone},
    {kReadDelegates,      "delegate.read",             kRead,      kSite,        kNobody, of("AO"),     of("CDSH")},
    {kChangeDelegates,    "delegate.change",           kBook,      kSite,        kNobody, of("AO"),     of("S")},
    {kReadDevices,        "device.read",               kAdmin,     kSite,        kNobody, of("AOT"),    kNone},
    {kEnrolHall,          "device.enrol_hall",         kAdmin,     kSite,        kNobody, of("AOT"),    kNone},
    {kEnrolChairTablet,   "device.enrol_chair_tablet", kAdmin,     kSite,        kNobody, of("AO"),     kNone},
    {kPairControl,        "device.pair_control",       kAdmin,     kSite,        kNobody, kNone,        of("H")},
    {kRevokeDevice,       "device.revoke",             kAdmin,     kSite,        kNobody, of("AOT"),    kNone},
    // ---- schedule
    {kReadCalendar,       "calendar.read",             kRead,      kProvince,    kNobody, of("AOCDST"), kNone},
    {kReadSiteCalendar,   "calendar.read_site",        kRead,      kSite,        kNobody, of("AOT"),    of("H")},
    {kReadBooking,        "booking.read",              kRead,      kConference,  kNobody, of("AOT"),    of("CDSHV")},
    {kCreateBooking,      "booking.create",            kBook,      kProvince,    kNobody, of("O"),      kNone},
    {kChangeBooking,      "booking.change",            kBook,      kConference,  kNobody, of("O"),      kNone},
    {kCancelBooking,      "booking.cancel",            kBook,      kConference,  kNobody, of("O"),      kNone},
    {kReadTemplates,      "template.read",             kRead,      kProvince,    kNobody, of("AO"),     kNone},
    {kChangeTemplates,    "template.change",           kBook,      kProvince,    kNobody, of("O"),      kNone},
    {kCallNow,            "call.now",                  kBook,      kProvince,    kNobody, of("O"),      kNone},
    {kAnswerCall,         "call.answer",               kRun,       kParticipant, H,       of("O"),      of("H")},
    // ---- invitations and papers
    {kReadInvitations,    "invitation.read",           kRead,      kConference,  kNobody, of("O"),      of("CDS")},
    {kSendInvitations,    "invitation.send",           kBook,      kConference,  kNobody, of("O"),      kNone},
    {kConfirmAttendance,  "invitation.confirm",        kBook,      kParticipant, H,       of("O"),      of("H")},
    {kReadPaper,          "paper.read",                kRead,      kConference,  kNobody, of("O"),      of("CDSHV")},
    {kUploadPaper,        "paper.upload",              kBook,      kConference,  kNobody, of("O"),      of("S")},
    {kRemovePaper,        "paper.remove",              kBook,      kConference,  kNobody, of("O"),      of("S")},
    {kReadFeeds,          "feed.read",                 kBook,      kProvince,    kNobody, of("AO"),     kNone},
    {kRenewFeeds,         "feed.renew",                kAdmin,     kProvince,    kNobody, of("A"),      kNone},
    // ---- the conference
    {kJoinConference,     "conference.join",           kRun,       kConference,  kNobody, of("OT"),     of("CDSHV")},
    {kConnectMedia,       "conference.connect_media",  kRun,       kConference,  kNobody, of("OT"),     of("CDSHV")},
    {kReadRoster,         "conference.read_roster",    kRead,      kConference,  kNobody, of("AOT"),    of("CDSHV")},
    {kOpenTesting,        "conference.open_testing",   kRun,       kConference,  kNobody, of("OT"),     kNone},
    {kBeginSession,       "conference.begin_session",  kRun,       kConference,  kNobody, of("O"),      of("CD")},
    {kPauseConference,    "conference.pause",          kRun,       kConference,  C,       of("O"),      of("CD")},
    {kResumeConference,   "conference.resume",         kRun,       kConference,  C,       of("O"),      of("CD")},
    {kCloseConference,    "conference.close",          kRun,       kConference,  C,       of("O"),      of("CD")},
    {kReopenConference,   "conference.reopen",         kRun,       kConference,  C,       of("O"),      of("CD")},
    {kExtendConference,   "conference.extend",         kRun,       kConference,  C,       of("O"),      of("CD")},
    {kAnswerExtension,    "extension.answer",          kRun,       kConference,  kNobody, of("O"),      kNone},
    {kLockConference,     "conference.lock",           kRun,       kConference,  C,       of("O"),      of("CD")},
    {kAdmitGuest,         "conference.admit_guest",    kRun,       kConference,  C,       of("O"),      of("CDS")},
    {kRemoveParticipant,  "conference.remove",         kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kReadmitParticipant, "conference.readmit",        kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kHandOverChair,      "chair.hand_over",           kRun,       kConference,  C,       of("O"),      of("CD")},
    {kAdvanceAgenda,      "conference.advance_agenda", kRun,       kConference,  C,       of("O"),      of("CDS")},
    // ---- the floor
    {kRequestFloor,       "floor.request",             kRun,       kParticipant, H,       of("O"),      of("H")},
    {kCancelRequest,      "floor.cancel",              kRun,       kParticipant, H,       of("O"),      of("H")},
    {kReleaseFloor,       "floor.release",             kRun,       kParticipant, H,       of("O"),      of("H")},
    {kSwitchMicrophone,   "floor.switch_microphone",   kRun,       kParticipant, H,       kNone,        of("H")},
    {kGrantFloor,         "floor.grant",               kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kDenyRequest,        "floor.deny",                kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kRevokeFloor,        "floor.revoke",              kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kReorderRequests,    "floor.reorder",             kRun,       kConference,  C,       of("O"),      of("CD")},
    {kClearRequests,      "floor.clear",               kRun,       kConference,  C,       of("O"),      of("CD")},
    {kMuteParticipant,    "floor.mute",                kRun,       kParticipant, C,       of("O"),      of("CD")},
    {kMuteAll,            "floor.mute_all",            kRun,       kConference,  C,       of("O"),      of("CD")},
    {kSetFloorPolicy,     "floor.set_policy",          kRun,       kConference,  C,       of("O"),      of("CD")},
    {kSetFloorLimit,      "floor.set_limit",           kRun,       kConference,  C,       of("O"),      of("CD")},
    // ---- the picture
    {kSetStage,           "picture.set_stage",         kRun,       kConference,  kNobody, of("O"),      of("CD")},
    {kSetLayout,          "picture.set_layout",        kRun,       kConference,  kNobody, of("O"),      of("CD")},
    {kSetView,            "picture.set_view",          kRun,       kParticipant, kNobody, of("OT"),     of("CDH")},
    {kDirectStage,        "picture.direct",            kRun,       kConference,  kNobody, of("O"),      kNone},
    {kChangePresets,      "picture.change_presets",    kBook,      kProvince,    kNobody, of("O"),      kNone},
    {kDrawMessage,        "picture.draw_message",      kRun,       kConference,  kNobody, of("O"),      kNone},
    // ---- roll, votes, record
    {kCallRoll,           "roll.call",                 kRun,       kConference,  C,       of("O"),      of("CDS")},
    {kMarkRoll,           "roll.mark",                 kRun,       kParticipant, kNobody, of("O"),      of("CDS")},
    {kAnswerRoll,         "roll.answer",               kRun,       kParticipant, H,       of("O"),      of("H")},
    {kOpenVote,           "vote.open",                 kRun,       kConference,  C,       of("O"),      of("CDS")},
    {kEnterVote,          "vote.enter",                kRun,       kParticipant, H,       of("O"),      of("SH")},
    {kConfirmVote,        "vote.confirm",              kRun,       kConference,  C,       of("O"),      of("CD")},
    {kReadRecord,         "record.read",               kRead,      kConference,  kNobody, of("AOT"),    of("CDS")},
    {kReadMinutes,        "minutes.read",              kRead,      kConference,  kNobody, of("O"),      of("CDS")},
    {kWriteMinutes,       "minutes.write",             kRun,       kConference,  kNobody, of("O"),      of("S")},
    {kApproveMinutes,     "minutes.approve",           kRun,       kConference,  C,       kNone,        of("CD")},
    // ---- messages
    {kReadChat,           "chat.read",                 kRead,      kConference,  kNobody, of("OT"),     of("CDSHV")},
    {kSendChat,           "chat.send",                 kRun,       kConference,  kNobody, of("OT"),     of("CDSH")},
    {kRequestHelp,        "help.request",              kRun,       kParticipant, H,       of("O"),      of("H")},
    {kAnswerHelp,         "help.answer",               kRun,       kParticipant, kNobody, of("OT"),     kNone},
    // ---- lines
    {kReadFigures,        "line.read_figures",         kRead,      kSite,        kNobody, of("AOT"),    of("H")},
    {kReportFigures,      "line.report_figures",       kRun,       kParticipant, H,       kNone,        of("H")},
    {kProbeLine,          "line.probe",                kRun,       kSite,        kNobody, kNone,        of("H")},
    {kReadPreflight,      "preflight.read",            kRead,      kSite,        kNobody, of("AOT"),    of("H")},
    {kRunPreflight,       "preflight.run",             kTechnical, kParticipant, kNobody, of("OT"),     of("H")},
    {kReadAlarms,         "alarm.read",                kRead,      kProvince,    kNobody, of("AOT"),    kNone},
    {kAcknowledgeAlarm,   "alarm.acknowledge",         kTechnical, kProvince,    kNobody, of("OT"),     kNone},
    // ---- a technician's help from afar
    {kRemoteDevices,      "remote.devices",            kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteMute,         "remote.mute",               kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteLimitRate,    "remote.limit_rate",         kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteRestartMedia, "remote.restart_media",      kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteStill,        "remote.still",              kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteListen,       "remote.listen",             kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteWatch,        "remote.watch",              kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteTalk,         "remote.talk",               kTechnical, kSite,        kNobody, of("T"),      kNone},
    {kRemoteTest,         "remote.test",               kTechnical, kSite,        kNobody, of("T"),      kNone},
};
// clang-format on

// Each action has exactly one row, and nobody owns the province.
constexpr bool is_sound() {
  for (size_t i = 0; i < std::size(kPermissions); ++i) {
    const auto& row = kPermissions[i];
    if (row.action != static_cast<Action>(i)) return false;
    if (row.subject == kProvince && !row.own.empty()) return false;
    // A hall changes only what is its own.
    if (row.everywhere.contains(H) && row.scope != kRead && row.scope != kSelf) return false;
  }
  return std::size(kPermissions) == kActionCount;
}
static_assert(is_sound());

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

const Permission& permission(Action action) {
  CHECK(action < kCount);
  return kPermissions[static_cast<size_t>(action)];
}

bool may(Role role, Action action) {
  const auto& row = permission(action);
  return row.everywhere.contains(role) || row.own.contains(role);
}

std::string_view to_string(Action action) { return permission(action).name; }

std::optional<Action> parse_action(std::string_view text) {
  const auto row = std::find_if(std::begin(kPermissions), std::end(kPermissions),
                                [&](const auto& permission) { return permission.name == text; });
  return row == std::end(kPermissions) ? std::nullopt : std::optional(row->action);
}

}  // namespace signaling
