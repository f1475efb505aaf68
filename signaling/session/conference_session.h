#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "signaling/floor/floor_control.h"
#include "signaling/protocol/parse_client_message.h"
#include "signaling/protocol/server_message.h"
#include "signaling/session/conference_plan.h"
#include "signaling/session/doorkeeper.h"
#include "signaling/session/seat.h"
#include "signaling/session/session_output.h"

namespace signaling {

// One conference as signaling knows it: seats that outlive their connections, the floor, microphones, stage, layout,
// views. It turns what clients, chair and mcu say into what clients are told and what the mcu is to do. Pure: no
// sockets, clock, threads or log.
//
// What clients are told and the mcu's desired state are functions of the state; take_output() compares them with what
// was told last and gives the difference. So one operation, whatever it changes — a grant changes sound, stage, label
// and queue — becomes one new version of the desired state and one message of each kind.
//
// Use: call any operation, then take_output(now) once, and carry it out. Not thread-safe.
class ConferenceSession {
 public:
  static constexpr size_t kMaxPages = 64;  // without a site

  // In session, until set_phase() says otherwise.
  explicit ConferenceSession(ConferencePlan plan);

  const ConferencePlan& plan() const { return plan_; }
  OpenPhase phase() const { return phase_; }

  // ---- the schedule
  // Title, sites and chair's site as they are now; policy, layout and limits stay what the chair made of them. Clients
  // whose site is no longer among them are in SessionOutput::unseated.
  void change(const ConferencePlan& plan, Timestamp now);
  // In a break nobody is heard and turns stand still; under `open` all turns end, so that no hall is live by itself
  // after it.
  void set_phase(OpenPhase phase, Timestamp now);
  // When it is to end (none: never), and whether that has passed; told to those who may extend it.
  void set_timing(std::optional<Timestamp> expected_end, bool overrun);

  // ---- connections
  // Lets a visitor in, if it may (Action::kJoinConference): a site to its seat, a hall's control beside it, any other
  // to a page of its own. A former client of the seat, or of the chair's page, is closed with kReplaced at once.
  // `fresh` names the client's media unless it resumes its own. A control does for the seat all but media.
  Done join(ClientKey client, const Visitor& visitor, const Join& join, ConnectionId fresh, Timestamp now);
  // The connection is gone. Unknown clients are ignored.
  void leave(ClientKey client, Timestamp now);
  // The client is to be elsewhere: it is forgotten, and the mcu drops its media at once.
  void unseat(ClientKey client, Timestamp now);
  // The visitor's rights are now these; false if it may not stay (it is still in).
  bool set_rights(ClientKey client, const Visitor& visitor);

  // A message of a joined client. Refused if the sender may not do the message's action (message_rules.h). An offer is
  // answered later, by `answer`; anything else is done when this returns.
  Done handle(ClientKey client, const ParsedMessage& parsed, Timestamp now);

  // ---- the mcu
  // It is there; `running` is what it has of this conference, if anything. The desired state is sent again; clients
  // whose media the mcu does not have are closed with kServiceRestart, so that they come back with a new offer.
  void mcu_up(const mcu::RunningConference* running, Timestamp now);
  void mcu_down(Timestamp now);
  // The reply to the offer with this number; an outdated number is ignored.
  void on_reply(uint64_t offer, const mcu::Reply& reply);
  void on_event(const mcu::ParticipantStateEvent& event, Timestamp now);
  void on_event(const mcu::SlotsEvent& event);
  void on_event(const mcu::SpeakingEvent& event);
  void on_event(const mcu::LayersEvent& event);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // What is to be done since the last call.
  SessionOutput take_output(Timestamp now);

  // How many sites are connected, for figures.
  size_t connected_sites() const;
  bool has_site(const SiteId& site) const;
  // All that are in, in the order of their coming.
  std::vector<ClientKey> clients() const;

 private:
  // What a site's `microphone` message says; times are compared by their ends, which stand still.
  struct MicrophoneView {
    MicrophoneState state = MicrophoneState::kOff;
    std::optional<size_t> place;
    std::optional<FloorHolder> turn;
    bool can_open = false;
    bool muted = false;
    friend bool operator==(const MicrophoneView&, const MicrophoneView&) = default;
  };
  struct Client {
    Visitor visitor;
    Seat* seat = nullptr;  // that it takes or controls; null for a page without a site
    bool told = false;     // has had the whole state
    std::optional<MicrophoneView> microphone;
  };
  // Who sends a message and when.
  struct Sent {
    ClientKey key;
    Client& client;
    const std::optional<MessageId>& id;
    Timestamp now;
  };

  // One handler a message (conference_handlers.cpp); the rules have been checked.
  Done on(const Join&, const Sent&);
  Done on(const Offer& message, const Sent& by);
  Done on(const Candidate& message, const Sent& by);
  Done on(const SwitchMicrophone& message, const Sent& by);
  Done on(const RequestFloor& message, const Sent& by);
  Done on(const CancelRequest& message, const Sent& by);
  Done on(const ReleaseFloor& message, const Sent& by);
  Done on(const GrantFloor& message, const Sent& by);
  Done on(const DenyRequest& message, const Sent& by);
  Done on(const RevokeFloor& message, const Sent& by);
  Done on(const MuteSite& message, const Sent& by);
  Done on(const MuteAll&, const Sent& by);
  Done on(const PinStage& message, const Sent& by);
  Done on(const SetLayout& message, const Sent& by);
  Done on(const SetView& message, const Sent& by);
  Done on(const SetPolicy& message, const Sent& by);
  Done on(const AnswerCall&, const Sent& by);
  Done on(const Ping&, const Sent& by);

  // By what right the sender does this, to `site` if it names one.
  tl::expected<Authorization, Refusal> authorize_sender(const MessageRule& rule, const Client& client,
                                                        const std::optional<SiteId>& site) const;
  Done open_microphone(Seat& seat, Timestamp now);
  Done close_microphone(Seat& seat, Timestamp now);

  Seat* find_seat(const SiteId& site);
  // The seat, or a refusal that names the field `site`.
  tl::expected<Seat*, Refusal> known_seat(const SiteId& site);
  // The seat that is named, or else the sender's own.
  tl::expected<Seat*, Refusal> meant_seat(const std::optional<SiteId>& site, const Sent& by);
  bool may_speak(const Seat& seat) const { return floor_.has_floor(seat.plan.id); }
  bool is_live(const Seat& seat) const {
    return phase_ != OpenPhase::kPaused && seat.microphone && !seat.muted && may_speak(seat);
  }

  Seat make_seat(const SitePlan& site) const;
  void arrange_seats();
  void remove_seat(Seat& seat, Timestamp now);
  void replace(const std::optional<ClientKey>& former);
  void take_seat(Seat& seat, ClientKey client, const Join& join, ConnectionId fresh, Timestamp now);
  void send_offer(Seat& seat);
  void drop_media(Seat& seat);
  void close(Seat& seat, CloseCode code, Timestamp now);
  // Calls the floor if the seat came or went since `was_connected`.
  void tell_presence(const Seat& seat, bool was_connected, Timestamp now);
  void adopt(Seat& seat, const mcu::RunningParticipant* running, Timestamp now);
  // Takes over what the floor decided: microphones, stage, record.
  void apply_floor_events();

  std::vector<SiteId> stage() const;
  Roster make_roster() const;
  FloorState make_floor(Timestamp now) const;
  MicrophoneView microphone_of(const Seat& seat) const;
  MicrophoneState microphone_state(const Seat& seat) const;
  mcu::DesiredConference make_desired() const;

  void send(ClientKey to, ServerMessage message);
  void publish_desired();
  void publish_roster();
  void publish_floor(Timestamp now);
  void publish_microphones(Timestamp now);
  void publish_speaking(Timestamp now);
  void publish_timing(Timestamp now);
  void publish_presence();
  // Sends to all if `changed`, otherwise to those who have had nothing yet.
  void publish(bool changed, ServerMessage message);

  ConferencePlan plan_;
  OpenPhase phase_ = OpenPhase::kInSession;
  FloorControl floor_;
  std::list<Seat> seats_;  // in the plan's order; a list, so that pointers stay
  std::map<ClientKey, Client> clients_;
  std::optional<ClientKey> chair_page_;

  mcu::LayoutName layout_;
  std::optional<SiteId> pinned_;
  std::optional<SiteId> mcu_on_stage_;

  bool mcu_up_ = false;
  uint64_t last_offer_ = 0;
  mcu::DesiredConference desired_;  // as told last, with its version
  bool desired_is_due_ = false;     // to be told again although nothing changed

  std::optional<Timestamp> expected_end_;
  bool overrun_ = false;
  bool timing_is_due_ = false;

  // As told last.
  std::vector<SiteId> present_;
  Roster roster_;
  std::vector<FloorHolder> holders_;
  std::vector<FloorRequest> queue_;
  std::vector<SiteId> speaking_;      // as the mcu says
  std::vector<SiteId> speaking_told_;
  Timestamp speaking_due_ = Timestamp::min();  // not to be told before

  SessionOutput output_;
};

}  // namespace signaling
