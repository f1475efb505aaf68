#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/conference/conference_plan.h"
#include "signaling/protocol/client_message.h"
#include "signaling/session/session_output.h"

namespace signaling {

// The media of one participant at the mcu, through its clients' coming and going: a hall's seat or a page that only
// receives. It knows the name of the connection, the offer that waits, whether the mcu has answered, what stands in the
// slots, and when media that nobody came back for is dropped. Commands for the mcu are added to `out`.
//
// A connection belongs to one client; the mcu keeps the former one until a new offer replaces it, so that the picture
// changes in one step. Pure; not thread-safe.
class MediaLink {
 public:
  using Out = std::vector<SessionOutput::ToMcu>;

  // `participant`: the site, or a viewer's name with "~" in front.
  MediaLink(ConferenceId conference, SiteId participant)
      : conference_(std::move(conference)), participant_(std::move(participant)) {}

  // ---- the client
  // A client has come; a former one is gone. True if it goes on with media that still runs (join.connection).
  bool attach(const Join& join, ConnectionId fresh, bool mcu_up, Timestamp drop_at, Out& out);
  // It is gone; its media goes on until `drop_at`.
  void detach(Timestamp drop_at);
  // `number` comes back with the mcu's reply; larger than all before. Waits while the mcu is missing.
  void offer(const Offer& offer, const std::optional<MessageId>& reply_to, uint64_t number, bool mcu_up, Out& out);
  // False if there is no offer to which it could belong.
  bool candidate(const Candidate& candidate, bool mcu_up, Out& out);
  // The mcu is to drop the media now.
  void drop(bool mcu_up, Out& out);

  // ---- the mcu
  enum class Adoption {
    kNothing,  // there is nothing to do
    kLost,     // the client believes in media that the mcu does not have: it has to come back
  };
  // It is there; `running` is what it has of this participant, if anything. A waiting offer goes out.
  Adoption adopt(const mcu::RunningParticipant* running, Timestamp drop_at, Out& out);
  void mcu_down() { lost_ = false; }
  // Whether the reply is to this link's offer; then the client's message id, and what it is to hear is up to the
  // caller.
  bool takes(uint64_t offer) const { return offer_ && offer_->number == offer; }
  std::optional<MessageId> on_reply(const mcu::Reply& reply);
  // True if it means the connection of this link.
  bool on_state(const mcu::ParticipantStateEvent& event);
  // True if something changed.
  bool set_slots(const std::vector<mcu::SlotState>& slots);
  bool set_layers(const std::vector<std::string>& layers);

  // ---- time
  Timestamp next_deadline() const { return drop_at_; }

  // ---- questions
  const SiteId& participant() const { return participant_; }
  const ConnectionId& connection() const { return connection_; }
  bool has_media() const { return media_; }  // the client wants sound and picture
  bool is_lost() const { return lost_; }     // the mcu says that it is disconnected or closed
  bool is_answered() const { return answered_; }  // the mcu has media of it
  const std::vector<mcu::SlotState>& slots() const { return slots_; }
  const std::vector<std::string>& layers() const { return layers_; }

 private:
  struct WaitingOffer {
    uint64_t number = 0;
    std::optional<MessageId> reply_to;
    std::string sdp;
  };

  void send_offer(Out& out);

  ConferenceId conference_;
  SiteId participant_;
  bool media_ = false;
  ConnectionId connection_;            // name of the client's media
  std::optional<WaitingOffer> offer_;  // not answered yet
  ConnectionId mcu_connection_;        // last offered or adopted; empty: none
  bool answered_ = false;              // the mcu has answered an offer of it
  bool lost_ = false;
  Timestamp drop_at_ = media::kNever;  // when the mcu is told to drop a connection nobody came back for
  std::vector<mcu::SlotState> slots_;
  std::vector<std::string> layers_;
};

}  // namespace signaling
