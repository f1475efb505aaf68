#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"
#include "mcu/bridge/audio_bridge.h"
#include "mcu/bridge/video_bridge.h"
#include "mcu/conference/participant.h"
#include "mcu/conference/topology.h"
#include "media/base/random.h"

namespace mcu {

// What a conference works with; all of it outlives the conference.
struct ConferenceEnvironment {
  const media::Certificate& certificate;
  IceFactory make_ice;
  Lane& audio_lane;
  Lane& video_lane;
  PostToShard post;
  std::function<void(Event)> publish;  // to signaling
  WallClock wall_clock;
  AudioBridgeSettings audio;
  VideoBridgeSettings video;
  uint64_t seed = 0;  // of SSRCs, first sequence numbers, session ids
};

struct OfferAnswer {
  std::string sdp;
  std::vector<SlotState> slots;
};

// One conference: its desired state, its participants and the two bridges. Plans who gets what (plan_topology) whenever
// something changes and applies the difference to subscriptions, mixer and compositor. A grant of the floor is one
// apply(): sound, stage, caption and countdown change together. conference_plan.cpp has the planning, conference.cpp
// the rest.
// Shard thread; time comes in, next_deadline() goes out.
class Conference : private ParticipantListener {
 public:
  static media::Result<std::unique_ptr<Conference>> create(ConferenceId id, ConferenceEnvironment environment,
                                                           Timestamp now);
  ~Conference() override;

  // The whole desired state; one that is not newer changes nothing. Endpoints of sites it does not name are closed.
  void apply(DesiredConference desired, Timestamp now);

  // Connects a site's endpoint, replaces it (new connection), or restarts its ICE (same connection). Errors: those of
  // Participant, "conference.unknown_site".
  media::Result<OfferAnswer> offer(const Offer& offer, Timestamp now);
  // Error "conference.unknown_connection" if it is not, or no more, the site's.
  media::Result<void> candidate(const Candidate& candidate);
  media::Result<void> leave(const Leave& leave, Timestamp now);
  // Says goodbye to all endpoints.
  void close(Timestamp now);

  // Does what is due. To be called at next_deadline() and after every wake-up that brought this conference anything.
  void poll(Timestamp now);
  Timestamp next_deadline() const;

  const ConferenceId& id() const { return id_; }
  RunningConference describe() const;
  // What was measured since the last call, which should be a second ago.
  ConferenceFigures figures(Timestamp now);
  // What goes wrong in the server and not on a line, since the conference began.
  struct Troubles {
    uint64_t late_ticks = 0;     // audio and frame ticks that began too late, or not at all
    uint64_t socket_drops = 0;   // datagrams that the queues of sockets had no room for
    friend bool operator==(const Troubles&, const Troubles&) = default;
  };
  Troubles troubles() const;
  const Topology& topology() const { return topology_; }
  // Null if no endpoint is there for the site.
  Participant* participant(const SiteId& site);
  const AudioBridge& audio() const { return *audio_; }
  const VideoBridge& video() const { return *video_; }

 private:
  // A picture that an endpoint sends: still sent while it was seen to flow not long ago.
  struct Flow {
    Timestamp seen = Timestamp::min();
    bool is_on(Timestamp now) const;
    // True if it began or ended.
    bool review(const Source* source, Timestamp now);
    bool was_on = false;
  };
  struct Member {
    std::unique_ptr<Participant> participant;
    Source* mix = nullptr;             // of the audio bridge
    Flow camera;
    Flow content;
    std::vector<SlotState> told_slots;
    size_t told_layers = 0;            // how many of the smallest it was asked for
    Timestamp layers_shrink_at = media::kNever;
  };

  Conference(ConferenceId id, ConferenceEnvironment environment, Timestamp now);
  media::Result<void> start(Timestamp now);

  // ParticipantListener
  void on_state(Participant& participant, ConnectionState state, Timestamp now) override;
  void on_work(Participant& participant) override { working_.push_back(&participant); }

  SiteSecond second_of(const SiteId& site, Member& member, Timestamp now);
  Member* find(const SiteId& site);
  media::Result<Member*> find(const SiteId& site, const ConnectionId& connection);
  const DesiredParticipant* desired(const SiteId& site) const;
  void remove(const SiteId& site, Timestamp now);
  void forget(const Source* source);
  void forget_groups_not_in(const DesiredConference& next);

  // Plans anew and applies the difference.
  void replan(Timestamp now);
  Roster roster(Timestamp now) const;
  void apply_sound(Timestamp now);
  Source* source_for(const SoundPlan& wish);
  bool is_listened_to(const SiteId& site) const;
  void apply_picture(Timestamp now);
  SitePicture picture_of(const DesiredParticipant& wish, bool content, Timestamp now) const;
  GroupScene scene_of(const DesiredGroup& wish) const;
  void apply_slots(const ReceiverPlan& plan, Timestamp now);
  Source* source_for(const SlotPlan& wish);
  void tell_slots(const SiteId& site, Member& member, const ReceiverPlan* plan);
  void tell_layers(const SiteId& site, Member& member, Timestamp now);
  void tell_speaking(Timestamp now);
  bool is_on_stage_of_anybody(const SiteId& site) const;
  size_t layers_wanted(const SiteId& site, const Member& member) const;
  std::vector<SlotState> slots_of(const Member& member, const ReceiverPlan* plan) const;

  // Every 100 ms.
  void review(Timestamp now);
  void follow_sound_delays(const ReceiverPlan& plan);
  bool waits_for_ticks(const Member& member, Timestamp now) const;
  void read_held();
  void poll_participants(Timestamp now);

  const ConferenceId id_;
  ConferenceEnvironment environment_;
  media::Random random_;
  Source::Id next_source_id_ = 1;
  DesiredConference desired_;
  std::unique_ptr<AudioBridge> audio_;
  std::unique_ptr<VideoBridge> video_;
  std::map<SiteId, Member> members_;
  std::vector<std::unique_ptr<Participant>> leaving_;  // ended, destroyed when nobody is inside them
  // A wake-up concerns few participants, so it looks for them here and not in all of them, which lie far apart.
  struct Due {
    Participant* participant;
    Timestamp at;  // its next_deadline()
  };
  std::vector<Due> due_;                // of all members
  std::vector<Participant*> working_;   // since the last poll(); may name some that are no members any more
  Topology topology_;
  bool plan_stale_ = false;
  Timestamp next_review_;
  Timestamp next_speaking_;
  std::vector<SiteId> told_audible_;
  std::optional<SiteId> told_stage_;
  std::optional<SiteId> told_active_;
  std::optional<SiteId> active_speaker_;
  struct Traffic {
    uint64_t received = 0;
    uint64_t sent = 0;
    uint64_t dropped = 0;  // by sockets
  } departed_;  // packets of participants that are gone
};

}  // namespace mcu
