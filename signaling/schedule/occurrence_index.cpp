#include "signaling/schedule/occurrence_index.h"

#include <algorithm>

namespace signaling {

void OccurrenceIndex::put(const BookingId& booking, std::vector<Occurrence> occurrences) {
  remove(booking);
  if (occurrences.empty()) return;
  auto& places = of_booking_[booking];
  for (auto& occurrence : occurrences) {
    longest_ = std::max(longest_, occurrence.end - occurrence.testing_from);
    const CalendarTime begin = occurrence.testing_from;
    places.push_back(by_time_.emplace(begin, std::move(occurrence)));
  }
}

void OccurrenceIndex::remove(const BookingId& booking) {
  const auto found = of_booking_.find(booking);
  if (found == of_booking_.end()) return;
  for (const auto place : found->second) by_time_.erase(place);
  of_booking_.erase(found);
}

std::vector<const Occurrence*> OccurrenceIndex::touching(CalendarTime from, CalendarTime to) const {
  std::vector<const Occurrence*> found;
  for (auto i = by_time_.lower_bound(from - longest_); i != by_time_.end() && i->first < to; ++i) {
    if (i->second.end > from) found.push_back(&i->second);
  }
  return found;
}

}  // namespace signaling
