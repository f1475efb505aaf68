#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mcu/conference/conference.h"
#include "tests/sim/sim_site.h"

namespace sim {

// What the wall clock says when a simulation begins, in milliseconds.
inline constexpr int64_t kUnixStart = 1'800'000'000'000;

// What other work takes from the server: at the beginning of each span `every` (0: nothing is taken) the shard's thread
// does not run for `shard`, and the codec lanes do not for `lanes`.
struct Strain {
  Duration every{0};
  Duration shard{0};
  Duration lanes{0};
  size_t socket_room = 1000;  // datagrams that wait in a site's socket meanwhile; further ones are dropped
};

// A whole conference in one thread and in virtual time: the real Conference with its bridges, simulated sites, and a
// seeded network between them. run_for() always goes on to the earliest deadline of all, so a minute takes as long as
// its work. The same seed gives the same result.
class SimConference {
 public:
  explicit SimConference(uint64_t seed);
  // Composes pictures by these settings; by the others they are small and cost little.
  SimConference(uint64_t seed, mcu::VideoBridgeSettings composed);
  ~SimConference();

  // Adds a seat and, unless `connect` is false, its endpoint. Give the tone 0 for a site that is silent.
  SimSite& add_site(const std::string& id, SiteSignal signal, mcu::View view = mcu::View::kComposed,
                    bool connect = true);
  // Connects a (new) endpoint for the seat.
  SimSite& connect(const std::string& id);
  SimSite& site(const std::string& id) { return *sites_.at(id)->endpoint; }
  LineQuality& uplink(const std::string& id) { return sites_.at(id)->line->site.quality; }
  LineQuality& downlink(const std::string& id) { return sites_.at(id)->line->mcu.quality; }
  // What was sent, and lost, on the lines of the site's connection.
  const VirtualNetwork::End& sent_up(const std::string& id) const { return sites_.at(id)->line->site; }
  const VirtualNetwork::End& sent_down(const std::string& id) const { return sites_.at(id)->line->mcu; }

  // The next so many datagrams do not arrive.
  void lose_up(const std::string& id, int datagrams) { sites_.at(id)->line->site.burst_left = datagrams; }
  void lose_down(const std::string& id, int datagrams) { sites_.at(id)->line->mcu.burst_left = datagrams; }

  // From now on.
  void strain(const Strain& strain);
  // Late ticks, dropped datagrams and the longest queue since the last call. How busy the cores are is not simulated.
  mcu::ServerFigures take_server_figures();

  // The desired state; apply() makes it count.
  mcu::DesiredConference& desired() { return desired_; }
  mcu::DesiredGroup& halls() { return desired_.groups.front(); }
  // Puts these sites first in the picture of the halls, the others behind them.
  void stage(std::initializer_list<const char*> ids);
  mcu::DesiredParticipant& desired(const std::string& id);
  void apply();

  mcu::Conference& conference() { return *conference_; }
  const std::vector<mcu::Event>& events() const { return events_; }
  // What a site was last told to stand in its slots.
  std::vector<mcu::SlotState> slots(const std::string& id) const;

  void run_for(Duration duration);
  Timestamp now() const { return now_; }

 private:
  // The line of one connection.
  struct Line {
    Line() {
      site.peer = &mcu;
      mcu.peer = &site;
    }
    VirtualNetwork::End site;
    VirtualNetwork::End mcu;
  };
  struct Seat {
    SiteSignal signal;
    std::unique_ptr<Line> line;
    std::unique_ptr<SimSite> endpoint;
  };

  void step(Timestamp until);
  void work(bool shard, bool lanes);
  // Of the present span of strain: whether the first `part` of it is not over; and when that changes.
  bool is_taken(Duration part) const;
  Timestamp next_change() const;

  media::Certificate certificate_;
  Timestamp now_;
  media::Random random_;
  VirtualNetwork network_;
  mcu::InlineLane audio_lane_{8};
  mcu::InlineLane video_lane_{4};
  Strain strain_;
  Timestamp strained_since_;
  size_t longest_queue_ = 0;
  mcu::Conference::Troubles told_;
  std::deque<mcu::Task> posted_;
  std::vector<mcu::Event> events_;
  std::map<std::string, std::unique_ptr<Seat>> sites_;
  std::vector<std::unique_ptr<Line>> retired_lines_;  // the mcu may still hold one
  std::vector<VirtualIce*> mcu_ice_;
  Seat* connecting_ = nullptr;
  mcu::DesiredConference desired_;
  int connections_ = 0;
  std::unique_ptr<mcu::Conference> conference_;
};

}  // namespace sim
