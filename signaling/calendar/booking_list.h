#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "signaling/base/ids.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// A booking and what is known of it besides.
struct BookingRecord {
  ConferenceBooking booking;
  bool urgent = false;  // called, not booked
  WallTime created;
  WallTime changed_at;
  UserId changed_by;
  friend bool operator==(const BookingRecord&, const BookingRecord&) = default;
};

// Which bookings are wanted.
struct BookingQuery {
  std::string text{};                                           // somewhere in the title, see search_key; empty: any
  std::optional<CalendarTime> from{};                           // of the start
  std::optional<CalendarTime> to{};                             // before it
  std::optional<std::pair<CalendarTime, BookingId>> after{};    // the last one of the page before
  size_t limit = 50;
};

// All bookings in memory, cancelled and old ones too. Not thread-safe. Pointers it gives out live until the booking is
// put again.
class BookingList {
 public:
  static constexpr size_t kMaxFormer = 200;  // former versions kept, of all bookings

  // Adds it, or takes it in place of the one with this id, which is kept as a former version for a while.
  void put(BookingRecord record);
  const BookingRecord* find(const BookingId& id) const;
  size_t size() const { return entries_.size(); }

  // By start.
  std::vector<const BookingRecord*> search(const BookingQuery& query) const;
  // True if `key`, a search_key, is in its title's.
  bool has_in_title(const BookingId& id, std::string_view key) const;
  // All there are.
  std::vector<const BookingRecord*> all() const;
  // What a booking was before its last changes, newest first, so that somebody who saw that can be told what is new.
  // Empty after a restart.
  std::vector<const BookingRecord*> former(const BookingId& id) const;

  // An id that no booking has or had: "<prefix>-20261201-1" by the day of `start`.
  BookingId new_id(std::string_view prefix, CalendarTime start) const;

 private:
  struct Entry {
    BookingRecord record;
    std::string title_key;
  };

  std::map<BookingId, Entry> entries_;
  std::map<std::pair<CalendarTime, BookingId>, const Entry*> by_start_;  // into entries_, whose places stay
  std::deque<BookingRecord> former_;  // oldest first
};

}  // namespace signaling
