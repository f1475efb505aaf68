#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/invitations/invitation_links.h"
#include "signaling/schedule/conference_booking.h"
#include "signaling/store/attendance_answers.h"

namespace signaling {

// What a site says: whether it attends, with whom at the head and how many.
struct Attendance {
  bool attends = true;
  std::string head{};   // name and post of who leads the delegation
  int delegates = 0;
};

inline constexpr int kMaxAttending = 1'000;
inline constexpr size_t kMaxHeadLength = 120;  // characters

// One site's place in the list of answers. `given` is what counts for it: what it said about this occurrence, or else
// about the whole booking.
struct SiteAttendance {
  SiteId site;
  std::optional<AttendanceAnswer> given{};  // none: it never answered
};

// Who attends what. Answers come by the confirm link, from the hall's page or from an operator; the last one counts.
// One thread, the database's.
class AttendanceBook {
 public:
  explicit AttendanceBook(Database& database) : database_(database) {}

  // Stores an answer; within the caller's transaction or in one of its own. `by`: a login name, a device, "mail".
  // Refused, with nothing stored: "attendance.not_invited" (also an occurrence of what is no series),
  // "attendance.cancelled", "attendance.over", "attendance.head", "attendance.number"; errors as in database.h.
  media::Result<void> answer(const ConferenceBooking& booking, const Invited& invited, const Attendance& attendance,
                             const std::string& by, WallTime now);

  // The answers of all invited sites, in their order; about one occurrence, or the whole booking.
  media::Result<std::vector<SiteAttendance>> of(const ConferenceBooking& booking,
                                                const std::optional<LocalTime>& occurrence = {});

 private:
  Database& database_;
};

}  // namespace signaling
