#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <thread>
#include <vector>

#include "mcu/conference/conference.h"
#include "mcu/ice/nice_ice_transport.h"
#include "mcu/loop/event_loop.h"
#include "mcu/loop/lane.h"

namespace mcu {

// What all shards of a process share; outlives them.
struct ShardEnvironment {
  const media::Certificate& certificate;
  NiceIceFactory& ice;
  LanePool& audio_pool;
  LanePool& video_pool;
  std::function<void(Event)> publish;  // any thread
  AudioBridgeSettings audio;
  VideoBridgeSettings video;
};

// What a shard's conferences were like, since it was asked last.
struct ShardFigures {
  std::vector<ConferenceFigures> conferences;
  int64_t late_ticks = 0;    // of ServerFigures
  int64_t socket_drops = 0;  // likewise
};

// A thread with an event loop and the conferences that live on it, each for its whole life. All cheap work of a
// conference happens here; heavy codec work goes to lanes of the pools.
class Shard {
 public:
  explicit Shard(ShardEnvironment environment);
  // Closes the conferences and joins the thread.
  ~Shard();

  // Runs `call` on the shard's thread. Any thread.
  using Call = std::function<void(Shard& shard, Timestamp now)>;
  void post(Call call);

  // The rest: shard thread only.
  media::Result<Conference*> conference_for(const ConferenceId& id, Timestamp now);  // made if it is not there
  Conference* find(const ConferenceId& id);
  void remove(const ConferenceId& id, Timestamp now);
  std::vector<RunningConference> describe() const;
  ShardFigures figures(Timestamp now);

 private:
  // A conference with the lanes it alone uses; members end in reverse order.
  struct Hosted {
    std::unique_ptr<Lane> audio_lane;
    std::unique_ptr<Lane> video_lane;
    std::unique_ptr<Conference> conference;
  };
  void run();
  void after_wake_up();

  ShardEnvironment environment_;
  EventLoop loop_;
  Conference::Troubles ended_;  // of conferences that were removed
  Conference::Troubles told_;   // in figures already
  std::map<ConferenceId, Hosted> conferences_;
  std::unique_ptr<DeadlineTimer> timer_;
  EventLoop::Hook hook_;
  std::thread thread_;
};

}  // namespace mcu
