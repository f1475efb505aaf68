#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "signaling/floor/queue_order.h"
#include "tests/unit/signaling/floor/floor_scene.h"

// Random operations on a floor, and what must hold after each of them.
namespace signaling {

inline constexpr uint64_t kSites = 6;

inline SiteId site(uint64_t n) { return SiteId("site-" + std::to_string(n)); }

inline bool is_end(RequestStatus status) { return status >= RequestStatus::kDenied; }

// The requests as the record tells them.
class FloorRecord {
 public:
  void add(const FloorEvent& event) {
    ASSERT_GE(event.at, last_) << "the record runs forward";
    last_ = event.at;
    if (const auto* step = std::get_if<RequestChanged>(&event.what)) add(*step);
    if (const auto* turn = std::get_if<TurnChanged>(&event.what)) {
      ASSERT_EQ(status_[turn->request], RequestStatus::kGranted);
    }
  }

  // The numbers of the requests in a state, sorted.
  std::vector<uint64_t> in(RequestStatus wanted) const {
    std::vector<uint64_t> found;
    for (const auto& [request, status] : status_) {
      if (status == wanted) found.push_back(request);
    }
    return found;
  }

 private:
  void add(const RequestChanged& step) {
    const auto known = status_.find(step.request);
    if (known == status_.end()) {
      ASSERT_GT(step.request, newest_) << "request numbers grow";
      newest_ = step.request;
      ASSERT_FALSE(is_end(step.status));
    } else {
      ASSERT_FALSE(is_end(known->second)) << "a request ended twice";
      const bool granted = known->second == RequestStatus::kGranted;
      const bool ends_turn = step.status == RequestStatus::kReleased || step.status == RequestStatus::kRevoked;
      const bool waits_again = step.status == RequestStatus::kPending && step.cause == FloorCause::kUndo;
      ASSERT_EQ(granted, ends_turn || waits_again);
    }
    status_[step.request] = step.status;
  }

  std::map<uint64_t, RequestStatus> status_;
  uint64_t newest_ = 0;
  Timestamp last_ = Timestamp::min();
};

inline FloorData initial(media::Random& random) {
  FloorData data;
  data.floor = random.below(4) == 0 ? FloorId::kContent : FloorId::kSpeech;
  data.settings = {.max_holders = data.floor == FloorId::kContent ? 1 : 1 + random.below(3),
                   .time_limit = random.below(2) == 0 ? std::optional<Duration>() : std::optional<Duration>(40s),
                   .warning = 10s,
                   .grace = 5s,
                   .drop_grace = 8s};
  data.policy = static_cast<FloorPolicy>(random.below(3));
  data.chair_site = site(0);
  return data;
}

// A floor and everything that random sites, chairs and lines do to it.
struct FloorWorld {
  explicit FloorWorld(uint64_t seed) : random(seed), first(initial(random)), floor(first) {}

  SiteId who() { return site(random.below(kSites)); }
  std::vector<SiteId> some() {
    std::vector<SiteId> sites;
    for (uint64_t n = 0; n < kSites; ++n) {
      if (random.below(2) == 0) sites.push_back(site(n));
    }
    return sites;
  }

  void wait() {
    now += std::chrono::milliseconds(random.below(4000));
    while (random.below(8) != 0 && floor.next_deadline() <= now) {  // sometimes the timer is late
      const Timestamp due = floor.next_deadline();
      floor.handle_timeout(due);
      ASSERT_GT(floor.next_deadline(), due) << "a deadline that is handled is gone";
    }
  }

  void change_rules() {
    switch (random.below(10)) {
      case 0:
        floor.set_policy(static_cast<FloorPolicy>(random.below(3)), who(), now);
        break;
      case 1:
        floor.set_order(static_cast<QueueOrder>(random.below(4)), now);
        break;
      case 2:
        (void)floor.move(who(), random.below(5), now);
        break;
      case 3:
        floor.clear(now);
        break;
      case 4:
        random.below(2) == 0 ? floor.revoke_taken(now) : floor.revoke_all(now);
        break;
      case 5:
        random.below(2) == 0 ? floor.pause(now) : floor.resume(now);
        break;
      case 6:
        floor.remove(who(), now);
        break;
      case 7:
        floor.set_chair_site(who(), now);
        break;
      case 8:
        (void)floor.plan_speakers({{who(), "x"}, {who(), ""}}, now);
        break;
      default: {
        auto settings = floor.data().settings;
        if (first.floor == FloorId::kSpeech) settings.max_holders = 1 + random.below(3);
        settings.warning = std::chrono::seconds(random.below(20));
        (void)floor.set_settings(settings, now);
      }
    }
  }

  void operate() {
    const SiteId s = who();
    switch (random.below(13)) {
      case 0:
      case 1:
      case 2:
        (void)floor.request(s, {.priority = random.below(2) == 0}, now);
        break;
      case 3:
        (void)floor.cancel(s, now);
        break;
      case 4:
        (void)floor.release(s, now);
        break;
      case 5:
        (void)floor.grant(s, {.unlimited = random.below(3) == 0}, now);
        break;
      case 6:
        (void)floor.grant(s, {.limit = 20s}, now);
        break;
      case 7:
        (void)floor.grant_next(now);
        break;
      case 8:
        (void)floor.deny(s, now);
        break;
      case 9:
        (void)floor.revoke(s, now);
        break;
      case 10:
        random.below(2) == 0 ? floor.site_dropped(s, now) : floor.site_returned(s, now);
        break;
      case 11:
        random.below(2) == 0 ? floor.expect_sound(some(), now) : floor.heard(some(), now);
        break;
      default:
        change_rules();
    }
  }

  void step() {
    wait();
    if (act && random.below(3) == 0) {
      floor.undo(*act, now);
      act.reset();
      return;
    }
    floor.handle_timeout(now);
    FloorAct next{floor.data(), {}, now};
    operate();
    next.after = floor.data();
    if (random.below(4) == 0) act = next;
  }

  void check() {
    for (auto& event : floor.take_events()) {
      record.add(event);
      events.push_back(std::move(event));
    }
    const auto& data = floor.data();
    check_numbers(data);
    check_order(data);
    for (const auto& holder : data.holders) check_turn(data, holder);
  }

  void check_numbers(const FloorData& data) {
    const bool bounded = data.floor == FloorId::kContent || data.policy != FloorPolicy::kOpen;
    // Who holds when the number of places is lowered goes on; nobody is added.
    if (bounded) {
      ASSERT_LE(data.holders.size(), std::max(data.settings.max_holders, held_before));
    }
    held_before = data.holders.size();
    std::vector<uint64_t> waiting, granted;
    for (const auto& request : data.queue) waiting.push_back(request.id);
    for (const auto& holder : data.holders) granted.push_back(holder.request);
    std::ranges::sort(waiting);
    std::ranges::sort(granted);
    ASSERT_EQ(waiting, record.in(RequestStatus::kPending));
    ASSERT_EQ(granted, record.in(RequestStatus::kGranted));
    for (const auto& request : data.queue) {
      ASSERT_EQ(data.holder(request.site), nullptr) << "nobody waits and holds";
      ASSERT_FALSE(data.has_standing_right(request.site));
    }
    if (data.floor == FloorId::kSpeech) {
      for (const auto& holder : data.holders) ASSERT_FALSE(data.has_standing_right(holder.site));
    }
  }

  void check_order(const FloorData& data) {
    if (data.by_hand) return;
    std::vector<uint64_t> queue;
    for (const auto& request : data.queue) queue.push_back(request.id);
    ASSERT_EQ(queue, arranged(data, data.order)) << to_string(data.order);
  }

  void check_turn(const FloorData& data, const FloorHolder& holder) {
    if (!holder.limit) return;
    const auto left = *holder.remaining(data.turn_time(now));
    ASSERT_LE(left, *holder.limit);
    // The clock of each turn, counted here anew: it runs unless the site is gone or there is a break.
    auto& clock = clocks[holder.request];
    const bool same = clock.limit_at == holder.limit_at && clock.at != Timestamp();
    if (same && !clock.stopped && !holder.gone_since && !data.paused_since) {
      ASSERT_EQ(left, std::max(Duration(), clock.left - (now - clock.at)));
    }
    if (clock.stopped && (holder.gone_since || data.paused_since) && same) {
      ASSERT_EQ(left, clock.left);
    }
    clock = {holder.limit_at, now, left, holder.gone_since || data.paused_since};
  }

  struct TurnClock {
    Timestamp limit_at;
    Timestamp at;
    Duration left{};
    bool stopped = false;
  };

  media::Random random;
  FloorData first;
  FloorControl floor;
  FloorRecord record;
  std::vector<FloorEvent> events;
  std::optional<FloorAct> act;
  size_t held_before = 0;
  std::map<uint64_t, TurnClock> clocks;
  Timestamp now = Timestamp(100s);
};

}  // namespace signaling
