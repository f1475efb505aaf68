#include "signaling/store/booking_papers.h"

#include <set>

#include "signaling/store/sql.h"

namespace signaling {
namespace {

struct Row {
  BookingId booking;
};
auto columns(Row& row) { return std::tie(row.booking); }

struct PaperRow {
  PaperId paper;
};
auto columns(PaperRow& row) { return std::tie(row.paper); }

}  // namespace

media::Result<void> BookingPapers::set(const BookingId& booking, const std::vector<PaperId>& papers) {
  return change(database_, [&](soci::session& sql) {
    run(sql, "DELETE FROM booking_papers WHERE booking = :booking", booking);
    for (const PaperId paper : std::set<PaperId>(papers.begin(), papers.end())) {
      run(sql, "INSERT INTO booking_papers (booking, paper) VALUES (:booking, :paper)", booking, paper);
    }
  });
}

media::Result<std::vector<BookingId>> BookingPapers::bookings_of(PaperId paper) {
  return attempt(database_, [&](soci::session& sql) {
    std::vector<BookingId> found;
    const std::string query = "SELECT booking FROM booking_papers WHERE paper = :paper ORDER BY booking";
    for (auto& row : select<Row>(sql, query, paper)) found.push_back(std::move(row.booking));
    return found;
  });
}

media::Result<std::vector<PaperId>> BookingPapers::held_by_none(WallTime time) {
  return attempt(database_, [&](soci::session& sql) {
    std::vector<PaperId> found;
    const std::string query =
        "SELECT id FROM papers WHERE created < :time AND id NOT IN (SELECT paper FROM booking_papers) ORDER BY id";
    for (const auto& row : select<PaperRow>(sql, query, time)) found.push_back(row.paper);
    return found;
  });
}

}  // namespace signaling
