#pragma once

#include <deque>
#include <list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "signaling/base/clock_pair.h"
#include "signaling/conference/conference_engine.h"
#include "signaling/preflight/preflight.h"
#include "signaling/protocol/parse_client_message.h"
#include "signaling/protocol/server_message.h"
#include "signaling/remote/remote_desk.h"
#include "signaling/session/doorkeeper.h"
#include "signaling/session/line_monitor.h"
#include "signaling/session/seat.h"
#include "signaling/session/session_output.h"
#include "signaling/session/told.h"

namespace signaling {

struct SessionSettings {
  // Names the numbering of a session's messages: another one after each start of the service.
  std::string stream;
  // Both clocks at one moment: messages and picture show calendar times.
  ClockPair clocks{};
  std::vector<LayoutPreset> presets;  // at least one
  int utc_offset_minutes = 7 * 60;    // of the clock in the picture
  DiagnosisSettings diagnosis{};      // checked
  std::vector<Trunk> trunks{};
  PreflightSettings preflight{};  // checked
};

// One conference as signaling knows it: seats and pages with their connections around a ConferenceEngine, which decides
// what happens in it. The session turns what clients, schedule and mcu say into the engine's operations, and its state
// into what clients are told and what the mcu is to do. Pure: no sockets, clock, threads or log.
//
// What clients are told and the mcu's desired state are functions of the state; take_output() compares them with what
// was told last and gives the difference. So one operation, whatever it changes — a grant changes sound, stage,
// caption, countdown and queue — becomes one new version of the desired state and one message of each kind.
//
// Every message to a client has a number, `seq`, that grows over the conference. Each kind remembers the number at
// which it changed last; a client that comes back with the number it heard last is told only what it missed.
//
// Use: call any operation, then take_output(now) once, and carry it out. Not thread-safe.
class ConferenceSession {
 public:
  static constexpr size_t kMaxPages = 64;                            // without a site
  static constexpr Duration kGuestAwayTime = std::chrono::minutes(2);  // a guest's seat waits for its page so long
  static constexpr Duration kResultTime = std::chrono::seconds(15);  // a vote's result stays in the picture

  // `record`: of an earlier run of this conference, which goes on from there; sites that were connected then
  // count as that for plan.resume_time. In session, until set_phase() says otherwise.
  ConferenceSession(ConferencePlan plan, SessionSettings settings, const ConferenceRecord& record,
                    Timestamp now);

  const ConferencePlan& plan() const { return plan_; }
  const ConferenceEngine& engine() const { return engine_; }
  OpenPhase phase() const { return engine_.data().phase; }

  // ---- the schedule (conference_changes.cpp)
  // Title, sites, chair's site, agenda as they are now; policy, layout and limits stay what the chair made of them.
  // Clients whose site is no longer among them are in SessionOutput::unseated.
  void change(const ConferencePlan& plan, Timestamp now);
  // `resumes_at`: when a break is to end, if it was said.
  void set_phase(OpenPhase phase, Timestamp now, std::optional<WallTime> resumes_at = std::nullopt);
  // When it is to end (none: never), and whether that has passed; told to those who may extend it.
  void set_timing(std::optional<Timestamp> expected_end, bool overrun);
  // Its last word, for the record. The session is given up afterwards.
  void close(CloseCause cause, Timestamp now);
  // The open alarms of the service, told to those who may read them.
  void set_alarms(AlarmList alarms) { alarms_ = std::move(alarms); }

  // ---- connections (conference_session.cpp)
  // Lets a visitor in, if it may (Action::kJoinConference): a site to its seat, a hall's control beside it, any other
  // to a page of its own. A former client of the seat, or of the chair's page, is closed with kReplaced at once. A
  // locked conference takes in no observers and no sites that never were in. A guest waits in the lobby, told nothing
  // of the conference but its title and chair, until it is let in; then, locked or not, it has a seat. `fresh` names
  // the client's media unless it resumes its own; `address` is for the record.
  Done join(ClientKey client, const Visitor& visitor, const Join& join, ConnectionId fresh, Timestamp now,
            std::string address = {});
  // The connection is gone. Unknown clients are ignored.
  void leave(ClientKey client, Timestamp now);
  // The client is to be elsewhere: it is forgotten, and the mcu drops its media at once.
  void unseat(ClientKey client, Timestamp now);
  // The visitor's rights are now these; false if it may not stay (it is still in). With the next output it is told what
  // it could not read before.
  bool set_rights(ClientKey client, const Visitor& visitor);

  // A message of a joined client. Refused if the sender may not do the message's action (message_rules.h). An offer is
  // answered later, by `answer`; anything else is done when this returns.
  Done handle(ClientKey client, const ParsedMessage& parsed, Timestamp now);

  // ---- the mcu (session_mcu.cpp)
  // It is there; `running` is what it has of this conference, if anything. The desired state is sent again; clients
  // whose media the mcu does not have are closed with kServiceRestart, so that they come back with a new offer.
  void mcu_up(const mcu::RunningConference* running, Timestamp now);
  void mcu_down(Timestamp now);
  // The reply to the offer with this number; an outdated number is ignored.
  void on_reply(uint64_t offer, const mcu::Reply& reply);
  void on_event(const mcu::ParticipantStateEvent& event, Timestamp now);
  void on_event(const mcu::SlotsEvent& event, Timestamp now);
  void on_event(const mcu::SpeakingEvent& event, Timestamp now);
  void on_event(const mcu::LayersEvent& event, Timestamp now);
  // What it measured in a second; of which sites is its business (session_lines.cpp). If it says nothing for a while,
  // handle_timeout() makes seconds without figures.
  void on_figures(std::span<const mcu::SiteSecond> figures, const mcu::ServerFigures& server, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // What is to be done since the last call (publish_state.cpp).
  SessionOutput take_output(Timestamp now);

  // How its sites were tested, as of `now`.
  PreflightBoard preflight(Timestamp now) const { return make_preflight(now); }
  // How many sites are connected, for figures.
  size_t connected_sites() const;
  bool has_site(const SiteId& site) const;
  // All that are in, in the order of their coming.
  std::vector<ClientKey> clients() const;
  // Number of the newest message to anybody in it.
  uint64_t seq() const { return seq_; }

 private:
  // What a guest in the lobby is told of it.
  struct LobbyKey {
    std::string title;
    std::string chair;
    Guest guest;
    friend bool operator==(const LobbyKey&, const LobbyKey&) = default;
  };
  // A guest's place in the lobby, with what its coming in needs.
  struct LobbyPlace {
    SiteId guest;
    Join join;
    ConnectionId fresh;
    std::optional<LobbyKey> told{};
  };
  struct Client {
    Visitor visitor;
    std::string address{};
    Seat* seat = nullptr;             // that it takes or controls; null for a page without a site
    std::optional<MediaLink> link{};  // of a page that receives sound and picture
    bool told = false;                // has had what it needs of the state
    uint64_t since = 0;               // has heard everything up to this number; 0: nothing
    std::optional<LobbyPlace> lobby{};  // it is not let in: nobody tells it anything else
    std::optional<Principal> former{};  // what it was at the last output, if it has had other rights since
  };
  // Who sends a message and when.
  struct Sent {
    ClientKey key;
    Client& client;
    const std::optional<MessageId>& id;
    Actor actor;
    Timestamp now;
  };
  // What a `floor` message says of one floor, with the ends of times.
  struct SideKey {
    std::vector<FloorHolder> holders;
    std::vector<FloorRequest> queue;
    friend bool operator==(const SideKey&, const SideKey&) = default;
  };
  struct FloorKey {
    QueueOrder order = QueueOrder::kTime;
    FloorSettings settings;
    SideKey speech;
    SideKey content;
    friend bool operator==(const FloorKey&, const FloorKey&) = default;
  };
  struct TimingKey {
    std::optional<Timestamp> expected_end;
    bool overrun = false;
    friend bool operator==(const TimingKey&, const TimingKey&) = default;
  };
  struct UndoKey {
    std::string act;
    std::optional<SiteId> site;
    Timestamp until;
    friend bool operator==(const UndoKey&, const UndoKey&) = default;
  };

  // One handler a message (handle_*.cpp); the rules have been checked.
  Done on(const Join&, const Sent&);
  Done on(const AnswerCall&, const Sent&);
  Done on(const Ping&, const Sent&);
  Done on(const Offer& message, const Sent& by);
  Done on(const Candidate& message, const Sent& by);
  Done on(const ReportEndpoint& message, const Sent& by);
  Done on(const SwitchMicrophone& message, const Sent& by);
  Done on(const RequestFloor& message, const Sent& by);
  Done on(const CancelRequest& message, const Sent& by);
  Done on(const ReleaseFloor& message, const Sent& by);
  Done on(const GrantFloor& message, const Sent& by);
  Done on(const GrantNext&, const Sent& by);
  Done on(const DenyRequest& message, const Sent& by);
  Done on(const RevokeFloor& message, const Sent& by);
  Done on(const MoveRequest& message, const Sent& by);
  Done on(const OrderQueue& message, const Sent& by);
  Done on(const ClearQueue& message, const Sent& by);
  Done on(const ChangeFloorSettings& message, const Sent& by);
  Done on(const SetPolicy& message, const Sent& by);
  Done on(const MuteSite& message, const Sent& by);
  Done on(const MuteAll&, const Sent& by);
  Done on(const LockConference& message, const Sent& by);
  Done on(const RemoveSite& message, const Sent& by);
  Done on(const ReadmitSite& message, const Sent& by);
  Done on(const HandOverChair& message, const Sent& by);
  Done on(const TakeOverChair&, const Sent& by);
  Done on(const HandBackChair&, const Sent& by);
  Done on(const GoToItem& message, const Sent& by);
  Done on(const WriteNote& message, const Sent& by);
  Done on(const StartRoll&, const Sent& by);
  Done on(const CallNextSite&, const Sent& by);
  Done on(const EndRoll&, const Sent& by);
  Done on(const CallSite& message, const Sent& by);
  Done on(const MarkRoll& message, const Sent& by);
  Done on(const AnswerRoll& message, const Sent& by);
  Done on(const OpenVote& message, const Sent& by);
  Done on(const EnterVote& message, const Sent& by);
  Done on(const CloseVote&, const Sent& by);
  Done on(const ConfirmVote&, const Sent& by);
  Done on(const CancelVote&, const Sent& by);
  Done on(const PinStage& message, const Sent& by);
  Done on(const SetLayout& message, const Sent& by);
  Done on(const PrepareStage& message, const Sent& by);
  Done on(const TakeStage& message, const Sent& by);
  Done on(const SetView& message, const Sent& by);
  Done on(const DrawMessage& message, const Sent& by);
  Done on(const SendChat& message, const Sent& by);
  Done on(const RequestHelp& message, const Sent& by);
  Done on(const AnswerHelp& message, const Sent& by);
  Done on(const AcknowledgeAlarm& message, const Sent& by);
  // session_remote.cpp
  Done on(const AskDevices& message, const Sent& by);
  Done on(const SwitchDevice& message, const Sent& by);
  Done on(const MuteRemotely& message, const Sent& by);
  Done on(const CapSending& message, const Sent& by);
  Done on(const RestartMedia& message, const Sent& by);
  Done on(const TakeStill& message, const Sent& by);
  Done on(const ListenToSite& message, const Sent& by);
  Done on(const WatchSite& message, const Sent& by);
  Done on(const TalkToSite& message, const Sent& by);
  Done on(const AnswerRemote& message, const Sent& by);
  Done on(const AskAgain&, const Sent& by);
  Done on(const AdmitGuest& message, const Sent& by);
  Done on(const AdmitGuests&, const Sent& by);
  Done on(const TurnAwayGuest& message, const Sent& by);
  Done on(const Undo&, const Sent& by);
  Done on(const RunPreflight& message, const Sent& by);
  Done on(const PreflightResult& message, const Sent& by);

  // By what right the sender does this, to `site` if it names one.
  tl::expected<Authorization, Refusal> authorize_sender(const MessageRule& rule, const Client& client,
                                                        const std::optional<SiteId>& site) const;
  bool may(const Client& client, Action action) const;
  // The engine's refusal in words, about `site`; `field` is the member of the message that names it.
  Done done(const ConferenceEngine::Result& result, const SiteId& site = {}, std::string_view field = {}) const;
  // The site that is named, or else the sender's own.
  tl::expected<SiteId, Refusal> meant_site(const std::optional<SiteId>& site, const Sent& by) const;
  // Does `operation(site)` to the site that is meant.
  template <typename Operation>
  Done to_site(const std::optional<SiteId>& site, const Sent& by, Operation operation);

  // Of everything but who speaks.
  Timestamp state_deadline() const;

  // ---- seats and pages
  Seat* find_seat(const SiteId& site);
  const Seat* find_seat(const SiteId& site) const;
  void arrange_seats();
  void remove_seat(Seat& seat, Timestamp now);
  void replace(const std::optional<ClientKey>& former);
  Joined make_joined(const Client& client) const;
  // The client takes the seat, or controls it, and is told so.
  void enter_seat(Client client, ClientKey key, Seat& seat, const Join& join, ConnectionId fresh, Timestamp now);
  bool take_seat(Seat& seat, ClientKey client, const Join& join, ConnectionId fresh, Timestamp now);
  Done take_page(Client& client, ClientKey key, const Join& join, const ConnectionId& fresh, Timestamp now);
  void close(ClientKey client, CloseCode code, Timestamp now);
  // A removed site is in again: its device is sent away, so that it comes back by itself, with media.
  void bring_back(const SiteId& site, Timestamp now);
  MediaLink* link_of(Client& client);
  // Of a seat or a page; null: there is none.
  MediaLink* find_link(const SiteId& participant);
  // Tells the engine who is not there, of whom it does not know.
  void note_absent(Timestamp now);
  // Tells the engine if the seat came or went since `was_connected`.
  void tell_presence(Seat& seat, bool was_connected, Timestamp now);

  // ---- guests (session_guests.cpp)
  Done join_guest(Client client, ClientKey key, const Join& join, ConnectionId fresh, Timestamp now);
  // Gives those who were let in their seats.
  void seat_guests(Timestamp now);
  void expect_guests(Timestamp now);
  // Its time to come back is over.
  void guest_left(const SiteId& site, Timestamp now);
  void guest_removed(const SiteId& site, Timestamp now);
  bool is_guest(const SiteId& site) const;
  // Its page is in, or its media still goes on.
  bool is_here(const Seat& seat) const;
  const ClientKey* client_in_lobby(const SiteId& guest) const;
  LobbyKey lobby_key(const Guest& guest) const;
  GuestList make_guests() const;
  void publish_lobby(Timestamp now);

  // ---- a technician's help from afar (session_remote.cpp)
  // The seat of a site that is there and no guest.
  tl::expected<Seat*, Refusal> helped_seat(const SiteId& site);
  // Asks the site's device; `todo` needs no number. `detail` is for the record.
  Done ask_hall(const SiteId& site, RemoteDo todo, std::string detail, const Sent& by);
  // Begins, or without a site ends, what lasts of the sender's own page.
  template <typename Change>
  Done help(const std::optional<SiteId>& site, const Sent& by, Change change);
  // Ends what can last no longer: a page, a site, a right is gone. The record hears of it.
  void settle_help(Timestamp now);
  void note_help(ClientKey page, const RemoteDesk::Help& before, Timestamp now);
  bool can_be_helped(const SiteId& site) const;
  void tell_answer(const RemoteDesk::Request& request, RemoteAnswer answer);
  void end_late_requests(Timestamp now);
  RemoteState make_remote_state(const Seat& seat) const;
  RemoteBoard make_remote_board() const;
  std::string name_of(ClientKey page) const;
  std::string account_of(ClientKey page) const;
  std::vector<std::string> names_of_helpers(std::optional<SiteId> RemoteDesk::Help::*act, const SiteId& site) const;
  void publish_remote();

  // ---- lines (session_lines.cpp)
  std::vector<ObservedSite> observe_sites() const;
  SiteDuty make_duty(const Seat& seat) const;
  // What the second found anew, with its grounds, for the record.
  void note_troubles(Timestamp now);
  void publish_lines();

  // ---- preflight (session_preflight.cpp)
  // Tells it what the conference is like now, and does what it wants.
  void follow_preflight(Timestamp now);
  TestSite make_test_site(const Seat& seat) const;
  void start_test(const Preflight::Start& start);
  PreflightBoard::Entry make_test_entry(const Preflight::Status& status, Timestamp now) const;
  PreflightBoard make_preflight(Timestamp now) const;
  PreflightBoard make_preflight(const Seat& seat, Timestamp now) const;
  PreflightBoard make_preflight(const std::vector<Preflight::Status>& former, Timestamp now) const;
  void publish_preflight(Timestamp now);
  void restore_tests();

  // ---- functions of the state (make_messages.cpp, make_desired.cpp)
  // Who stands in the first place of the halls' picture; the mcu's word where the active speaker does.
  std::optional<SiteId> on_stage() const;
  bool is_chair_lost() const;
  std::string wall_text(Timestamp time) const;
  int64_t unix_ms(Timestamp time) const;
  Roster make_roster() const;
  FloorState make_floor(Timestamp now) const;
  FloorSide make_side(const FloorData& floor, Timestamp now) const;
  MicrophoneState microphone_state(const SiteId& site) const;
  MicrophoneView microphone_of(const SiteId& site) const;
  Microphone make_microphone(const SiteId& site, Timestamp now) const;
  AgendaState make_agenda(bool with_notes) const;
  RollBoard make_roll(Timestamp now) const;
  VoteBoard make_vote() const;
  StageBoard make_stage() const;
  UndoOffer make_undo(Timestamp now) const;
  Timing make_timing(Timestamp now) const;
  ChatLines::Line make_line(const ChatLine& line) const;
  bool may_read(const Client& client, const ChatLine& line) const;
  mcu::DesiredParticipant make_participant(const Seat& seat) const;
  mcu::DesiredParticipant make_viewer(ClientKey key, const Client& client) const;
  mcu::DesiredPicture make_picture(Timestamp now) const;
  mcu::DesiredConference make_desired(Timestamp now) const;
  FloorKey floor_key() const;
  // When the result of the last vote is to leave the picture; kNever: no vote was confirmed.
  Timestamp result_until() const;

  // ---- the difference (publish_state.cpp)
  // Whether nothing is to be told but perhaps who speaks.
  bool is_idle(Timestamp now) const;
  void publish_state(Timestamp now);
  void send(ClientKey to, ServerMessage message);
  // Who has had the state before, and may do `action`, if there is one.
  std::vector<ClientKey> who_may(std::optional<Action> action) const;
  // To those, with the next number.
  void publish(ServerMessage message, std::optional<Action> action = std::nullopt);
  void publish_desired(Timestamp now);
  void publish_microphones(Timestamp now);
  void publish_shared(Timestamp now);
  void publish_agenda();
  void publish_chat();
  void publish_speaking(Timestamp now);
  void publish_for_some(Timestamp now);
  void publish_presence();
  // What a client that just came has not heard: everything, or what changed since it was here.
  std::vector<ServerMessage> missed_by(const Client& client, Timestamp now) const;
  // What of the state is told only to who may do an action: `visit(action, told, make)` for each kind.
  template <typename Visit>
  void visit_reserved(Timestamp now, const Visit& visit) const;
  void tell_entitled(Timestamp now);
  void tell_newcomers(Timestamp now);

  ConferencePlan plan_;
  const SessionSettings settings_;
  ConferenceEngine engine_;
  LineMonitor monitor_;
  std::map<SiteId, VerdictKind> verdicts_noted_;  // of the newest second
  Preflight preflight_;
  RemoteDesk remote_;
  std::map<uint64_t, MessageId> remote_ids_;   // the ids of requests that wait, by their numbers
  std::map<ClientKey, Actor> remote_helpers_;  // as whom each page of RemoteDesk::helpers() helps
  std::list<Seat> seats_;  // in the plan's order; a list, so that pointers stay
  std::map<ClientKey, Client> clients_;
  std::optional<ClientKey> chair_page_;
  std::map<SiteId, Timestamp> guests_gone_;  // until when guests whose page is gone may come back to their place

  bool mcu_up_ = false;
  uint64_t last_offer_ = 0;
  mcu::DesiredConference desired_;  // as told last, with its version
  bool desired_is_due_ = false;     // to be told again although nothing changed
  std::optional<SiteId> mcu_on_stage_;

  std::optional<Timestamp> expected_end_;
  bool overrun_ = false;
  AlarmList alarms_;

  // As told last.
  uint64_t seq_ = 0;
  std::vector<SiteId> present_;
  Told<Roster> roster_;
  Told<FloorKey> floor_;
  Told<AgendaState> agenda_;
  Told<AgendaState> notes_;  // the agenda with its notes
  // The engine's last event when the agenda was compared: with its notes it is long, and most that happens here — who
  // speaks, five times a second — is no event. None: the plan is new.
  std::optional<uint64_t> agenda_at_;
  Told<RollState> roll_;
  Told<VoteBoard> vote_;
  Told<StageBoard> stage_;
  Told<UndoKey> undo_;
  Told<AlarmList> alarms_told_;
  Told<RemoteBoard> remote_told_;
  Told<GuestList> guests_;
  Told<TimingKey> timing_;
  uint64_t preflight_version_ = 0;  // of preflight_, when it was compared
  Told<std::vector<Preflight::Status>> preflight_told_;
  Told<std::vector<SiteId>> speaking_told_;
  std::vector<SiteId> speaking_;                         // as the mcu says
  Timestamp speaking_due_ = Timestamp::min();            // not to be told before
  uint64_t chat_told_ = 0;                               // newest line that was told
  std::deque<std::pair<uint64_t, uint64_t>> chat_seqs_;  // a line's number, and the `seq` it was told with

  // The operation since the last output changed nothing beside what the engine's events say: somebody speaks, five
  // times a second, or it is time to tell so. Roster, stage and desired state of 200 sites are not compared for that.
  bool idle_ = false;
  uint64_t told_sequence_ = 0;            // the engine's last event at the last output
  Timestamp told_at_ = Timestamp::min();  // the last output
  SessionOutput output_;
};

}  // namespace signaling
