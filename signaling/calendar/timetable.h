#pragma once

#include <map>
#include <vector>

#include "media/base/result.h"
#include "signaling/schedule/occurrence_index.h"

namespace signaling {

// When everything takes place: all occurrences of all bookings as they are booked, and the index that clashes are asked
// of, in which a conference lasts as long as it really does: longer after an extension, shorter once it was closed.
//
// Pure; not thread-safe.
class Timetable {
 public:
  using Occurrences = std::vector<Occurrence>;

  // All occurrences of a booking, whenever they are. Errors are those of the rule.
  static media::Result<Occurrences> of(const ConferenceBooking& booking);

  // Takes the occurrences of a booking in place of those it had, which are given back: exchange them again to undo.
  Occurrences exchange(const BookingId& booking, Occurrences planned);
  const Occurrences& planned(const BookingId& booking) const;
  // As booked; whose test window or session touches [from, to).
  Occurrences planned(CalendarTime from, CalendarTime to) const;
  // When the last one is planned to end; the beginning of time if there is none.
  CalendarTime end_of(const BookingId& booking) const;

  // What is known of the end of one conference, instead of what was planned.
  void set_end(const BookingId& booking, const ConferenceId& conference, CalendarTime end);
  // It ends as planned again.
  void clear_end(const BookingId& booking, const ConferenceId& conference);

  const OccurrenceIndex& index() const { return index_; }

 private:
  void put(const BookingId& booking);

  std::map<BookingId, Occurrences> planned_;
  std::map<ConferenceId, CalendarTime> ends_;
  OccurrenceIndex index_;
};

}  // namespace signaling
