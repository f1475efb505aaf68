#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "media/base/ids.h"
#include "media/base/time.h"
#include "mcu/api/site_figures.h"
#include "signaling/preflight/endpoint_test.h"
#include "signaling/preflight/preflight_judge.h"
#include "signaling/preflight/preflight_report.h"
#include "signaling/preflight/preflight_settings.h"

namespace signaling {

using media::SiteId;
using media::Timestamp;

// A site as the conference has it now.
struct TestSite {
  SiteId site;
  std::optional<Timestamp> connected_since{};  // none: it is not there
  uint64_t device = 0;                         // names its device's connection; another one after each coming
  bool media = false;                          // its sound and picture get through
  bool has_floor = false;
  bool live = false;  // its microphone is heard
};

struct TestConditions {
  bool testing = false;    // the conference is open for testing, not in session
  bool measuring = false;  // the mcu is there; without it nothing is tested
};

// When which site of a conference is tested, and what came of it. While the conference is open for testing, every site
// is tested by itself, without sounds, when it has been connected for a while; a red one again and again; one that
// comes back anew. Whoever is not there for a while is red without a test. At any time somebody may ask for tests;
// during a session they have no probe of bandwidth, and who holds the floor waits, as does who is heard if the test has
// sounds.
//
// A test: its device is asked (Start), the mcu's seconds of kQuiet are collected, the device answers within kPatience.
// At most kAtOnce sites are tested at a time, in the order in which they were wanted. What a test without sounds cannot
// say of the echo stays as the last one with sounds found it; that alone is no reason to test again by itself.
//
// One per conference; pure; not thread-safe. Call update() whenever sites or phase may have changed.
class Preflight {
 public:
  static constexpr size_t kAtOnce = 3;
  static constexpr Duration kSettle = std::chrono::seconds(5);        // a line is left in peace after it came
  static constexpr Duration kQuiet = std::chrono::seconds(6);         // of a test, before the probe loads the line
  static constexpr Duration kPatience = std::chrono::seconds(40);     // for a device's answer
  static constexpr Duration kAbsence = std::chrono::seconds(60);      // after this a site that should be there is red
  static constexpr Duration kFirstRetest = std::chrono::seconds(60);  // of a red site,
  static constexpr Duration kRetest = std::chrono::minutes(2);        // and from then on
  // Somebody who asks about a site that is not there is told so again only after that.
  static constexpr Duration kRepeat = std::chrono::seconds(10);

  struct Start {
    SiteId site;
    uint64_t test = 0;
    bool sounds = false;
    bool probe = false;
  };
  struct Finished {
    SiteId site;
    std::shared_ptr<const PreflightReport> report;  // never null
  };
  struct Status {
    SiteId site;
    TestState state = TestState::kUntested;
    std::shared_ptr<const PreflightReport> report{};  // of the newest test; null: there was none
    Timestamp at{};                                   // when it ended
    std::optional<Timestamp> retest_at{};
    friend bool operator==(const Status&, const Status&) = default;  // the same report, not an equal one
  };

  // `first_test`: the first test's number; tests count from there. With one above those of an earlier run, its answers
  // match no test of this one.
  Preflight(const PreflightSettings& settings, uint64_t first_test);

  // What the record says of a site's newest test. Before the first update(), in any order; of sites that it will name.
  void restore(const SiteId& site, PreflightReport report, Timestamp at);

  // The sites as they are now, in the conference's order, each once; who is not among them is forgotten.
  void update(std::span<const TestSite> sites, const TestConditions& conditions, Timestamp now);

  // Somebody, whose name is `by`, wants a test of this site, or of all (none). What waits or runs stays the one test of
  // its site, and the first who asked for it the one who did; if only the new wish is with sounds, a waiting one gets
  // them, and a running one is followed by another. Unknown sites are passed over.
  void request(const std::optional<SiteId>& site, bool sounds, const std::string& by, Timestamp now);
  // What the site's device found. False if this is not the number of a test of this site that runs.
  bool answer(const SiteId& site, uint64_t test, EndpointTest found, Timestamp now);
  // A second of the mcu; counts if its site's line is being measured.
  void add_second(const mcu::SiteSecond& second, Timestamp now);

  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // What happened since the last call.
  std::vector<Start> take_starts();
  std::vector<Finished> take_finished();

  // All sites in the conference's order.
  std::vector<Status> statuses() const;
  // Grows whenever statuses() may have changed.
  uint64_t version() const { return version_; }

 private:
  // A test that is wanted and has not begun.
  struct Wish {
    uint64_t order = 0;  // of waiting
    bool sounds = false;
    std::optional<std::string> by{};  // who asked; none: nobody
    friend bool operator==(const Wish&, const Wish&) = default;
  };
  struct Run {
    uint64_t test = 0;
    Timestamp since{};
    std::optional<std::string> by{};
    bool answered = false;
    TestEvidence evidence;
  };
  struct Site {
    TestSite now;
    std::shared_ptr<const PreflightReport> report{};
    Timestamp reported{};
    std::optional<Wish> wish{};
    std::optional<Run> run{};
    // When it is to be tested, or to be found absent, by itself.
    Timestamp due = media::kNever;
    int reds = 0;       // in a row
    bool fresh = true;  // update() has not seen it
  };

  Site* find(const SiteId& site);
  void arrange(std::span<const TestSite> sites);
  void follow(Site& site, const TestSite& now, Timestamp at);
  void lose(Site& site, Timestamp now);
  // Plans what happens to the site by itself, as it has just come or gone.
  void plan(Site& site, Timestamp now);
  void forget_plans();
  void ask(Site& site, bool sounds, const std::string& by, Timestamp now);
  void want(Site& site, bool sounds, const std::optional<std::string>& by);
  void begin_waiting(Timestamp now);
  bool may_begin(const Site& site, Timestamp now) const;
  void begin(Site& site, Timestamp now);
  void end_run(Site& site, TestEnd end, Timestamp now);
  void conclude(Site& site, const TestEvidence& evidence, const std::optional<std::string>& by, Timestamp now);
  Timestamp deadline_of(const Site& site) const;

  const PreflightSettings settings_;
  std::vector<Site> sites_;
  TestConditions conditions_;
  Timestamp looked_ = Timestamp::min();  // when it was seen last who may begin
  uint64_t next_test_;
  uint64_t next_order_ = 1;
  uint64_t version_ = 1;
  std::vector<Start> starts_;
  std::vector<Finished> finished_;
};

}  // namespace signaling
