#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "signaling/schedule/occurrence.h"

namespace signaling {

// All planned occurrences by time, so that what touches a span is found without looking at the rest: a list sorted by
// the begin of the test window, searched from the longest span before it. Spans are bounded by kMaxLength and
// kMaxTestWindow, so a search sees little more than it returns.
//
// Not thread-safe. Pointers it gives out live until the next put() or remove().
class OccurrenceIndex {
 public:
  // Takes the occurrences of a booking in place of those it had. All of them bear this booking's id.
  void put(const BookingId& booking, std::vector<Occurrence> occurrences);
  void remove(const BookingId& booking);

  // Whose test window or session touches [from, to), by the begin of the test window.
  std::vector<const Occurrence*> touching(CalendarTime from, CalendarTime to) const;
  size_t size() const { return by_time_.size(); }

 private:
  using ByTime = std::multimap<CalendarTime, Occurrence>;

  ByTime by_time_;
  std::unordered_map<BookingId, std::vector<ByTime::iterator>> of_booking_;
  std::chrono::seconds longest_{0};  // of any span that was ever put in
};

}  // namespace signaling
