#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "mcu/conference/shard.h"
#include "mcu/control/control_server.h"

namespace mcu {

// Carries the commands of the control channel to the shard where their conference lives, and its answers back. A
// conference stays on one shard for life; which one follows from its id. Any thread; the shards outlive it.
class Dispatcher : public ControlTarget {
 public:
  explicit Dispatcher(std::vector<std::unique_ptr<Shard>>& shards) : shards_(shards) {}

  void execute(CommandBody command, ReplyHandler reply) override;
  void describe(std::function<void(std::vector<RunningConference>)> answer) override;
  // What runs on all shards, with figures since the last call; of the server what shards know: late ticks and drops.
  void collect_figures(std::function<void(FiguresEvent)> answer);

 private:
  // One handler per message; each runs its work on the shard and answers once.
  void on(SetConference command, ReplyHandler reply);
  void on(RemoveConference command, ReplyHandler reply);
  void on(Offer command, ReplyHandler reply);
  void on(Candidate command, ReplyHandler reply);
  void on(Leave command, ReplyHandler reply);
  void on(Hello command, ReplyHandler reply);

  Shard& shard_of(const ConferenceId& id);

  std::vector<std::unique_ptr<Shard>>& shards_;
};

}  // namespace mcu
