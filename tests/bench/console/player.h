#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "signaling/session/line_monitor.h"
#include "tests/bench/console/hall.h"
#include "tests/bench/console/scene.h"
#include "tests/sim/reel.h"
#include "tests/sim/sim_conference.h"
#include "tests/unit/signaling/diagnosis/loss_count.h"

namespace bench {

// What the console told of one fault.
struct Told {
  FaultKind played = FaultKind::kFineLoss;
  double strength = 0;
  std::string word;  // at the end, of the first of its sites that is told otherwise than is right, or of all
  bool right = false;
  std::optional<double> after_s;  // from the onset until all its sites were told rightly; none: they never were
};

struct Outcome {
  std::vector<Told> faults;
  std::vector<std::string> false_alarms;  // "SITE KIND": of sites without a fault, or before it
  int fine_over_5pct = 0;                 // directions of sites that lost more than 5 % and were told fine
  bool line_for_server = false;           // a line was blamed for the server's overload
  std::vector<double> diagnose_ms;        // CPU time of each second's diagnosis
  double seconds = 0;                     // played
  bool right() const;
};

// Plays one scene: the real conference in simulation, the real monitor and diagnosis, second by second, until kPatience
// after the onset. One thread, virtual time; the same scene gives the same outcome but for diagnose_ms.
class Player {
 public:
  static constexpr media::Duration kPatience = std::chrono::seconds(10);

  // `reel`: what halls show, and what those without an open microphone send. Outlives the player.
  Player(const Scene& scene, const signaling::DiagnosisSettings& settings, const sim::Reel& reel);
  Outcome play();

 private:
  struct Site {
    std::unique_ptr<Hall> hall;
    std::optional<media::Timestamp> connected_since;
    bool camera_wanted = false;
    bool gone = false;  // its page too
    int64_t bytes_up = 0, bytes_down = 0;  // when the conference had settled
    std::array<int64_t, 2> datagrams{}, lost{};  // up and down, a second ago
    std::array<signaling::LossCount, 2> losses{};
    const Fault* fault = nullptr;
  };

  void add_sites(const sim::Reel& reel);
  void begin(const Fault& fault);
  void strike(const Fault& fault);
  void strike_line(const Fault& fault, size_t site);
  void make_thin(size_t site, bool up, double strength);
  void strain_server(const Fault& fault);
  void run_to(media::Timestamp time);
  void each_second(const Fault& fault);
  void second();
  void follow_events();
  void report();
  std::vector<signaling::ObservedSite> observe() const;
  mcu::ServerFigures server();
  void judge(const signaling::MonitoredSecond& second);
  void judge_losses(size_t index, const signaling::SiteVerdict& verdict);
  void judge_fault(const Fault& fault, Told& told, const signaling::MonitoredSecond& second);
  bool has_begun(const Fault& fault) const { return sim_.now() >= start_ + fault.onset; }
  bool hits_the_server() const;
  double between(double low, double high) { return low + (high - low) * random_.unit(); }

  const Scene& scene_;
  media::Random random_;
  sim::SimConference sim_;
  const media::Timestamp start_;
  signaling::LineMonitor monitor_;
  std::array<Site, kSites> sites_;
  std::vector<const Fault*> waiting_;  // for their onset, the next one last
  size_t events_seen_ = 0;
  int seconds_ = 0;
  std::array<bool, 2 * kSites> told_fine_{};  // while it lost too much
  Outcome outcome_;
};

}  // namespace bench
