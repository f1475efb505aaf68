#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "signaling/base/ids.h"
#include "signaling/floor/floor_types.h"

namespace signaling {

// How long a called hall rings before its page answers by itself.
inline constexpr Duration kRingTime = std::chrono::seconds(10);

// An urgent conference (họp khẩn) that wants a site.
struct UrgentSummons {
  ConferenceId conference;
  std::string title;
  std::string from;  // who calls: the chair's site, or the operator
  friend bool operator==(const UrgentSummons&, const UrgentSummons&) = default;
};

// A call that rings.
struct RingingCall {
  UrgentSummons summons;
  Timestamp since;

  // Time left until the page answers by itself, never negative.
  Duration answer_in(Timestamp now) const;
};

// A move into an urgent conference that a site was given notice of.
struct ComingMove {
  UrgentSummons summons;
  Timestamp at;

  // Time left until the site is moved, never negative.
  Duration in(Timestamp now) const;
};

// Which conference the schedule has seated each site in, and which sites an urgent conference calls: so, where a hall's
// device is to be. A site that is called waits, wherever it is seated, until the call is answered; one that was given
// notice before is moved without another ring. Pure. Not thread-safe.
class HallPlaces {
 public:
  void seat(const SiteId& site, const ConferenceId& conference);
  void unseat(const SiteId& site);

  // The site will be moved into this conference when its call comes, at about `at`.
  void notice(const SiteId& site, UrgentSummons summons, Timestamp at);
  // The conference calls the site; a newer call replaces an older one.
  void ring(const SiteId& site, UrgentSummons summons, Timestamp now);
  // Ends the call of this conference, or takes note of its notice; false if there is neither.
  bool answer(const SiteId& site, const ConferenceId& conference);

  // The conference is over: no seats, calls and notices of it any more.
  void forget(const ConferenceId& conference);

  // Where the hall's device is to be, whether or not that conference is open; none: in standby.
  std::optional<ConferenceId> place(const SiteId& site) const;
  // Null: none rings; none is ahead.
  const RingingCall* call(const SiteId& site) const;
  const ComingMove* move(const SiteId& site) const;

 private:
  std::map<SiteId, ConferenceId> seats_;
  std::map<SiteId, ComingMove> moves_;
  std::map<SiteId, RingingCall> calls_;
};

}  // namespace signaling
