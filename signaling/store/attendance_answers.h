#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// What a site answered to its invitation.
struct AttendanceAnswer {
  BookingId booking;
  std::string occurrence;  // the original start of one of a series; empty: the whole booking
  SiteId site;
  std::string answer;  // "yes", "no"; empty: it was asked again since
  std::string head;    // who leads the delegation
  int64_t delegates = 0;
  int64_t sequence = 0;  // of the invitation that was answered
  WallTime at;
  std::string by;  // who answered: a login name, a device, "mail"

  friend bool operator==(const AttendanceAnswer&, const AttendanceAnswer&) = default;
};

// The answers, one for each booking (or one of a series) and site: the last one counts. Errors as in database.h. One
// thread, as the database.
class AttendanceAnswers {
 public:
  explicit AttendanceAnswers(Database& database) : database_(database) {}

  media::Result<void> put(const AttendanceAnswer& answer);
  // Takes "yes" and "no" back, of the whole booking and of its occurrences: all are asked again.
  media::Result<void> ask_again(const BookingId& booking);

  // Whole booking first, then by occurrence and site.
  media::Result<std::vector<AttendanceAnswer>> of_booking(const BookingId& booking);

 private:
  Database& database_;
};

}  // namespace signaling
