// Random bookings: clashes are symmetric, agree with a minute-by-minute count, and are found in time.
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "signaling/schedule/find_clashes.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

SiteId site(uint64_t n) { return SiteId("s" + std::to_string(n)); }

Occurrence draw(media::Random& random, int id, uint64_t span_minutes, uint64_t sites) {
  std::set<SiteId> chosen = {site(random.below(sites))};
  for (uint64_t i = random.below(sites); i > 0; --i) chosen.insert(site(random.below(sites)));
  auto o = scene::occurrence("c" + std::to_string(id), scene::kNow + minutes(5 * random.below(span_minutes / 5)),
                             minutes(5 + 5 * random.below(30)), {chosen.begin(), chosen.end()});
  o.testing_from = o.start - minutes(5 * random.below(13));
  return o;
}

// A clash without saying who asks.
auto key(const Clash& c) { return std::tuple(c.kind, c.site, c.from, c.to); }

struct World {
  explicit World(uint64_t seed) : random(seed) {
    capacity = {1 + random.below(4), 3 + random.below(20)};
    for (int i = 0; i < 14; ++i) {
      all.push_back(draw(random, i, 600, 6));
      index.put(all.back().booking, {all.back()});
    }
    for (const auto& o : all) answers.push_back(find_clashes(o, index, capacity));
  }
  std::vector<Clash> between(size_t a, size_t b) const {
    std::vector<Clash> found;
    for (const auto& c : answers[a]) {
      if (c.other == all[b].conference) found.push_back(c);
    }
    std::ranges::sort(found, {}, key);
    return found;
  }
  media::Random random;
  Capacity capacity;
  OccurrenceIndex index;
  std::vector<Occurrence> all;
  std::vector<std::vector<Clash>> answers;
};

TEST(ClashProperties, Symmetric) {
  size_t seen = 0;
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const World world(seed);
    for (size_t a = 0; a < world.all.size(); ++a) {
      for (size_t b = 0; b < a; ++b) {
        const auto there = world.between(a, b), back = world.between(b, a);
        ASSERT_EQ(there.size(), back.size()) << "seed " << seed;
        for (size_t i = 0; i < there.size(); ++i) ASSERT_EQ(key(there[i]), key(back[i])) << "seed " << seed;
        seen += there.size();
      }
    }
  }
  EXPECT_GT(seen, 10'000U);
}

bool runs_at(const Occurrence& o, CalendarTime t) { return o.start <= t && t < o.end; }
bool tests_at(const Occurrence& o, CalendarTime t) { return o.testing_from <= t && t < o.end; }
bool has(const Occurrence& o, const SiteId& s) { return std::ranges::count(o.sites, s) != 0; }

// What an observer who looks at every fifth minute would report of `own`.
std::set<std::tuple<ClashKind, SiteId, ConferenceId>> observed(const World& world, const Occurrence& own) {
  std::set<std::tuple<ClashKind, SiteId, ConferenceId>> found, tested;
  for (CalendarTime t = own.testing_from; t < own.end; t += 5min) {
    size_t conferences = 0, seats = 0;
    for (const auto& o : world.all) {
      if (runs_at(o, t)) ++conferences, seats += o.sites.size();
    }
    for (const auto& o : world.all) {
      if (o.conference == own.conference) continue;
      const bool both = runs_at(own, t) && runs_at(o, t);
      for (const auto& s : own.sites) {
        if (has(o, s) && both) found.emplace(ClashKind::kSession, s, o.conference);
        if (has(o, s) && tests_at(o, t)) tested.emplace(ClashKind::kTestWindow, s, o.conference);
      }
      if (!both) continue;
      if (conferences > world.capacity.conferences) found.emplace(ClashKind::kConferences, SiteId(), o.conference);
      if (seats > world.capacity.seats) found.emplace(ClashKind::kSeats, SiteId(), o.conference);
    }
  }
  for (const auto& [kind, s, other] : tested) {
    if (!found.contains({ClashKind::kSession, s, other})) found.emplace(kind, s, other);
  }
  return found;
}

TEST(ClashProperties, AgreeWithAnObserverOfEveryMinute) {
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    const World world(seed);
    for (size_t i = 0; i < world.all.size(); ++i) {
      std::set<std::tuple<ClashKind, SiteId, ConferenceId>> told;
      for (const auto& c : world.answers[i]) {
        if (!c.other.value().empty()) told.emplace(c.kind, c.site, c.other);
      }
      ASSERT_EQ(told, observed(world, world.all[i])) << "seed " << seed;
    }
  }
}

TEST(ClashProperties, TenThousandStoredConferencesCostLittle) {
  media::Random random(5);
  OccurrenceIndex index;
  for (int i = 0; i < 10'000; ++i) {
    const auto o = draw(random, i, 365 * 24 * 60, 12);
    index.put(o.booking, {o});
  }
  constexpr int kChecks = 200;
  size_t clashes = 0;
  auto best = std::chrono::steady_clock::duration::max();
  for (int round = 0; round < 5; ++round) {
    const auto before = std::chrono::steady_clock::now();
    for (int i = 0; i < kChecks; ++i) {
      clashes += find_clashes(draw(random, -1 - i, 365 * 24 * 60, 12), index, {4, 48}).size();
    }
    best = std::min(best, (std::chrono::steady_clock::now() - before) / kChecks);
  }
  EXPECT_GT(clashes, 100U);
  EXPECT_LT(best, 1ms) << "sanitizers included";
  RecordProperty("microseconds_a_check", static_cast<int>(best / 1us));
}

}  // namespace
}  // namespace signaling
