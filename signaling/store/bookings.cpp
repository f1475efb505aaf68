#include "signaling/store/bookings.h"

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(BookingRow& r) {
  return std::tie(r.id, r.start, r.sequence, r.cancelled, r.urgent, r.created, r.changed_at, r.changed_by, r.document);
}

media::Result<void> Bookings::add(const BookingRow& row) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO bookings (id, start, sequence, cancelled, urgent, created, changed_at, changed_by, document) "
        "VALUES (:id, :start, :sequence, :cancelled, :urgent, :created, :changed_at, :changed_by, :document)",
        row.id, row.start, row.sequence, row.cancelled, row.urgent, row.created, row.changed_at, row.changed_by,
        row.document);
  });
}

media::Result<bool> Bookings::update(const BookingRow& row) {
  return change(database_, [&](soci::session& sql) {
    return run(sql,
               "UPDATE bookings SET start = :start, sequence = :sequence, cancelled = :cancelled, "
               "changed_at = :changed_at, changed_by = :changed_by, document = :document WHERE id = :id",
               row.start, row.sequence, row.cancelled, row.changed_at, row.changed_by, row.document, row.id) > 0;
  });
}

media::Result<std::vector<BookingRow>> Bookings::all() {
  return attempt(database_, [](soci::session& sql) {
    return select<BookingRow>(sql,
                              "SELECT id, start, sequence, cancelled, urgent, created, changed_at, changed_by, "
                              "document FROM bookings ORDER BY start, id");
  });
}

}  // namespace signaling
