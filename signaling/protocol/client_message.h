#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mcu/api/messages.h"
#include "mcu/api/site_figures.h"
#include "signaling/base/alarm_id.h"
#include "signaling/conference/conference_types.h"
#include "signaling/protocol/preflight_messages.h"
#include "signaling/protocol/remote_requests.h"

// What an endpoint or page may say, one struct a message (README.md has the table). A value of these types has passed
// the rules of message_rules.h; whether a site exists and the moment is right is the session's business.
namespace signaling {

using media::ConferenceId;
using media::ConnectionId;

// A client's own number or name for a message; comes back as `reply_to`.
using MessageId = std::variant<int64_t, double, std::string>;

struct Join {
  std::string token;
  bool media = false;
  std::optional<ConnectionId> connection{};  // of this client's media that may still run
  std::string stream{};                      // the state heard last, to be told only what was missed; empty: none
  uint64_t seq = 0;
  // Of a guest: what it is called, and the secret by which its page is known again.
  std::string name{};
  std::string unit{};
  std::string secret{};
};

// ---- media
struct Offer {
  std::string sdp;
};
struct Candidate {
  std::string candidate;
  std::string mid;
};
// What the site's device says of itself.
struct ReportEndpoint {
  mcu::EndpointReport report{};  // freezes: since the last report; no clock offset
  std::optional<int64_t> clock_ms{};  // its calendar clock, since 1970
};
struct SwitchMicrophone {
  bool on = false;
};

// ---- the floor. Of a request, cancel, release: no site means the sender's own; an operator names the one it acts for.
struct RequestFloor {
  std::optional<SiteId> site{};
  FloorId floor = FloorId::kSpeech;
  Speaker speaker{};
  bool priority = false;
};
struct CancelRequest {
  std::optional<SiteId> site{};
  FloorId floor = FloorId::kSpeech;
};
struct ReleaseFloor {
  std::optional<SiteId> site{};
  FloorId floor = FloorId::kSpeech;
};
struct GrantFloor {
  SiteId site;
  FloorId floor = FloorId::kSpeech;
  std::optional<Duration> limit{};
  bool unlimited = false;  // without a limit; otherwise none means the general one, or that of the turn that goes on
  Speaker speaker{};       // both members empty: as the request says
};
// Ends the longest turn and gives the floor to the first in the queue.
struct GrantNext {};
struct DenyRequest {
  SiteId site;
  FloorId floor = FloorId::kSpeech;
};
struct RevokeFloor {
  SiteId site;
  FloorId floor = FloorId::kSpeech;
};
struct MoveRequest {
  SiteId site;
  size_t place = 1;
};
struct OrderQueue {
  QueueOrder order = QueueOrder::kTime;
};
struct ClearQueue {
  FloorId floor = FloorId::kSpeech;
};
// What is not named stays as it is.
struct ChangeFloorSettings {
  std::optional<size_t> holders{};
  std::optional<std::optional<Duration>> limit{};  // of each turn; an inner none: unlimited
  std::optional<Duration> warning{};
  std::optional<Duration> grace{};
};
struct SetPolicy {
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> lecturer{};
};
struct MuteSite {
  SiteId site;
};
struct MuteAll {};

// ---- the conference
struct LockConference {
  bool locked = false;
};
struct RemoveSite {
  SiteId site;
};
struct ReadmitSite {
  SiteId site;
};
struct HandOverChair {
  SiteId site;
};
struct TakeOverChair {};
struct HandBackChair {};
struct GoToItem {
  size_t item = 0;
};
struct WriteNote {
  size_t item = 0;
  std::string notes;
  std::string conclusion;
};

// ---- roll and votes
struct StartRoll {};
struct CallNextSite {};
struct EndRoll {};
struct CallSite {
  SiteId site;
};
struct MarkRoll {
  SiteId site;
  Presence presence = Presence::kPresent;
  std::optional<std::string> head{};
  std::optional<int> delegates{};
};
struct AnswerRoll {
  std::optional<SiteId> site{};
  std::optional<std::string> head{};
  std::optional<int> delegates{};
};
struct OpenVote {
  std::string question;
  int quorum = 50;  // percent of the invited delegates
};
struct EnterVote {
  std::optional<SiteId> site{};
  int yes = 0;
  int no = 0;
  int abstain = 0;
};
struct CloseVote {};
struct ConfirmVote {};
struct CancelVote {};

// ---- the picture
struct PinStage {
  std::optional<SiteId> site;  // none: follow the floor or the active speaker
};
struct SetLayout {
  std::string preset;
  std::string group = "halls";
};
struct PrepareStage {
  std::string group;
  std::string preset;
  // By place: none is the preset's rule, "" an empty place, "content" the content, else a site.
  std::vector<std::optional<std::string>> places{};
};
struct TakeStage {
  std::string group;
};
struct SetView {
  mcu::View view = mcu::View::kComposed;
  std::optional<SiteId> site{};  // none: the sender's own
};
struct DrawMessage {
  std::string text;                // empty: away
  std::optional<Duration> time{};  // none: until another replaces it
};

// ---- messages
struct SendChat {
  ChatTo to = ChatTo::kAll;
  std::string text;
};
struct RequestHelp {
  std::string text;
};
struct AnswerHelp {
  SiteId site;
};
// Somebody looks after it.
struct AcknowledgeAlarm {
  AlarmId alarm;
};

// ---- guests
// A guest that was turned away asks anew.
struct AskAgain {};
struct AdmitGuest {
  SiteId site;
};
struct AdmitGuests {};
struct TurnAwayGuest {
  SiteId site;
};

// Takes back the last act of the chair that can be taken back.
struct Undo {};

// The hall takes an urgent conference's call, or has seen that it will be moved into it.
struct AnswerCall {
  ConferenceId conference;
};
struct Ping {};

using ClientMessage =
    std::variant<Join, Offer, Candidate, ReportEndpoint, SwitchMicrophone, RequestFloor, CancelRequest, ReleaseFloor,
                 GrantFloor, GrantNext, DenyRequest, RevokeFloor, MoveRequest, OrderQueue, ClearQueue,
                 AskDevices, SwitchDevice, MuteRemotely, CapSending, RestartMedia, TakeStill, ListenToSite, WatchSite,
                 TalkToSite, AnswerRemote,
                 ChangeFloorSettings, SetPolicy, MuteSite, MuteAll, LockConference, RemoveSite, ReadmitSite,
                 HandOverChair, TakeOverChair, HandBackChair, GoToItem, WriteNote, StartRoll, CallNextSite, EndRoll,
                 CallSite, MarkRoll, AnswerRoll, OpenVote, EnterVote, CloseVote, ConfirmVote, CancelVote, PinStage,
                 SetLayout, PrepareStage, TakeStage, SetView, DrawMessage, SendChat, RequestHelp, AnswerHelp,
                 AcknowledgeAlarm, AskAgain, AdmitGuest, AdmitGuests, TurnAwayGuest, Undo, AnswerCall, Ping,
                 RunPreflight, PreflightResult>;

}  // namespace signaling
