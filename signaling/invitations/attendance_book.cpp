#include "signaling/invitations/attendance_book.h"

#include "signaling/invitations/invited_view.h"
#include "signaling/schedule/plain_text.h"

namespace signaling {
namespace {

std::string occurrence_text(const std::optional<LocalTime>& occurrence) {
  return occurrence ? to_ical_text(*occurrence) : "";
}

media::Result<void> check(const ConferenceBooking& booking, const Invited& invited, const Attendance& attendance,
                          CalendarTime now) {
  switch (view_of(booking, invited, now).state) {
    case InvitedState::kOpen: break;
    case InvitedState::kWithdrawn:
      return media::failure("attendance.not_invited", "the site is not invited: use the newest invitation");
    case InvitedState::kCancelled: return media::failure("attendance.cancelled", "the conference is cancelled");
    case InvitedState::kOver: return media::failure("attendance.over", "the conference is over");
  }
  if (problem_of_line(attendance.head, kMaxHeadLength)) {
    return media::failure("attendance.head", "the head of delegation must be one line of at most 120 characters");
  }
  if (attendance.delegates < 0 || attendance.delegates > kMaxAttending) {
    return media::failure("attendance.number", "the number of delegates must be 0 to 1000");
  }
  return {};
}

}  // namespace

media::Result<void> AttendanceBook::answer(const ConferenceBooking& booking, const Invited& invited,
                                           const Attendance& attendance, const std::string& by, WallTime now) {
  const auto time = std::chrono::floor<std::chrono::seconds>(now);
  if (auto right = check(booking, invited, attendance, time); !right) return right;
  return AttendanceAnswers(database_).put({.booking = booking.id,
                                           .occurrence = occurrence_text(invited.occurrence),
                                           .site = invited.site,
                                           .answer = attendance.attends ? "yes" : "no",
                                           .head = attendance.head,
                                           .delegates = attendance.delegates,
                                           .sequence = booking.sequence,
                                           .at = now,
                                           .by = by});
}

media::Result<std::vector<SiteAttendance>> AttendanceBook::of(const ConferenceBooking& booking,
                                                              const std::optional<LocalTime>& occurrence) {
  const auto answers = AttendanceAnswers(database_).of_booking(booking.id);
  if (!answers) return tl::unexpected(answers.error());
  const std::string wanted = occurrence_text(occurrence);
  std::vector<SiteAttendance> result;
  for (const auto& site : booking.sites) {
    SiteAttendance one{.site = site};
    for (const auto& answer : *answers) {  // the whole booking comes first: what is about the occurrence wins
      if (answer.site == site && (answer.occurrence.empty() || answer.occurrence == wanted)) one.given = answer;
    }
    result.push_back(std::move(one));
  }
  return result;
}

}  // namespace signaling
