// Random operations on FloorControl: whatever happens, never more holders than places, no request lost or ended twice,
// the order of requests kept, times exact, and the record alone gives the state again.
#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "signaling/floor/floor_control.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr int kSites = 6;  // 0 is the chair's site

SiteId site(uint64_t n) { return SiteId("site-" + std::to_string(n)); }

bool is_end(RequestStatus status) { return status >= RequestStatus::kDenied; }

// The state of all requests as the record tells it.
class Record {
 public:
  void add(const FloorEvent& event) {
    const auto known = status_.find(event.request);
    if (known == status_.end()) {
      ASSERT_GT(event.request, newest_) << "request numbers grow";
      newest_ = event.request;
      ASSERT_TRUE(event.status == RequestStatus::kPending || event.status == RequestStatus::kGranted);
    } else {
      ASSERT_FALSE(is_end(known->second)) << "a request ended twice";
      const bool was_granted = known->second == RequestStatus::kGranted;
      const bool granted_end = event.status == RequestStatus::kReleased || event.status == RequestStatus::kRevoked;
      ASSERT_EQ(was_granted, granted_end || (was_granted && event.status == RequestStatus::kGranted));
    }
    ASSERT_GE(event.at, last_) << "the record runs forward";
    last_ = event.at;
    status_[event.request] = event.status;
    site_[event.request] = event.site;
  }

  // The requests in a state, oldest first.
  std::vector<std::pair<uint64_t, SiteId>> in(RequestStatus wanted) const {
    std::vector<std::pair<uint64_t, SiteId>> found;
    for (const auto& [request, status] : status_) {
      if (status == wanted) found.emplace_back(request, site_.at(request));
    }
    return found;
  }

 private:
  std::map<uint64_t, RequestStatus> status_;
  std::map<uint64_t, SiteId> site_;
  uint64_t newest_ = 0;
  Timestamp last_{};
};

struct World {
  explicit World(uint64_t seed)
      : random(seed),
        floor({.max_holders = 1 + static_cast<size_t>(random.below(3)),
               .time_limit = random.below(2) == 0 ? std::optional<Duration>() : std::optional<Duration>(40s),
               .warning = 10s,
               .grace = 5s,
               .drop_grace = 8s},
              random.below(4) == 0 ? FloorPolicy::kOpen : FloorPolicy::kChaired, site(0)) {}

  void step() {
    now += std::chrono::milliseconds(random.below(4000));
    while (floor.next_deadline() <= now) {
      const Timestamp due = floor.next_deadline();
      floor.handle_timeout(due);
      ASSERT_GT(floor.next_deadline(), due) << "a deadline that is handled is gone";
    }
    const SiteId who = site(random.below(kSites));
    switch (random.below(10)) {
      case 0:
      case 1:
      case 2: (void)floor.request(who, now); break;
      case 3: (void)floor.cancel(who, now); break;
      case 4: (void)floor.release(who, now); break;
      case 5: (void)floor.grant(who, random.below(2) == 0 ? std::nullopt : std::optional<Duration>(20s), now); break;
      case 6: (void)floor.deny(who, now); break;
      case 7: (void)floor.revoke(who, now); break;
      case 8: random.below(2) == 0 ? floor.site_dropped(who, now) : floor.site_returned(who, now); break;
      default:
        if (random.below(8) == 0) {
          floor.set_policy(random.below(3) == 0 ? FloorPolicy::kOpen : FloorPolicy::kChaired, now);
        } else if (random.below(8) == 0) {
          floor.revoke_all(now);
        }
    }
  }

  void check() {
    for (const auto& event : floor.take_events()) record.add(event);
    if (floor.policy() == FloorPolicy::kChaired) {
      ASSERT_LE(floor.holders().size(), floor.settings().max_holders);
    }
    ASSERT_EQ(floor.holder(site(0)), nullptr);
    ASSERT_TRUE(floor.may_speak(site(0)));

    const auto waiting = record.in(RequestStatus::kPending);
    ASSERT_EQ(waiting.size(), floor.queue().size());
    for (size_t i = 0; i < waiting.size(); ++i) {
      ASSERT_EQ(waiting[i].first, floor.queue()[i].id) << "the queue is in the order of the requests";
      ASSERT_EQ(waiting[i].second, floor.queue()[i].site);
      ASSERT_EQ(floor.place(waiting[i].second), i + 1);
      ASSERT_EQ(floor.holder(waiting[i].second), nullptr) << "nobody waits and holds";
    }
    const auto granted = record.in(RequestStatus::kGranted);
    ASSERT_EQ(granted.size(), floor.holders().size());
    for (const auto& [request, who] : granted) {
      const auto* holder = floor.holder(who);
      ASSERT_NE(holder, nullptr);
      ASSERT_EQ(holder->request, request);
      if (holder->limit) {
        ASSERT_LE(*holder->remaining(now), *holder->limit);
      }
    }
  }

  media::Random random;
  FloorControl floor;
  Record record;
  Timestamp now = Timestamp(100s);
};

TEST(FloorProperties, HoldForRandomConferences) {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    World world(seed);
    for (int i = 0; i < 300; ++i) {
      world.step();
      world.check();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
  }
}

TEST(FloorProperties, TheSameOperationsGiveTheSameRecord) {
  World first(7);
  World second(7);
  for (int i = 0; i < 500; ++i) {
    first.step();
    second.step();
    const auto a = first.floor.take_events();
    const auto b = second.floor.take_events();
    ASSERT_EQ(a.size(), b.size());
    for (size_t k = 0; k < a.size(); ++k) {
      ASSERT_EQ(a[k].request, b[k].request);
      ASSERT_EQ(a[k].status, b[k].status);
      ASSERT_EQ(a[k].at, b[k].at);
    }
  }
}

}  // namespace
}  // namespace signaling
