#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "signaling/floor/floor_event.h"

namespace signaling {

// All that FloorControl knows of one floor: plain data, changed by apply() and by nothing else. Who begins with other
// settings than these fills them in before FloorControl is made.
struct FloorData {
  FloorId floor = FloorId::kSpeech;
  FloorSettings settings{};
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> chair_site = std::nullopt;
  std::optional<SiteId> lecturer = std::nullopt;  // under kLecture
  QueueOrder order = QueueOrder::kTime;
  bool by_hand = false;                   // somebody moved a request since `order` was set
  std::vector<PlannedSpeaker> planned{};  // for QueueOrder::kPlanned
  std::vector<SiteId> spoken{};           // sites whose turn has ended, in the order of their first one
  std::vector<SiteId> gone{};             // sites whose connection is lost; others count as connected
  std::optional<Timestamp> paused_since = std::nullopt;
  bool closed = false;
  uint64_t next_request = 1;
  std::vector<FloorHolder> holders{};  // in the order of their grants
  std::vector<FloorRequest> queue{};   // the next one first

  // The time by which turns are counted: stands still in a break.
  Timestamp turn_time(Timestamp now) const { return paused_since.value_or(now); }
  // The chair's site, and the lecturer's under kLecture.
  bool has_standing_right(const SiteId& site) const;
  // May be heard, or show its content, now.
  bool has_floor(const SiteId& site) const;
  bool is_gone(const SiteId& site) const;
  const FloorHolder* holder(const SiteId& site) const;
  const FloorRequest* request(const SiteId& site) const;
  // Place in the queue from 1; none if the site does not wait.
  std::optional<size_t> place(const SiteId& site) const;
  friend bool operator==(const FloorData&, const FloorData&) = default;
};

// Makes of `data` what it is after `event`. An event that does not fit, from a record that was tampered with, changes
// little or nothing and harms nothing else. Events of the other floor change nothing.
void apply(FloorData& data, const FloorEvent& event);

}  // namespace signaling
