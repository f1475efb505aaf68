#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "signaling/floor/floor_control.h"
#include "signaling/protocol/parse_client_message.h"
#include "signaling/protocol/server_message.h"
#include "signaling/session/conference_plan.h"
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
  explicit ConferenceSession(ConferencePlan plan);

  const ConferencePlan& plan() const { return plan_; }

  // ---- connections
  // Seats a client: `site` for Role::kSite (one of the plan), the chair's page for Role::kChair. A former client of the
  // seat is closed with kReplaced at once. `fresh` names the client's media unless it resumes its own.
  Done join(ClientKey client, Role role, const std::optional<SiteId>& site, const Join& join, ConnectionId fresh,
            Timestamp now);
  // The connection is gone. Unknown clients are ignored.
  void leave(ClientKey client, Timestamp now);

  // A message of a joined client. Refused if its role may not send it (message_rules.h). An offer is answered later, by
  // `answer`; anything else is done when this returns.
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
    Role role = Role::kSite;
    Seat* seat = nullptr;  // null for the chair's page
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
  Done on(const RequestFloor&, const Sent& by);
  Done on(const CancelRequest&, const Sent& by);
  Done on(const ReleaseFloor&, const Sent& by);
  Done on(const GrantFloor& message, const Sent& by);
  Done on(const DenyRequest& message, const Sent& by);
  Done on(const RevokeFloor& message, const Sent& by);
  Done on(const MuteSite& message, const Sent& by);
  Done on(const MuteAll&, const Sent& by);
  Done on(const PinStage& message, const Sent& by);
  Done on(const SetLayout& message, const Sent& by);
  Done on(const SetView& message, const Sent& by);
  Done on(const SetPolicy& message, const Sent& by);
  Done on(const Ping&, const Sent& by);

  Done check_sender(Sender sender, const Client& client) const;
  Done open_microphone(Seat& seat, Timestamp now);
  Done close_microphone(Seat& seat, Timestamp now);

  Seat* find_seat(const SiteId& site);
  // The seat, or a refusal that names the field `site`.
  tl::expected<Seat*, Refusal> known_seat(const SiteId& site);
  bool may_speak(const Seat& seat) const { return floor_.may_speak(seat.plan.id); }
  bool is_live(const Seat& seat) const { return seat.microphone && !seat.muted && may_speak(seat); }

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
  // Sends to all if `changed`, otherwise to those who have had nothing yet.
  void publish(bool changed, ServerMessage message);

  const ConferencePlan plan_;
  FloorControl floor_;
  std::vector<Seat> seats_;  // in the plan's order; fixed, so that pointers stay
  std::map<ClientKey, Client> clients_;
  std::optional<ClientKey> chair_page_;

  mcu::LayoutName layout_;
  std::optional<SiteId> pinned_;
  std::optional<SiteId> mcu_on_stage_;

  bool mcu_up_ = false;
  uint64_t last_offer_ = 0;
  mcu::DesiredConference desired_;  // as told last, with its version
  bool desired_is_due_ = false;     // to be told again although nothing changed

  // As told last.
  Roster roster_;
  std::vector<FloorHolder> holders_;
  std::vector<FloorRequest> queue_;
  std::vector<SiteId> speaking_;      // as the mcu says
  std::vector<SiteId> speaking_told_;
  Timestamp speaking_due_ = Timestamp::min();  // not to be told before

  SessionOutput output_;
};

}  // namespace signaling
