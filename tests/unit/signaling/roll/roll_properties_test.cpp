// Random operations on RollCall: whatever happens, nobody who is due is forgotten, no answer is lost, calls last as
// long as they should, and the events, also as JSON, give the state again.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "media/base/random.h"
#include "signaling/roll/roll_call.h"
#include "signaling/roll/roll_event_json.h"
#include "tests/unit/signaling/roll/roll_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::kNever;

constexpr uint64_t kSites = 6;
const ClockPair kClocks{WallTime(1764118800000ms), Timestamp(500s)};

SiteId site(uint64_t n) { return SiteId("site-" + std::to_string(n)); }

class World {
 public:
  explicit World(uint64_t seed) : random_(seed) { plan(); }

  void step() {
    now_ += std::chrono::nanoseconds(random_.below(9'000'000'000));
    while (roll_.next_deadline() <= now_) {
      const Timestamp due = roll_.next_deadline();
      const Timestamp noticed = random_.below(10) == 0 ? now_ : due;
      roll_.handle_timeout(noticed);
      ASSERT_TRUE(roll_.next_deadline() == kNever || roll_.next_deadline() == noticed + 20s);
    }
    operate(site(random_.below(kSites + 1)));
  }

  void check() {
    for (const auto& event : roll_.take_events()) add(event);
    const auto& state = roll_.state();
    ASSERT_EQ(folded_, state);
    ASSERT_EQ(reread_, state);
    check_due(state);
    for (const auto& entry : state.entries) {
      const auto told = told_.find(entry.site);
      if (told != told_.end()) {
        ASSERT_TRUE(entry.presence);
        ASSERT_EQ(*entry.presence, told->second.presence) << "no answer or mark is lost";
        ASSERT_EQ(entry.delegates, told->second.delegates);
      }
      ASSERT_TRUE(entry.presence || entry.delegates == 0);
    }
  }

 private:
  void plan() {
    std::vector<RollSite> sites;
    for (uint64_t i = 0; i < kSites; ++i) {
      if (random_.below(5) != 0) sites.push_back({site(i), static_cast<uint32_t>(random_.below(40))});
    }
    if (roll_.plan(sites, now_)) {
      std::erase_if(told_, [&](const auto& told) { return roll_.entry(told.first) == nullptr; });
    }
  }

  RollReport report() {
    RollReport report;
    if (random_.below(2) == 0) report.head = "Trưởng đoàn";
    if (random_.below(2) == 0) report.delegates = static_cast<uint32_t>(random_.below(kMaxDelegates + 2));
    return report;
  }

  void operate(const SiteId& who) {
    switch (random_.below(12)) {
      case 0:
        (void)roll_.start(now_);
        break;
      case 1:
        (void)roll_.next(now_);
        break;
      case 2:
        (void)roll_.call(who, now_);
        break;
      case 3:
      case 4:
      case 5:
        (void)roll_.answer(roll_.state().turn ? SiteId(called(roll_)) : who, report(), now_);
        break;
      case 6:
        (void)roll_.mark(who, static_cast<Presence>(random_.below(4)), report(), now_);
        break;
      case 7:
        (void)roll_.answer(who, report(), now_);
        break;
      case 8:
        random_.below(2) == 0 ? roll_.pause(now_) : roll_.resume(now_);
        break;
      case 9:
        roll_.resume(now_);
        break;
      case 10:
        if (random_.below(4) == 0) {
          (void)roll_.stop(now_);
        } else if (random_.below(4) == 0) {
          roll_.remove(who, now_);
        }
        break;
      default:
        if (random_.below(10) == 0) plan();
    }
  }

  void add(const RollEvent& event) {
    ASSERT_GE(event.at, last_) << "the record runs forward";
    last_ = event.at;
    if (const auto* recorded = std::get_if<SiteRecorded>(&event.what)) told_[recorded->site] = *recorded;
    apply(folded_, event);
    const auto read = read_roll_event(boost::json::parse(boost::json::serialize(to_json(event, kClocks))), kClocks);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(*read, event);
    apply(reread_, *read);
  }

  // Each site is due at one place at most, and nobody who was recorded in this roll is.
  void check_due(const RollState& state) {
    std::map<SiteId, int> due;
    for (const auto& waiting : state.waiting) ++due[waiting];
    for (const auto& again : state.again) ++due[again];
    if (state.turn) ++due[state.turn->site];
    for (const auto& [who, times] : due) {
      ASSERT_EQ(times, 1) << who.value();
      ASSERT_NE(roll_.entry(who), nullptr);
    }
    ASSERT_TRUE(!state.running || state.turn) << "a roll that runs calls somebody";
    ASSERT_TRUE(!state.turn || state.turn->until - state.turn->since == 20s);
    ASSERT_TRUE(!state.turn || state.paused_since || roll_.next_deadline() == state.turn->until);
  }

  media::Random random_;
  Timestamp now_ = Timestamp(1000s);
  RollCall roll_;
  RollState folded_;
  RollState reread_;
  std::map<SiteId, SiteRecorded> told_;
  Timestamp last_{};
};

TEST(RollProperties, HoldForRandomConferences) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    World world(seed);
    for (int i = 0; i < 150; ++i) {
      world.step();
      world.check();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
  }
}

// Without anybody's doing, a roll ends after two calls of everybody, each with its whole time.
TEST(RollProperties, SilentSitesAreAllCalledTwice) {
  for (size_t count = 1; count <= 12; ++count) {
    std::vector<RollSite> sites;
    for (size_t i = 0; i < count; ++i) sites.push_back({site(i), 1});
    auto roll = make_roll(sites);
    (void)roll.start(at(0s));
    while (roll.next_deadline() != kNever) roll.handle_timeout(roll.next_deadline());
    const auto events = roll.take_events();
    EXPECT_EQ(events.back().at, at(2 * count * 20s));
    EXPECT_EQ(std::count_if(events.begin(), events.end(),
                            [](const auto& e) { return std::holds_alternative<SiteCalled>(e.what); }),
              static_cast<int64_t>(2 * count));
    for (const auto& entry : roll.state().entries) EXPECT_EQ(entry.presence, Presence::kAbsent);
  }
}

TEST(RollProperties, RestoredInMidCallItGoesOn) {
  auto roll = make_roll({});
  (void)roll.plan(kThree, at(0s));
  (void)roll.start(at(0s));
  (void)roll.answer(kA, {}, at(4s));
  RollCall restored;
  restored.restore(roll.take_events());
  EXPECT_EQ(restored.state(), roll.state());
  EXPECT_TRUE(restored.take_events().empty());
  EXPECT_EQ(restored.remaining(at(10s)), 14s);
  EXPECT_EQ(restored.next_deadline(), at(24s));
}

}  // namespace
}  // namespace signaling
