// Random days with restarts, jumps of the calendar clock, persons and lines: no conference opens twice or not at all,
// none is closed but by a person or after 15 minutes without anybody, and a hall is in one conference at a time.
#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/signaling/schedule/clock_scene.h"

namespace signaling {
namespace {

using namespace scene;
using enum ConferencePhase;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kConferences = 5;
constexpr int kSites = 5;

SiteId site(uint64_t n) { return SiteId("s" + std::to_string(n)); }

bool may_follow(ConferencePhase from, ConferencePhase to) {
  switch (to) {
    case kScheduled: return from == kTesting;
    case kTesting: return from == kScheduled;
    case kInSession: return from != kInSession;
    case kPaused: return from == kInSession;
    case kClosed: return from != kClosed;
  }
  return false;
}

class World {
 public:
  explicit World(uint64_t seed) : random_(seed) {
    std::vector<Occurrence> planned;
    for (int i = 0; i < kConferences; ++i) {
      std::vector<SiteId> sites;
      for (int s = 0; s < kSites; ++s) {
        if (random_.below(2) == 0) sites.push_back(site(s));
      }
      sites.push_back(site(kSites + i));
      auto o = scene::occurrence("c" + std::to_string(i), kNow + minutes(random_.below(12 * 60)),
                                 minutes(20 + random_.below(180)), sites);
      o.auto_start = random_.below(3) == 0;
      planned.push_back(o);
    }
    w_.plan(planned);
  }

  void step() {
    switch (random_.below(14)) {
      case 0: w_.restart(seconds(1 + random_.below(random_.below(6) == 0 ? 20'000 : 60))); forget_presence(); break;
      case 1: w_.jump(seconds(random_.below(2 * 3600)) - 3600s); break;
      case 2: w_.jump(random_.below(2) == 0 ? 48h : -48h); break;
      case 3: (void)w_.clock.start(any(), kBy, w_.now); break;
      case 4: (void)w_.clock.pause(any(), kBy, w_.now); break;
      case 5: (void)w_.clock.resume(any(), kBy, w_.now); break;
      case 6: close(); break;
      case 7: reopen(); break;
      case 8: call_now(); break;
      case 9:
      case 10: w_.clock.site_joined(any(), site(random_.below(kSites + kConferences)), w_.now); break;
      case 11: w_.clock.site_left(any(), site(random_.below(kSites + kConferences)), w_.now); break;
      default: run(seconds(random_.below(1500)));
    }
    w_.clock.handle_timeout(w_.now);
    check();
  }

  size_t openings() const { return openings_; }

 private:
  ConferenceId any() { return ConferenceId("c" + std::to_string(random_.below(kConferences + 2))); }

  // One wake-up at a time, so that presence is watched at each.
  void run(seconds span) {
    const Timestamp end = w_.now.steady + span;
    while (w_.now.steady < end) {
      const Timestamp next = std::min(end, w_.clock.next_deadline(w_.now));
      const auto wait = std::max<seconds>(1s, std::chrono::ceil<seconds>(next - w_.now.steady));
      w_.now.calendar += wait;
      w_.now.steady += wait;
      w_.clock.handle_timeout(w_.now);
      check();
    }
  }

  void close() {
    if (random_.below(4) == 0) (void)w_.clock.close(any(), true, kBy, w_.now);
  }

  void reopen() {
    const auto id = any();
    const auto* run = w_.clock.find(id);
    const bool closed = run != nullptr && run->phase == kClosed;
    const bool done = w_.clock.reopen(id, kBy, w_.now).has_value();
    if (done) {
      ASSERT_TRUE(closed);
    }
  }

  void call_now() {
    if (random_.below(4) != 0) return;
    UrgentCall call{any(), {}, "Họp khẩn", {site(random_.below(kSites)), site(kSites + random_.below(kConferences))},
                    30min, kOperator};
    (void)w_.clock.call_now(call, kBy, w_.now);
  }

  void forget_presence() { lonely_since_.clear(); }

  void check() {
    w_.take();
    for (const auto& event : std::exchange(w_.events, {})) check_event(event);
    ASSERT_GT(w_.clock.next_deadline(w_.now), w_.now.steady) << "what is due is done";
    for (const auto* run : w_.clock.runs()) check_run(*run);
    for (const auto& [seated, id] : w_.clock.seating()) {
      const auto* run = w_.clock.find(id);
      ASSERT_NE(run, nullptr);
      ASSERT_TRUE(run->is_open());
      ASSERT_EQ(std::ranges::count(run->plan.sites, seated), 1);
    }
  }

  void check_event(const ScheduleEvent& event) {
    if (event.kind != ScheduleEventKind::kPhase) return;
    auto& phase = phases_[event.conference];
    ASSERT_TRUE(may_follow(phase, event.phase)) << to_string(phase) << " → " << to_string(event.phase);
    phase = event.phase;
    if (event.phase == kTesting) {
      ++openings_;
      ASSERT_EQ(++opened_[event.conference], 1) << event.conference.value() << " opened twice";
    }
    if (event.phase == kClosed && event.cause != ScheduleCause::kPerson) {
      ASSERT_EQ(event.cause, ScheduleCause::kAllGone);
      const auto lonely = lonely_since_.find(event.conference);
      ASSERT_NE(lonely, lonely_since_.end()) << "somebody was there";
      ASSERT_GE(w_.now.steady - lonely->second, kEmptyTime);
    }
  }

  void check_run(const ConferenceRun& run) {
    ASSERT_EQ(phases_[run.id()], run.phase) << "the record tells every change";
    const bool its_time = run.plan.testing_from <= w_.now.calendar && w_.now.calendar < run.expected_end;
    ASSERT_FALSE(its_time && run.phase == kScheduled) << run.id().value() << " is missed";
    if (run.phase != kScheduled) {
      ASSERT_EQ(w_.stored.at(run.id()), run) << "what is stored is what is";
    }
    const bool lonely = run.holds_session() && w_.clock.present(run.id()).empty();
    if (lonely) {
      lonely_since_.try_emplace(run.id(), w_.now.steady);
    } else {
      lonely_since_.erase(run.id());
    }
  }

  media::Random random_;
  Clockwork w_;
  std::map<ConferenceId, ConferencePhase> phases_;
  std::map<ConferenceId, int> opened_;
  std::map<ConferenceId, Timestamp> lonely_since_;
  size_t openings_ = 0;
};

TEST(ScheduleProperties, HoldOnRandomDays) {
  size_t openings = 0;
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    World world(seed);
    for (int i = 0; i < 150; ++i) {
      world.step();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
    openings += world.openings();
  }
  EXPECT_GT(openings, 300U);
}

}  // namespace
}  // namespace signaling
