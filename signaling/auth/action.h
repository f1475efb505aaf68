#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signaling {

// Everything that somebody can ask of signaling, by REST or WebSocket. A route or message names one of these, and
// authorize() decides. Who may do which, and each one's word, stand in one table: permissions.cpp.
enum class Action : uint8_t {
  // ---- the system
  kReadVersion,
  kReadHealth,
  kReadMetrics,
  kReadSettings,
  kChangeSettings,
  kReadMail,
  kChangeMail,
  kTestMail,
  kReadBackups,
  kCreateBackup,
  kRestoreBackup,
  kReadAudit,
  // ---- oneself
  kReadSelf,
  kSetPin,
  kCheckPin,
  // ---- accounts
  kReadUser,
  kCreateUser,
  kChangeUser,
  kRemoveUser,
  kChangePassword,
  kLogOutEverywhere,
  kReadTokens,
  kCreateToken,
  kRevokeToken,
  // ---- sites, delegates, devices
  kReadSite,
  kCreateSite,
  kChangeSite,
  kRemoveSite,
  kReadDelegates,
  kChangeDelegates,
  kReadDevices,
  kEnrolHall,
  kEnrolChairTablet,
  kPairControl,
  kRevokeDevice,
  // ---- schedule
  kReadCalendar,
  kReadSiteCalendar,
  kReadBooking,
  kCreateBooking,
  kChangeBooking,
  kCancelBooking,
  kReadTemplates,
  kChangeTemplates,
  kCallNow,
  kAnswerCall,
  // ---- invitations and papers
  kReadInvitations,
  kSendInvitations,
  kConfirmAttendance,
  kReadPaper,
  kUploadPaper,
  kRemovePaper,
  kReadFeeds,
  kRenewFeeds,
  // ---- the conference
  kJoinConference,
  kConnectMedia,
  kReadRoster,
  kOpenTesting,
  kBeginSession,
  kPauseConference,
  kResumeConference,
  kCloseConference,
  kReopenConference,
  kExtendConference,
  kAnswerExtension,
  kLockConference,
  kAdmitGuest,
  kRemoveParticipant,
  kReadmitParticipant,
  kHandOverChair,
  kAdvanceAgenda,
  // ---- the floor
  kRequestFloor,
  kCancelRequest,
  kReleaseFloor,
  kSwitchMicrophone,
  kGrantFloor,
  kDenyRequest,
  kRevokeFloor,
  kReorderRequests,
  kClearRequests,
  kMuteParticipant,
  kMuteAll,
  kSetFloorPolicy,
  kSetFloorLimit,
  // ---- the picture
  kSetStage,
  kSetLayout,
  kSetView,
  kDirectStage,
  kChangePresets,
  kDrawMessage,
  // ---- roll, votes, record
  kCallRoll,
  kMarkRoll,
  kAnswerRoll,
  kOpenVote,
  kEnterVote,
  kConfirmVote,
  kReadRecord,
  kReadMinutes,
  kWriteMinutes,
  kApproveMinutes,
  // ---- messages
  kReadChat,
  kSendChat,
  kRequestHelp,
  kAnswerHelp,
  // ---- lines
  kReadFigures,
  kReportFigures,
  kProbeLine,
  kReadPreflight,
  kRunPreflight,
  kReadAlarms,
  kAcknowledgeAlarm,
  // ---- a technician's help from afar
  kRemoteDevices,
  kRemoteMute,
  kRemoteLimitRate,
  kRemoteRestartMedia,
  kRemoteStill,
  kRemoteListen,
  kRemoteWatch,
  kRemoteTalk,
  kRemoteTest,
  kCount
};

inline constexpr size_t kActionCount = static_cast<size_t>(Action::kCount);

// The dotted word of API, audit and record: "floor.grant".
std::string_view to_string(Action action);
// Exactly such a word; none for anything else.
std::optional<Action> parse_action(std::string_view text);

}  // namespace signaling
