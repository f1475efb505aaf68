#include "signaling/store/attendance_answers.h"

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(AttendanceAnswer& a) {
  return std::tie(a.booking, a.occurrence, a.site, a.answer, a.head, a.delegates, a.sequence, a.at, a.by);
}

media::Result<void> AttendanceAnswers::put(const AttendanceAnswer& a) {
  return change(database_, [&](soci::session& sql) {
    run(sql, "DELETE FROM attendance WHERE booking = :booking AND occurrence = :occurrence AND site = :site", a.booking,
        a.occurrence, a.site);
    run(sql,
        "INSERT INTO attendance (booking, occurrence, site, answer, head, delegates, sequence, answered_at, "
        "answered_by) VALUES (:booking, :occurrence, :site, :answer, :head, :delegates, :sequence, :at, :by)",
        a.booking, a.occurrence, a.site, a.answer, a.head, a.delegates, a.sequence, a.at, a.by);
  });
}

media::Result<void> AttendanceAnswers::ask_again(const BookingId& booking) {
  return change(database_, [&](soci::session& sql) {
    run(sql, "UPDATE attendance SET answer = '' WHERE booking = :booking", booking);
  });
}

media::Result<std::vector<AttendanceAnswer>> AttendanceAnswers::of_booking(const BookingId& booking) {
  return attempt(database_, [&](soci::session& sql) {
    return select<AttendanceAnswer>(
        sql,
        "SELECT booking, occurrence, site, answer, head, delegates, sequence, answered_at, answered_by FROM attendance "
        "WHERE booking = :booking ORDER BY occurrence, site",
        booking);
  });
}

}  // namespace signaling
