#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A booking as it is stored. What is booked stands in the document, which the store does not read.
struct BookingRow {
  BookingId id;
  WallTime start;
  int64_t sequence = 0;  // grows with every change
  bool cancelled = false;
  bool urgent = false;  // called, not booked
  WallTime created;
  WallTime changed_at;
  UserId changed_by;
  std::string document;  // JSON

  friend bool operator==(const BookingRow&, const BookingRow&) = default;
};

// The bookings. None is ever removed, so an id is never given twice. Errors as in database.h; store.exists: the id is
// taken, store.missing: there is no user `changed_by`. One thread, as the database.
class Bookings {
 public:
  explicit Bookings(Database& database) : database_(database) {}

  media::Result<void> add(const BookingRow& row);
  // Replaces all but `id`, `urgent` and `created`. False: there is no such booking.
  media::Result<bool> update(const BookingRow& row);
  // By start.
  media::Result<std::vector<BookingRow>> all();

 private:
  Database& database_;
};

}  // namespace signaling
