#pragma once

#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/floor/floor_types.h"

namespace signaling {

// Who may speak in one conference: the floor control server of RFC 8855 for the floor `speech`, as a pure state
// machine. It knows no connections, microphones or pictures: the conference session makes of a grant what is heard and
// seen.
//
// A request lives pending → granted → released | revoked, or ends as denied or cancelled; each step is one FloorEvent,
// and each request ends exactly once. The chair's site has a standing right to speak and is never a holder.
//
// Time is an argument that does not run backwards; next_deadline() says when handle_timeout() is to be called. Not
// thread-safe. No operation throws; a refused one changes nothing.
class FloorControl {
 public:
  using Result = tl::expected<void, FloorError>;

  FloorControl(FloorSettings settings, FloorPolicy policy, std::optional<SiteId> chair_site);

  // ---- what a site does
  // Asks for the floor: waits at the end of the queue, or holds it at once under kOpen.
  Result request(const SiteId& site, Timestamp now);
  // Withdraws its waiting request.
  Result cancel(const SiteId& site, Timestamp now);
  // Gives the floor back.
  Result release(const SiteId& site, Timestamp now);

  // ---- what the chair does
  // Gives `site` the floor, whether or not it asked (an invitation). `limit` replaces the general time limit, for a
  // site that already holds it too: the new limit counts from now. With one place the former holder's turn ends in the
  // same step; with several and all taken the grant is refused.
  Result grant(const SiteId& site, std::optional<Duration> limit, Timestamp now);
  // Takes a waiting request off the queue.
  Result deny(const SiteId& site, Timestamp now);
  // Ends a holder's turn.
  Result revoke(const SiteId& site, Timestamp now);
  void revoke_all(Timestamp now);
  // kChaired → kOpen: holders stay, without limits; waiting requests are cancelled, since nobody decides on them any
  // more and no microphone may go live unasked. kOpen → kChaired: the turns of all end.
  void set_policy(FloorPolicy policy, Timestamp now);

  // ---- what the conference does
  // A break begins: the clocks of all turns stand still, limits and drop graces, until resume(). All else goes on.
  void pause(Timestamp now);
  void resume(Timestamp now);
  // The site takes part no longer: its request is cancelled, its turn revoked.
  void remove(const SiteId& site, Timestamp now);
  // Another site is the chair's, or none. A request or turn of the new one ends: it needs none.
  void set_chair_site(std::optional<SiteId> site, Timestamp now);

  // ---- what the line does
  // The site's connection is lost. A request keeps its place; a holder keeps the floor for the drop grace.
  void site_dropped(const SiteId& site, Timestamp now);
  // It is back: the turn goes on with the time it had left.
  void site_returned(const SiteId& site, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  // Does what is due: warnings, ends of limits, releases.
  void handle_timeout(Timestamp now);

  // ---- questions
  // The time by which turns are counted: stands still in a break.
  Timestamp turn_time(Timestamp now) const { return paused_since_.value_or(now); }
  FloorPolicy policy() const { return policy_; }
  const FloorSettings& settings() const { return settings_; }
  bool may_speak(const SiteId& site) const;
  const FloorHolder* holder(const SiteId& site) const;
  // Place in the queue from 1; none if the site does not wait.
  std::optional<size_t> place(const SiteId& site) const;
  // In the order of their grants.
  std::span<const FloorHolder> holders() const { return holders_; }
  // In the order of their requests.
  std::span<const FloorRequest> queue() const { return queue_; }

  // What happened since the last call, in order.
  std::vector<FloorEvent> take_events();

 private:
  using HolderIterator = std::vector<FloorHolder>::iterator;
  using RequestIterator = std::vector<FloorRequest>::iterator;

  bool is_chair_site(const SiteId& site) const { return chair_site_ == site; }
  HolderIterator find_holder(const SiteId& site);
  RequestIterator find_request(const SiteId& site);
  void start_turn(uint64_t request, const SiteId& site, std::optional<Duration> limit, FloorCause cause, Timestamp now);
  void end_turn(HolderIterator holder, RequestStatus status, FloorCause cause, Timestamp at);
  void end_request(RequestIterator request, RequestStatus status, FloorCause cause, Timestamp at);
  void set_limit(FloorHolder& holder, std::optional<Duration> limit, Timestamp now);
  void add_event(const FloorHolder& holder, FloorCause cause, Timestamp at);
  Timestamp deadline_of(const FloorHolder& holder) const;
  void advance(HolderIterator holder, Timestamp at);

  FloorSettings settings_;
  FloorPolicy policy_;
  std::optional<SiteId> chair_site_;
  std::optional<Timestamp> paused_since_;
  uint64_t next_request_ = 1;
  std::vector<FloorHolder> holders_;
  std::vector<FloorRequest> queue_;
  std::vector<FloorEvent> events_;
};

}  // namespace signaling
